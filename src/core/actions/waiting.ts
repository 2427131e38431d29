/** Entries that wait for a reviewer: complete, with a text that they have not reviewed. */
import type { Entry } from '../entries/entry';
import type { JournalPart } from '../journal/journalPart';
import { supervisionTemplate } from '../library/supervisionTemplate';
import { mayLeave } from '../entries/mayLeave';
import { isSameText } from '../records/digests';
import type { Look, Reviewing } from '../records/reviewing';
import { isDone } from '../records/status';
import { oldestFirst } from '../entries/entry';

export interface Waiting {
  readonly entry: Entry;
  /** Not reviewed yet, or changed since. */
  readonly reason: 'new' | 'changed';
  /** Whether the owner asked for this review. */
  readonly isAsked: boolean;
}

export type ReviewerState = 'owner' | 'reviewer' | 'neither';

/** The role of a person in a journal. The owner is never a reviewer, even if listed as one. */
export function roleIn(journal: JournalPart, person: string): ReviewerState {
  const file = journal.setup?.file;
  if (file?.owner === person) return 'owner';
  return file?.reviewers.includes(person) ? 'reviewer' : 'neither';
}

/** Whether a journal is another person's than the reader's; not if either is unknown. */
export const isOfAnother = (
  { setup }: Pick<JournalPart, 'setup'>,
  reader: string | undefined,
): boolean => {
  const owner = setup?.file.owner ?? '';
  return owner !== '' && reader !== undefined && reader !== owner;
};

/** Requested ones first, then the oldest. @param reviewer `undefined` for entries that no reviewer has reviewed */
export function waitingFor(journal: JournalPart, reviewer: string | undefined): readonly Waiting[] {
  if (reviewer !== undefined && roleIn(journal, reviewer) !== 'reviewer') return [];
  const found: Waiting[] = [];
  for (const entry of journal.entries.values()) {
    const waiting = waitingIn(journal, entry, reviewer);
    if (waiting) found.push(waiting);
  }
  return found.sort(
    (a, b) => Number(b.isAsked) - Number(a.isAsked) || oldestFirst(a.entry, b.entry),
  );
}

/** Whether this entry waits for a reviewer, and why. A private one never does: only its owner has it. */
export function waitingIn(
  journal: JournalPart,
  entry: Entry,
  reviewer: string | undefined,
): Waiting | undefined {
  if (!isDone(entry.status) || !mayLeave(entry.path)) return undefined;
  const reviewing = journal.reviewingOf(entry);
  const looks = looksOf(reviewing, reviewer);
  if (looks.some((look) => isSameText(look, entry))) return undefined;
  const isNew = looks.length === 0;
  if (isNew && !entry.changed && isAcknowledged(journal, entry, reviewer)) return undefined;
  const isAsked = (reviewing?.requests ?? []).some(
    (request) =>
      (reviewer === undefined || [undefined, reviewer].includes(request.reviewer)) &&
      // After a review, only a request for the current text counts, so that no clock has to decide.
      (isNew || isSameText(request, entry)),
  );
  return { entry, reason: isNew ? 'new' : 'changed', isAsked };
}

/** Whether a reviewer acknowledged a supervision record, which needs no review besides. */
function isAcknowledged(journal: JournalPart, entry: Entry, reviewer: string | undefined): boolean {
  if (entry.template !== supervisionTemplate) return false;
  const { acknowledged = [] } = journal.reviewingOf(entry) ?? {};
  const owner = journal.setup?.file.owner;
  return acknowledged.some((person) => person !== owner && (reviewer ?? person) === person);
}

export const looksOf = (
  reviewing: Reviewing | undefined,
  reviewer: string | undefined,
): readonly Look[] =>
  (reviewing?.looks ?? []).filter(({ person }) => reviewer === undefined || person === reviewer);
