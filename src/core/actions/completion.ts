import * as l10n from '@vscode/l10n';
import { addRecords, mustBeOwner, recordedId, withdrawRecords, type Author } from './addRecords';
import { digestsOnDisk } from './textOnDisk';
import { unansweredPrompts } from '../entries/answered';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { runExclusive } from '../base/runExclusive';
import { HumanError } from '../base/problem';
import { isSameText } from '../records/digests';
import type { JournalRecord } from '../schema/schemas';
import { recordsOf } from './recordsOf';

export type Completed = Extract<JournalRecord, { kind: 'completed' }>;

/** The completions of an entry that are not withdrawn, read from its files, in no meaningful order. */
export async function completionsOf(journal: Journal, entry: Entry): Promise<readonly Completed[]> {
  const { completions } = journal.standingOf(entry);
  if (completions.length === 0) return [];
  return (await recordsOf(journal, entry.id!))
    .flatMap((file) => file.records)
    .filter((one): one is Completed => one.kind === 'completed' && completions.includes(one.id));
}

/** Required prompts without an answer. */
export const openPrompts = (
  journal: Pick<Journal, 'templateOf'>,
  entry: Entry,
): readonly string[] => unansweredPrompts(entry, journal.templateOf(entry));

/**
 * Records that the owner regards the entry as complete, bound to the text on disk.
 * @returns false if this text is already marked complete; nothing is written then
 * @throws HumanError if the author is not the owner, or the file has an error
 */
export const complete = (journal: Journal, entry: Entry, author: Author): Promise<boolean> =>
  runExclusive(journal, async () => {
    mustBeOwner(journal, author);
    recordedId(journal, entry);
    const digests = await digestsOnDisk(journal, entry);
    const before = await completionsOf(journal, entry);
    if (before.some((one) => isSameText(one, digests))) return false;
    const unanswered = openPrompts(journal, entry);
    await addRecords(journal, entry, author, [
      {
        kind: 'completed',
        ...digests,
        ...(unanswered.length > 0 ? { unanswered: [...unanswered] } : {}),
      },
    ]);
    return true;
  });

/** Withdraws every completion. */
export async function reopen(journal: Journal, entry: Entry, author: Author): Promise<void> {
  mustBeOwner(journal, author);
  const { completions } = journal.standingOf(entry);
  if (completions.length === 0) throw new HumanError(l10n.t('This entry is not completed.'));
  await withdrawRecords(
    journal,
    entry,
    author,
    completions.map((id) => ({ id })),
  );
}
