import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { recordsOf } from './recordsOf';
import type { JournalRecord } from '../schema/schemas';

type Completed = Extract<JournalRecord, { kind: 'completed' }>;

/** The completions of an entry that are not withdrawn, read from its record files; in no meaningful order. */
export async function completionsOf(journal: Journal, entry: Entry): Promise<readonly Completed[]> {
  const { completions } = journal.standingOf(entry);
  if (completions.length === 0) return [];
  return (await recordsOf(journal, entry.id!))
    .flatMap((file) => file.records)
    .filter((one): one is Completed => one.kind === 'completed' && completions.includes(one.id));
}
