import { pastText } from '../../core/actions/reviewRecords';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { ReadOnlyDocuments } from '../services/readOnlyDocuments';

/** Earlier texts of entries, read from git's history: no copy of them is kept. */
export const pastDocuments = new ReadOnlyDocuments<{ readonly digest: string }>({
  scheme: 'reflective-journal-past',
  extension: 'md',
  canChange: false,
  render: (parts, target, { digest }) => entryTextOf(parts, target, digest),
});

/** @returns the entry's text with this digest; `undefined` if git does not have it or must not run */
export const entryTextOf = async (
  { host, journals }: Parts,
  { open, entry }: EntryIn,
  digest: string,
): Promise<string | undefined> =>
  pastText(await host.pastTexts(open.root), entry.path, digest, journals.world.hash);
