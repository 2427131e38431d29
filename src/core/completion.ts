import * as l10n from '@vscode/l10n';
import { addRecords, mustBeOwner, type Author } from './addRecords';
import { digestOf } from './digest';
import { unansweredPrompts, type Entry } from './entry';
import { readEntryText } from './entryText';
import type { Journal } from './journal';
import { HumanError } from './problem';

/** Required prompts of the entry that have no answer. */
export const openPrompts = (
  journal: Pick<Journal, 'templateOf'>,
  entry: Entry,
): readonly string[] => unansweredPrompts(entry, journal.templateOf(entry));

/**
 * Records that the owner holds the entry to be complete, bound to the text on disk.
 * @throws HumanError when the author is not the owner, or the file cannot be read
 */
export async function complete(journal: Journal, entry: Entry, author: Author): Promise<void> {
  mustBeOwner(journal, author);
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) throw new HumanError(l10n.t('Could not read {0}.', entry.path));
  const digest = digestOf(readEntryText(read.text), journal.world.hash);
  const unanswered = [...openPrompts(journal, entry)];
  await addRecords(journal, entry, author, [
    { kind: 'completed', digest, ...(unanswered.length > 0 ? { unanswered } : {}) },
  ]);
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
