/** The pictures in the words of a report: read when they lie in the journal and are small. */
import { imageSize } from 'image-size';
import MarkdownIt from 'markdown-it';
import { resolveLink } from '../text/links';
import type { Block, Picture } from './report';

/** `undefined` where the file is not there, larger than that, or lies outside the journal. */
export type ReadBytes = (path: string, atMost: number) => Promise<Uint8Array | undefined>;

const atMost = 1024 * 1024;
const atMostTogether = 12 * 1024 * 1024;

/** Dots of one picture, and of all in a report: each takes some bytes of memory, however small the file is. */
export const maxDots = 20_000_000;
export const maxDotsTogether = 100_000_000;

const markdown = new MarkdownIt({ html: false });

export interface FoundPictures {
  readonly shown: ReadonlyMap<string, Picture>;
  /** Paths of those with more dots than there is room for; their text stands for them. */
  readonly tooLarge: readonly string[];
}

export async function picturesOf(
  blocks: readonly Block[],
  readBytes: ReadBytes,
): Promise<FoundPictures> {
  const shown = new Map<string, Picture>();
  const tooLarge: string[] = [];
  let left = atMostTogether;
  let dotsLeft = maxDotsTogether;
  for (const path of new Set(blocks.flatMap(picturePaths))) {
    const bytes = left > 0 ? await readBytes(path, Math.min(atMost, left)) : undefined;
    const type = bytes && typeOf(bytes);
    if (!type) continue;
    const dots = dotsOf(bytes);
    if (dots > Math.min(maxDots, dotsLeft)) {
      tooLarge.push(path);
      continue;
    }
    shown.set(path, { type, bytes });
    left -= bytes.length;
    dotsLeft -= dots;
  }
  return { shown, tooLarge };
}

/** By the size that the file names, without unpacking it; 0 where it names none, as then it is not drawn. */
function dotsOf(bytes: Uint8Array): number {
  try {
    const { width, height } = imageSize(bytes);
    return width * height;
  } catch {
    return 0;
  }
}

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

const signatures: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** By what it holds, whatever its name says; `undefined` for what is no picture. */
const typeOf = (bytes: Uint8Array): string | undefined =>
  signatures.find(([, at, marks]) => marks.every((mark, index) => bytes[at + index] === mark))?.[0];
