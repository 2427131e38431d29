/** Notices for a reviewer: records in their name that they did not commit, and reviews of entries since reopened or deleted. */
import * as l10n from '@vscode/l10n';
import { misattributionText, type Misattribution } from '../authorship/misattributed';
import type { Entry } from '../entries/entry';
import type { JournalPart } from '../journal/journalPart';
import { mayLeave } from '../entries/mayLeave';
import { parseRecordPath } from '../records/records';
import type { Look } from '../records/reviewing';
import { roleIn } from './waiting';

export interface Notice {
  readonly kind: 'misattributed' | 'reopened' | 'deleted';
  /** Id of the entry. */
  readonly id: string;
  /** `undefined` if it was deleted. */
  readonly entry: Entry | undefined;
  /** The person in whose name the record is. */
  readonly person: string;
  readonly text: string;
}

/** Records of an entry that do not count, one for each person and author. */
export function misattributedOf(
  journal: Pick<JournalPart, 'misattributed'>,
  { id }: Pick<Entry, 'id'>,
): readonly Misattribution[] {
  const keys = new Set<string>();
  return journal.misattributed.filter(({ path, person, author }) => {
    const key = `${person} ${author?.email ?? ''}`;
    if (parseRecordPath(path)!.entry !== id || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}

export function reopenedText(kind: Look['kind']): string {
  return kind === 'signed-off'
    ? l10n.t('reopened after your sign-off')
    : l10n.t('reopened after your review');
}

/** @param me the reader; `undefined` for the notices of all reviewers */
export function noticesFor(journal: JournalPart, me: string | undefined): readonly Notice[] {
  const notices: Notice[] = [];
  const ids = new Set(journal.misattributed.map(({ path }) => parseRecordPath(path)!.entry));
  for (const id of ids) {
    const entry = journal.entryById(id);
    for (const one of misattributedOf(journal, { id }))
      notices.push({
        ...{ kind: 'misattributed', id, entry, person: one.person },
        text: misattributionText(journal, one),
      });
  }
  if (me !== undefined && roleIn(journal, me) !== 'reviewer') return notices;
  const concerns = (person: string): boolean => me === undefined || person === me;
  for (const entry of journal.entries.values()) {
    if (!mayLeave(entry.path) || entry.id === undefined) continue;
    for (const { person, kind } of journal.reviewingOf(entry)?.reopened ?? [])
      if (concerns(person))
        notices.push({
          ...{ kind: 'reopened', id: entry.id, entry, person },
          text: reopenedText(kind),
        });
  }
  for (const [id, { looks }] of journal.reviewsWithoutEntry()) {
    const reviewers = new Set(looks.filter((one) => !one.isSettled).map(({ person }) => person));
    for (const person of reviewers)
      if (concerns(person)) {
        const isSignedOff = looks.some((one) => one.person === person && one.kind === 'signed-off');
        notices.push({
          ...{ kind: 'deleted', id, entry: undefined, person },
          text: isSignedOff
            ? l10n.t('deleted after your sign-off')
            : l10n.t('deleted after your review'),
        });
      }
  }
  return notices;
}
