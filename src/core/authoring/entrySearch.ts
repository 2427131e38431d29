import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { newestFirst } from '../entries/entry';

/** Entries whose title, date, tags or path contain all of these words, newest first. */
export function findEntries(journal: Journal, words: string, max: number): Entry[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found: Entry[] = [];
  for (const month of [...journal.tally.months.keys()].sort().reverse()) {
    const entries = [...journal.tally.pathsIn(month)]
      .map((path) => journal.entries.get(path)!)
      .filter((entry) => wanted.every((word) => searched(entry).includes(word)))
      .sort(newestFirst);
    found.push(...entries);
    if (found.length >= max) break;
  }
  return found.slice(0, max);
}

const searched = ({ title, date = '', tags, path }: Entry): string =>
  [title, date, ...tags, path].join('\n').toLocaleLowerCase();
