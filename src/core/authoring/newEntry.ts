import { ignorePrivateFolder } from './createJournal';
import type { Journal } from '../journal/journal';
import { earlierQuotes } from './lookBack';
import { supervisionQuotes } from './supervision';
import { createEntry, type EntryWish, type NewEntry } from './scaffold';

/** Makes an entry in the journal, with the earlier answers that its template asks for. */
export async function makeEntry(
  journal: Journal,
  wish: EntryWish,
): Promise<NewEntry & { readonly path: string }> {
  const quotes = [
    ...(await earlierQuotes(journal, wish)),
    ...(await supervisionQuotes(journal, wish)),
  ];
  // Before there is anything that git must not see.
  if (wish.isPrivate) await ignorePrivateFolder(journal.files);
  const made = await createEntry(
    journal.files,
    journal.setup!.file.newEntry,
    { ...wish, quotes },
    journal.world.random,
  );
  await journal.apply([{ kind: 'disk', path: made.path }]);
  return made;
}
