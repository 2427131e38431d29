/**
 * The only rule on what may leave a journal's private folder. All code that copies a text, a title or a file uses
 * it: sharing, reports, exports, quotes and caches.
 */
import type { EntryText } from './entryText';
import { isPrivate } from '../base/paths';
import type { Files } from '../base/ports';
import { strayFrontMatter } from '../text/frontMatter';
import { ownWords, type OwnWords } from './ownWords';

/** `private` is for content that stays on this computer or that a person explicitly selected. */
export type Destination = 'private' | 'shared';

/** Whether a file may go to a destination, with its name and its title: private files only to `private`. */
export const mayLeave = (path: string, to: Destination = 'shared'): boolean =>
  to === 'private' || !isPrivate(path);

/** Destination of a path. */
export const destinationOf = (path: string): Destination =>
  isPrivate(path) ? 'private' : 'shared';

/** In whatever letter case or spelling of the key: what was written to withhold something withholds it. */
const leaveOutAnywhere = /^["']?[\w-]+["']?[ \t]*:[ \t]*["']?leave[ _-]?out["']?[ \t]*(?:#|\r?$)/im;

/** Whether the whole entry is left out: any value of `report:` counts, since it was written to withhold something. */
export function isLeftOut({ text, frontMatter, meta }: EntryText): boolean {
  if (meta.report !== undefined) return true;
  // Also searched for in front matter that cannot be read.
  const head = frontMatter
    ? text.slice(frontMatter.from, frontMatter.to)
    : firstLines(text.trimStart()) || (strayFrontMatter(text)?.yaml ?? '');
  return /^["']?report["']?\s*:/m.test(head) || leaveOutAnywhere.test(head);
}

/** Unclosed front matter up to the first heading or empty line. */
const firstLines = (text: string): string =>
  text.startsWith('---') ? text.split(/\n(?=#|[ \t\r]*\n)/, 1)[0]! : '';

/**
 * The title and words of an entry that may be copied elsewhere, without hidden parts and parts left out of reports.
 * @returns `undefined` if the whole entry is left out
 */
export const wordsToCopy = (entry: EntryText, path: string): OwnWords | undefined =>
  isLeftOut(entry) ? undefined : ownWords(entry, path);

const inPrivateFolder = /\/private(?=\/|$)/gi;

/** Selects the paths at or below the private folder of another journal within this one's folder. */
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
