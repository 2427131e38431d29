import type { EntryFacts } from '../../src/core/entry';
import { EntryRows } from '../../src/core/entryAt';
import { fileBytes } from '../../src/core/fileText';
import type { FileBytes, FileVersion } from '../../src/core/ports';
import { QuickEntries } from '../../src/core/quick/quickEntry';
import { decode } from './memoryFiles';

const quick = new QuickEntries();

/** What the index keeps of an entry read the quick way; `undefined` where that gives up. */
export function quickly(text: string): EntryFacts | undefined {
  const file = quickFile(text, { path: 'entries/a.md', size: 1, mtime: 2 });
  return quick.add(file, () => undefined)
    ? plain(new EntryRows(quick.take()).factsAt(0))
    : undefined;
}

export const quickFile = (
  text: string,
  { path, ...version }: FileVersion & { readonly path: string },
): FileBytes => fileBytes(path, version, Buffer.from(text), decode);

/** An entry out of columns takes its fields out of them only where it is asked. */
function plain(facts: EntryFacts): EntryFacts {
  const { path, size, mtime, id, template, version, title, date, tags } = facts;
  const { prompts, words, freeWords, claim, digest } = facts;
  return {
    ...{ path, size, mtime, id, template, version, title, date, tags },
    ...{ prompts, words, freeWords, claim, digest },
  };
}
