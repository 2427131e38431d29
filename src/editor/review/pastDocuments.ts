import { pastText } from '../../core/actions/reviewRecords';
import type { Digests } from '../../core/records/digests';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { ReadOnlyDocuments } from '../services/readOnlyDocuments';

/** Earlier texts of entries, read from git's history: no copy of them is kept. */
export const pastDocuments = new ReadOnlyDocuments<Digests>({
  scheme: 'reflective-journal-past',
  extension: 'md',
  canChange: false,
  render: entryTextOf,
});

/** @returns the entry's text with these digests; `undefined` if git does not have it or must not run */
export async function entryTextOf(
  { host, journals }: Parts,
  { open, entry }: EntryIn,
  digests: Digests,
): Promise<string | undefined> {
  return pastText(await host.pastTexts(open.root), entry.path, digests, journals.world.hash);
}
