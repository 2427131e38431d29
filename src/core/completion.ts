import * as l10n from '@vscode/l10n';
import { instantOf } from './dates';
import { digestOf } from './digest';
import { unansweredPrompts, type Entry } from './entry';
import { readEntryText } from './entryText';
import { newRecordId } from './ids';
import type { Journal } from './journal';
import { isPrivate } from './paths';
import { HumanError } from './problem';
import { recordPath, writeRecord } from './records';
import type { JournalRecord, RecordKind } from './schemas';

/** Who records, on which installation. */
export interface Author {
  readonly person: string;
  readonly device: string;
}

type Fact = {
  [K in RecordKind]: Omit<Extract<JournalRecord, { kind: K }>, 'id' | 'at'>;
}[RecordKind];

/** Appends records to the author's own file for this entry and takes them into the index. */
export async function addRecords(
  journal: Journal,
  entry: Entry,
  author: Author,
  facts: readonly Fact[],
): Promise<void> {
  if (journal.setup?.readOnly)
    throw new HumanError(
      l10n.t(
        'This journal was made by a newer version of Reflective Journal; update to write in it.',
      ),
    );
  if (entry.id === undefined || !/^[\w.-]+$/.test(entry.id) || entry.id.startsWith('.'))
    throw new HumanError(
      l10n.t('This file has no id that records can be kept under. Adopt it as an entry first.'),
    );
  if (!journal.entryById(entry.id))
    throw new HumanError(
      l10n.t('Another entry has the same id. Give one of them an id of its own first.'),
    );
  const folder = isPrivate(entry.path) ? 'private' : '.journal';
  const path = recordPath(folder, {
    person: author.person,
    entry: entry.id,
    device: author.device,
  });
  const { clock, random } = journal.world;
  const at = instantOf(clock.now());
  const text = facts.map((fact) => writeRecord({ ...fact, id: newRecordId(random), at })).join('');
  await journal.files.append(path, text);
  await journal.apply([{ kind: 'disk', path }]);
}

/** Required prompts of the entry that have no answer. */
export const openPrompts = (journal: Journal, entry: Entry): readonly string[] =>
  unansweredPrompts(entry, journal.templateOf(entry));

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

function mustBeOwner(journal: Journal, author: Author): void {
  const owner = journal.setup?.file.owner;
  if (author.person === owner) return;
  const name = journal.people.get(owner ?? '')?.name ?? owner ?? '';
  throw new HumanError(
    l10n.t('This is the journal of {0}; only they can record completion here.', name),
  );
}
