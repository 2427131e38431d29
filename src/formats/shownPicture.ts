/** A picture as it stands among words: its bytes, and how large it is. */
import { imageSize } from 'image-size';
import type { Picture } from '../core/report/report';

export interface ShownPicture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  /** In dots of the picture. */
  readonly width: number;
  readonly height: number;
}

type PictureType = 'png' | 'jpg' | 'gif';

const types: Readonly<Record<string, PictureType | undefined>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** `undefined` for what paper does not take, or cannot be read. */
export function shownPicture({ type, bytes }: Picture): ShownPicture | undefined {
  const known = types[type];
  if (known === undefined) return undefined;
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { type: known, bytes, width, height } : undefined;
  } catch {
    return undefined;
  }
}

/** As large as it is at 96 dots an inch, or as large as there is room. */
export function fitting(
  { width, height }: ShownPicture,
  room: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, room.width / width, room.height / height);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}
