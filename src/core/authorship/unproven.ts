/** Records of reviewers that count although git does not know who wrote them. Findings say so. */
import * as l10n from '@vscode/l10n';
import type { JudgedJournal } from './judgedJournal';
import { journalFilePath } from '../journal/setup/journalFile';
import type { Problem } from '../base/problem';
import { authorText, type CommitAuthor, type HistoryCommit } from './history';

export type Unproven =
  /** A commit imported them with the whole journal from outside the repository. */
  | { readonly why: 'imported'; readonly author: CommitAuthor; readonly count: number }
  /** The history before them is missing in this clone. */
  | { readonly why: 'cutOff'; readonly count: number }
  /** Git returned no history; `count` is the number of files. */
  | { readonly why: 'noAnswer'; readonly count: number };

/** @param unsure the number of records of unknown authors, by commit */
export function unprovenRecords(unsure: ReadonlyMap<HistoryCommit, number>): readonly Unproven[] {
  const found: Unproven[] = [];
  let cutOff = 0;
  for (const [{ name, email, isCutOff }, count] of unsure)
    if (isCutOff) cutOff += count;
    else found.push({ why: 'imported', author: { name, email }, count });
  return cutOff > 0 ? [...found, { why: 'cutOff', count: cutOff }] : found;
}

/** One info finding per reason, at journal.yaml. */
export function unprovenProblems(
  journal: Pick<JudgedJournal, 'people'>,
  found: readonly Unproven[],
): readonly Problem[] {
  return found.map((one) => ({
    ...{ path: journalFilePath, line: 1, severity: 'info', message: messageOf(journal, one) },
    code: one.why === 'imported' ? 'record.imported' : 'record.history',
  }));
}

function messageOf({ people }: Pick<JudgedJournal, 'people'>, one: Unproven): string {
  switch (one.why) {
    case 'imported':
      return l10n.t(
        'Records of reviewers that came with the journal, in a commit by {0}: {1}. Git cannot tell who wrote them, and they count.',
        authorText(people, one.author),
        one.count,
      );
    case 'cutOff':
      return l10n.t(
        'Records of reviewers from before the part of the history that is here: {0}. Git cannot tell who wrote them, and they count.',
        one.count,
      );
    case 'noAnswer':
      return l10n.t(
        'Git did not answer when asked who committed the records of reviewers. They count as they are.',
      );
  }
}
