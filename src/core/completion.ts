import * as l10n from '@vscode/l10n';
import { addRecords, mustBeOwner, recordedId, type Author } from './addRecords';
import { digestOf } from './digest';
import { unansweredPrompts, type Entry } from './entry';
import { readEntryText } from './entryText';
import type { Journal } from './journal';
import { HumanError, mendedFirst } from './problem';

/** Required prompts of the entry that have no answer. */
export const openPrompts = (
  journal: Pick<Journal, 'templateOf'>,
  entry: Entry,
): readonly string[] => unansweredPrompts(entry, journal.templateOf(entry));

/**
 * Records that the owner holds the entry to be complete, bound to the text on disk.
 * @returns false when a record says that of this very text already: then nothing is written
 * @throws HumanError when the author is not the owner, or the file cannot be read without an error
 */
export async function complete(journal: Journal, entry: Entry, author: Author): Promise<boolean> {
  mustBeOwner(journal, author);
  recordedId(journal, entry);
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) throw new HumanError(l10n.t('Could not read {0}.', entry.path));
  const text = readEntryText(read.text);
  // A record is for good: what git left between two versions is not what anybody wrote.
  const error = text.findings.find(({ severity }) => severity === 'error');
  if (error) throw mendedFirst(error);
  const digest = digestOf(text, journal.world.hash);
  const { status, digests } = journal.standingOf(entry);
  if (status !== undefined && digests.includes(digest)) return false;
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
