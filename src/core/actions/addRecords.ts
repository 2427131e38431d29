import * as l10n from '@vscode/l10n';
import { instantOf } from '../base/dates';
import type { Entry } from '../entries/entry';
import { LinkError } from '../base/fileLinks';
import { strayCode } from '../entries/entryText';
import { isEntryId, newRecordId } from '../base/ids';
import type { Journal } from '../journal/journal';
import { isPrivate } from '../base/paths';
import { HumanError, mustFixFirst } from '../base/problem';
import { nameOf } from '../journal/setup/people';
import { recordPath, writeRecord } from '../records/records';
import type { JournalRecord, RecordKind } from '../schema/schemas';
import { setupProblem } from '../journal/setupProblem';

/** The person who records, and the installation they use. */
export interface Author {
  readonly person: string;
  readonly device: string;
}

export type Fact = {
  [K in RecordKind]: Omit<Extract<JournalRecord, { kind: K }>, 'id' | 'at'>;
}[RecordKind];

/** Appends records to the author's own file for this entry and updates the index. @returns their ids */
export async function addRecords(
  journal: Journal,
  entry: Entry,
  author: Author,
  facts: readonly Fact[],
): Promise<readonly string[]> {
  const id = recordedId(journal, entry);
  const folder = isPrivate(entry.path) ? 'private' : '.journal';
  const path = recordPath(folder, { ...author, entry: id });
  return appendRecords(journal, path, facts);
}

/** Withdraws records of the author: they stay in the file and count no more. */
export async function withdrawRecords(
  journal: Journal,
  entry: Entry,
  author: Author,
  records: readonly { readonly id: string }[],
): Promise<void> {
  const facts = records.map(({ id }): Fact => ({ kind: 'withdrawn', of: id }));
  await addRecords(journal, entry, author, facts);
}

/** Appends records to a file. @throws HumanError if the journal is read-only */
export async function appendRecords(
  journal: Journal,
  path: string,
  facts: readonly Fact[],
): Promise<readonly string[]> {
  mustBeWritable(journal);
  const { clock, random } = journal.world;
  const at = instantOf(clock.now());
  const records = facts.map((fact) => ({ ...fact, id: newRecordId(random), at }));
  const text = records.map(writeRecord).join('');
  await journal.files.append(path, text);
  await journal.apply([{ kind: 'disk', path }]);
  return records.map(({ id }) => id);
}

/** The id under which records of the entry are stored. @throws HumanError if the entry has no valid id of its own */
export function recordedId(journal: Journal, { id, path }: Entry): string {
  mustBeWritable(journal);
  if (id === undefined || !isEntryId(id)) {
    const hidden = journal.problemsOf(path).find(({ code }) => code === strayCode);
    const cause = journal.errorIn(path) ?? hidden;
    throw cause
      ? mustFixFirst(cause)
      : new HumanError(l10n.t('This file has no id yet. Adopt it as an entry first.'));
  }
  if (!journal.entryById(id))
    throw new HumanError(
      l10n.t('Another entry has the same id. Give one of them an id of its own first.'),
    );
  return id;
}

/** @throws HumanError if the author is not the owner */
export function mustBeOwner(journal: Journal, author: Author): void {
  const owner = journal.setup?.file.owner;
  if (author.person === owner) return;
  throw new HumanError(
    l10n.t(
      'This is the journal of {0}; only they can record completion here.',
      nameOf(journal, owner ?? ''),
    ),
  );
}

/** @throws HumanError with the reason if the journal is read-only */
export function mustBeWritable(journal: Journal): void {
  if (journal.setup?.readOnly === 'newer')
    throw new HumanError(
      l10n.t(
        'This journal was made by a newer version of Reflective Journal. It can be read here; please update to write in it.',
      ),
    );
  if (!journal.setup)
    for (const { path, code } of journal.problems())
      if (code.endsWith('.link')) throw new LinkError(path);
  if (setupProblem(journal)?.message !== undefined)
    throw new HumanError(
      l10n.t('Part of journal.yaml cannot be read. Fix it first; nothing was written.'),
    );
  if (!journal.setup) throw new HumanError(l10n.t('There is no journal here any more.'));
}
