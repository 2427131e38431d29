import { ignorePrivateFolder } from './createJournal';
import type { Journal } from '../journal/journal';
import { earlierQuotes } from './lookBack';
import { supervisionQuotes } from './supervision';
import { createEntry, type EntryRequest, type NewEntry } from './scaffold';

/** Creates an entry in the journal, with the earlier answers that its template quotes. */
export async function makeEntry(
  journal: Journal,
  request: EntryRequest,
): Promise<NewEntry & { readonly path: string }> {
  const quotes = [
    ...(await earlierQuotes(journal, request)),
    ...(await supervisionQuotes(journal, request)),
  ];
  // Before the entry, so that git never sees it.
  if (request.isPrivate) await ignorePrivateFolder(journal.files);
  const made = await createEntry(
    journal.files,
    journal.setup!.file.newEntry,
    { ...request, quotes },
    journal.world.random,
  );
  await journal.apply([{ kind: 'disk', path: made.path }]);
  return made;
}
