/** Entries by what a person remembers of them. */
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { newestFirst } from '../entries/entry';

/**
 * The newest entries first whose title, date, tags or path hold all of these words.
 * @param most how many are wanted: a journal may have tens of thousands
 */
export function findEntries(journal: Journal, words: string, most: number): Entry[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found: Entry[] = [];
  for (const month of [...journal.tally.months.keys()].sort().reverse()) {
    const entries = [...journal.tally.pathsIn(month)]
      .map((path) => journal.entries.get(path)!)
      .filter((entry) => wanted.every((word) => searched(entry).includes(word)))
      .sort(newestFirst);
    found.push(...entries);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

const searched = ({ title, date = '', tags, path }: Entry): string =>
  [title, date, ...tags, path].join('\n').toLocaleLowerCase();
