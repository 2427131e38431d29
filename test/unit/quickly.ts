import type { EntryColumns } from '../../src/core/columns';
import type { EntryFacts } from '../../src/core/entry';
import { EntryRows } from '../../src/core/entryAt';
import { fileText } from '../../src/core/fileText';
import type { FileVersion, Hash } from '../../src/core/ports';
import { QuickEntries } from '../../src/core/quick/quickEntry';

const quick = new QuickEntries();
const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** What the index keeps of an entry read the quick way; `undefined` where that gives up. */
export function quickly(text: string): EntryFacts | undefined {
  const columns = quickColumns(text, { path: 'entries/a.md', size: 1, mtime: 2 });
  return columns && plain(new EntryRows(columns).factsAt(0));
}

export function quickColumns(
  text: string,
  { path, ...version }: FileVersion & { readonly path: string },
  hash?: Hash,
): EntryColumns | undefined {
  const file = fileText(path, version, Buffer.from(text), decode);
  return quick.add(file, () => hash) ? quick.take() : undefined;
}

/** An entry out of columns takes its fields out of them only where it is asked. */
function plain(facts: EntryFacts): EntryFacts {
  const { path, size, mtime, id, template, version, title, date, tags } = facts;
  const { prompts, words, freeWords, claim, digest } = facts;
  return {
    ...{ path, size, mtime, id, template, version, title, date, tags },
    ...{ prompts, words, freeWords, claim, digest },
  };
}
