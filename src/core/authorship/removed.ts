/** Records of reviewers that another person removed. Without a withdrawal or rejection, the earlier record would count again. */
import * as l10n from '@vscode/l10n';
import { groupBy } from '../base/groupBy';
import { distinctKey, type Authored } from '../records/distinctRecords';
import { mayLeave } from '../entries/mayLeave';
import type { Problem } from '../base/problem';
import { parseRecordPath } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import {
  judgedAmong,
  type CommittedChanges,
  type MissingRecord,
  type WrittenRecord,
} from './attribution';
import type { JudgedJournal } from './judgedJournal';
import { authorText, plainAddress } from './history';
import { nameOf } from '../journal/setup/people';

export interface RemovedRecord extends MissingRecord {
  readonly person: string;
  /** Id of the entry that it is about. */
  readonly entry: string;
}

/** Whether the record counts even if removed, since without it an earlier one would count again. */
export const isRestored = ({ kind }: JournalRecord): boolean =>
  kind === 'withdrawn' || kind === 'rejected';

/**
 * Finds records that are missing from the files of these persons, and that they did not remove themselves.
 * @param written the present records, by file
 * @param counts whether a present record counts
 */
export function removedRecords(
  changes: CommittedChanges,
  addresses: ReadonlyMap<string, ReadonlySet<string>>,
  written: ReadonlyMap<string, readonly WrittenRecord[]>,
  counts: (record: JournalRecord) => boolean,
): readonly RemovedRecord[] {
  const missing = [...addresses].flatMap(([person, known]) => [
    ...changes.missingFrom(person, written, known),
  ]);
  if (missing.length === 0) return [];
  const isJudged = judgedAmong(written, missing);
  const present = new Set<string>();
  const counting = new Set<string>();
  for (const [path, records] of written)
    for (const { record } of records) {
      const key = keyIn(path, record);
      present.add(key);
      if (counts(record)) counting.add(key);
    }
  const found = new Map<string, RemovedRecord>();
  for (const one of missing) {
    const { path, record } = one;
    const key = keyIn(path, record);
    // A changed sign-off is reported in its new form; the old form no longer counts.
    if (!isJudged(path, record) || (isRestored(record) ? counting : present).has(key)) continue;
    const { person, entry } = parseRecordPath(path)!;
    found.set(key, { ...one, person, entry });
  }
  return [...found.values()];
}

function keyIn(path: string, record: JournalRecord): string {
  const { person, entry } = parseRecordPath(path)!;
  return `${entry}/${distinctKey(person, record)}`;
}

/** The removed records that still count, by the id of their entry. */
export function restoredRecords(
  removed: readonly RemovedRecord[],
): ReadonlyMap<string, readonly Authored[]> {
  const found = groupBy(
    removed.filter(({ record }) => isRestored(record)),
    ({ entry }) => entry,
  );
  return new Map(
    [...found].map(([entry, some]) => [
      entry,
      some.map(({ person, record }) => ({ person, records: [record] })),
    ]),
  );
}

const kindText: Readonly<Record<string, () => string>> = {
  reviewed: () => l10n.t('review'),
  'signed-off': () => l10n.t('sign-off'),
  accepted: () => l10n.t('acceptance'),
  rejected: () => l10n.t('rejection'),
  acknowledged: () => l10n.t('acknowledgement'),
  withdrawn: () => l10n.t('withdrawal'),
};

/** One warning for each person, entry, and author of the removals. */
export function removalProblems(
  journal: Pick<JudgedJournal, 'people' | 'pathsOf' | 'recordPathsOf' | 'errorIn'>,
  removed: readonly RemovedRecord[],
): readonly Problem[] {
  const groups = groupBy(removed, ({ person, entry, author }) =>
    JSON.stringify([person, entry, author && plainAddress(author.email)]),
  );
  return [...groups.values()].flatMap((group) => {
    const { person, entry, author } = group[0]!;
    // Records of an entry that was deleted, or made private, may be removed with it.
    const shared = journal.pathsOf(entry).find((path) => mayLeave(path));
    if (shared === undefined) return [];
    const there = journal.recordPathsOf(entry);
    // A file with a merge error may lack records, and has a finding of its own.
    if (group.every((one) => journal.errorIn(one.path))) return [];
    const path =
      group.map((one) => one.path).find((one) => there.includes(one)) ??
      there.find((one) => parseRecordPath(one)!.person === person) ??
      shared;
    const name = nameOf(journal, person);
    const kinds = [...new Set(group.map(({ record }) => kindText[record.kind]!()))].join(', ');
    const sentences = [
      author
        ? l10n.t(
            '{0} removed records of {1} from this journal: {2}.',
            authorText(journal.people, author),
            name,
            kinds,
          )
        : l10n.t(
            'Records of {0} were removed from this journal, and git does not show by whom: {1}.',
            name,
            kinds,
          ),
      ...(group.some(({ record }) => isRestored(record))
        ? [l10n.t('A removed rejection or withdrawal still counts.')]
        : []),
    ];
    const message = sentences.join(' ');
    return [{ path, line: 1, severity: 'warning', code: 'record.removed', message }];
  });
}
