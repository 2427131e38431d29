import type { Journal } from '../journal/journal';

const slice = 64;

/**
 * Reads files in slices, so that the editor stays responsive.
 * @param openTexts texts of unsaved documents by path, used instead of those on disk
 * @param isCancelled checked before each slice
 */
export async function readTexts(
  { files, world }: Pick<Journal, 'files' | 'world'>,
  paths: readonly string[],
  openTexts: ReadonlyMap<string, string>,
  use: (path: string, text: string) => void,
  isCancelled: () => boolean = () => false,
): Promise<void> {
  for (let at = 0; at < paths.length && !isCancelled(); at += slice) {
    const closed: string[] = [];
    for (const path of paths.slice(at, at + slice)) {
      const text = openTexts.get(path);
      if (text === undefined) closed.push(path);
      else use(path, text);
    }
    await files.readEach(closed, (read) => {
      if ('text' in read) use(read.path, read.text);
    });
    await world.pace();
  }
}
