import * as l10n from '@vscode/l10n';
import { addRecords, mustBeOwner, recordedId, type Author } from './addRecords';
import { completionsOf } from './completionsOf';
import { digestOnDisk } from './digestOnDisk';
import { unansweredPrompts } from '../entries/answered';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { oneAtATime } from '../base/oneAtATime';
import { HumanError } from '../base/problem';

/** Required prompts of the entry that have no answer. */
export const openPrompts = (
  journal: Pick<Journal, 'templateOf'>,
  entry: Entry,
): readonly string[] => unansweredPrompts(entry, journal.templateOf(entry));

/**
 * Records that the owner holds the entry to be complete, bound to the text on disk.
 * @returns false when a completion of this very text stands already: then nothing is written
 * @throws HumanError when the author is not the owner, or the file cannot be read without an error
 */
export const complete = (journal: Journal, entry: Entry, author: Author): Promise<boolean> =>
  oneAtATime(journal, () => completeNow(journal, entry, author));

async function completeNow(journal: Journal, entry: Entry, author: Author): Promise<boolean> {
  mustBeOwner(journal, author);
  recordedId(journal, entry);
  const digest = await digestOnDisk(journal, entry);
  if ((await completionsOf(journal, entry)).some((one) => one.digest === digest)) return false;
  const unanswered = [...openPrompts(journal, entry)];
  await addRecords(journal, entry, author, [
    { kind: 'completed', digest, ...(unanswered.length > 0 ? { unanswered } : {}) },
  ]);
  return true;
}

/** Withdraws every completion that stands. */
export async function reopen(journal: Journal, entry: Entry, author: Author): Promise<void> {
  mustBeOwner(journal, author);
  const { completions } = journal.standingOf(entry);
  if (completions.length === 0) throw new HumanError(l10n.t('This entry is not completed.'));
  await addRecords(
    journal,
    entry,
    author,
    completions.map((of) => ({ kind: 'withdrawn', of })),
  );
}
