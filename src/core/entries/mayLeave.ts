/**
 * What may leave a journal's private part: the one answer for sharing, reports, exports, quotes and caches.
 * Whatever copies a text, a title or a file asks here.
 */
import type { EntryText } from './entryText';
import { isPrivate } from '../base/paths';
import type { Files } from '../base/ports';
import { bodyStart } from '../text/frontMatter';
import { ownWords, type OwnWords } from './ownWords';

/** `private` for what stays on this computer, or what a person explicitly ticked. */
export type Destination = 'private' | 'shared';

/** Whether a file of the journal may go there, with its name and its title: private into private alone. */
export const mayLeave = (path: string, to: Destination = 'shared'): boolean =>
  to === 'private' || !isPrivate(path);

/** Where a file goes by its path. */
export const destinationOf = (path: string): Destination =>
  isPrivate(path) ? 'private' : 'shared';

/** Whether the whole entry is left out: whatever `report:` says, it was written to keep something back. */
export function isLeftOut({ text, frontMatter, meta }: EntryText): boolean {
  if (meta.report !== undefined) return true;
  // Where the front matter cannot be read, the line is looked for all the same.
  const head = frontMatter
    ? text.slice(frontMatter.from, frontMatter.to)
    : text.slice(0, bodyStart(text)) || firstLines(text);
  return /^["']?report["']?\s*:/m.test(head);
}

/** Of a front matter that is never closed: up to the first heading or empty line. */
const firstLines = (text: string): string =>
  /^\uFEFF?---/.test(text) ? text.split(/\n(?=#|[ \t\r]*\n)/, 1)[0]! : '';

/**
 * The words and the title of an entry that may be copied elsewhere: without what is hidden, and without what is
 * left out of reports, since a copy would not be.
 * @returns `undefined` where the whole entry is left out
 */
export const wordsToCopy = (entry: EntryText, path: string): OwnWords | undefined =>
  isLeftOut(entry) ? undefined : ownWords(entry, path);

const inPrivateFolder = /\/private(?=\/|$)/gi;

/** Of these paths, those at or below the private folder of another journal within this one's folder. */
export async function privateElsewhere(
  files: Pick<Files, 'statEach'>,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const byRoot = new Map<string, string[]>();
  for (const path of paths)
    for (const { index } of path.matchAll(inPrivateFolder)) {
      const root = path.slice(0, index);
      const below = byRoot.get(root);
      if (below) below.push(path);
      else byRoot.set(root, [path]);
    }
  if (byRoot.size === 0) return found;
  const roots = [...byRoot.keys()];
  const setups = roots.map((root) => `${root}/.journal/journal.yaml`);
  await files.statEach(setups, (index, version) => {
    if (version) for (const path of byRoot.get(roots[index]!)!) found.add(path);
  });
  return found;
}
