import type { Picture } from '../core/report/report';

/** A picture that Word and PDF can show. */
export interface PrintedPicture extends Picture {
  readonly type: Exclude<Picture['type'], 'webp'>;
}

export const isPrinted = (picture: Picture): picture is PrintedPicture =>
  picture.type !== 'webp' && picture.width > 0 && picture.height > 0;

/** The size of the picture at 96 dpi, reduced to the available space. */
export function fitting(
  { width, height }: Picture,
  space: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, space.width / width, space.height / height);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}
