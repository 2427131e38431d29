/** The pictures in the entries of a report, if they are in the journal and small enough. */
import * as l10n from '@vscode/l10n';
import { imageSize } from 'image-size';
import MarkdownIt from 'markdown-it';
import { resolveLink } from '../text/links';
import type { Block, Picture, Turn } from './report';
import { uprightTurn } from './uprightTurn';

/** Returns `undefined` if the file is missing, larger than `maxBytes` or outside the journal. */
export type ReadBytes = (path: string, maxBytes: number) => Promise<Uint8Array | undefined>;

const maxBytes = 1024 * 1024;
const maxTotalBytes = 12 * 1024 * 1024;

/** Pixels, each of which takes some bytes of memory however small the file is. */
const maxPixels = 20_000_000;
const maxTotalPixels = 100_000_000;

const markdown = new MarkdownIt({ html: false });

export interface Pictures {
  readonly shown: ReadonlyMap<string, Picture>;
  /** Those that a report has as their description only, in all formats or in printed ones. */
  readonly notShown: readonly { readonly path: string; readonly why: string }[];
  /** Number of pictures that must not be named. */
  readonly hidden: number;
}

export async function picturesOf(
  blocks: readonly Block[],
  mayLeave: (path: string) => Promise<boolean>,
  readBytes: ReadBytes,
): Promise<Pictures> {
  const shown = new Map<string, Picture>();
  const notShown: { path: string; why: string }[] = [];
  let hidden = 0;
  let bytesLeft = maxTotalBytes;
  let pixelsLeft = maxTotalPixels;
  for (const path of new Set(blocks.flatMap(picturePaths))) {
    if (!(await mayLeave(path))) {
      hidden++;
      continue;
    }
    const bytes = bytesLeft > 0 ? await readBytes(path, Math.min(maxBytes, bytesLeft)) : undefined;
    const type = bytes && typeOf(bytes);
    if (!type) {
      notShown.push({
        path,
        why: bytes
          ? l10n.t('Only PNG, JPEG, GIF and WebP pictures are shown.')
          : l10n.t('It is missing, or there is no room for it: make a copy of less than 1 MB.'),
      });
      continue;
    }
    const size = shownSize(type, bytes);
    const pixels = size.width * size.height;
    if (pixels > Math.min(maxPixels, pixelsLeft)) {
      notShown.push({ path, why: l10n.t('It is too large. Make a smaller copy.') });
      continue;
    }
    if (type === 'webp')
      notShown.push({
        path,
        why: l10n.t('PDF and Word show no WebP. Make a copy as PNG or JPEG.'),
      });
    shown.set(path, { type, bytes, ...size });
    bytesLeft -= bytes.length;
    pixelsLeft -= pixels;
  }
  return { shown, notShown, hidden };
}

/** The size of the upright picture by the file's header, without decoding the file. */
function shownSize(
  type: Picture['type'],
  bytes: Uint8Array,
): Pick<Picture, 'width' | 'height' | 'turn'> {
  try {
    const turn = uprightTurn(type, bytes);
    return { ...turnedSize(imageSize(bytes), turn), turn };
  } catch {
    return { width: 0, height: 0 };
  }
}

export const isQuarterTurn = (turn: Turn | undefined): boolean =>
  turn !== undefined && turn.clockwise % 180 === 90;

/** The shown size of a stored one, and the other way round. */
export const turnedSize = (
  { width, height }: { readonly width: number; readonly height: number },
  turn: Turn | undefined,
): Pick<Picture, 'width' | 'height'> =>
  isQuarterTurn(turn) ? { width: height, height: width } : { width, height };

function picturePaths(block: Block): string[] {
  if (block.kind !== 'words' || block.path === undefined || !block.markdown.includes('!['))
    return [];
  const from = block.path;
  return markdown
    .parse(block.markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'image')
    .map((token) => picturePath(from, String(token.attrGet('src') ?? '')))
    .filter((path) => path !== undefined);
}

/** The path in the journal that a picture's address names; `undefined` for every other address. */
export function picturePath(entry: string, address: string): string | undefined {
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) return undefined;
  const bare = address.replace(/[?#][^]*$/, '');
  try {
    return resolveLink(entry, decodeURIComponent(bare));
  } catch {
    return resolveLink(entry, bare);
  }
}

const signatures: readonly (readonly [Picture['type'], at: number, bytes: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** The type by the file's content; `undefined` if it is not a picture. */
const typeOf = (bytes: Uint8Array): Picture['type'] | undefined =>
  signatures.find(([, at, marks]) => marks.every((mark, index) => bytes[at + index] === mark))?.[0];
