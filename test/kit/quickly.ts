import type { EntryFacts } from '../../src/core/entries/entry';
import { EntryRows } from '../../src/core/journal/index/entryAt';
import { fileBytes } from '../../src/core/base/fileText';
import type { FileBytes, FileVersion } from '../../src/core/base/ports';
import { QuickEntries } from '../../src/core/journal/index/quick/quickEntry';
import { decode } from './memoryFiles';

const quick = new QuickEntries(String, () => []);

/** What the index keeps of an entry read the quick way; `undefined` where that gives up. */
export function quickly(text: string): EntryFacts | undefined {
  const file = quickFile(text, 'entries/a.md');
  quick.add(file);
  const columns = quick.take();
  return columns && plain(new EntryRows(columns).factsAt(0));
}

export const versionOf = (text: string): FileVersion => ({
  size: Buffer.byteLength(text),
  mtime: 2,
});

export const quickFile = (text: string, path: string): FileBytes =>
  fileBytes(path, versionOf(text), Buffer.from(text), decode);

/** An entry out of columns takes its fields out of them only where it is asked. */
function plain(facts: EntryFacts): EntryFacts {
  const { path, size, mtime, id, template, version, title, date, tags } = facts;
  const { prompts, words, freeWords, claim, digest } = facts;
  return {
    ...{ path, size, mtime, id, template, version, title, date, tags },
    ...{ prompts, words, freeWords, claim, digest },
  };
}
