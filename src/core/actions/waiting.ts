/** What waits for a reviewer: entries that are complete with a text that they have not seen. */
import type { Entry } from '../entries/entry';
import type { JournalPart } from '../journal/journalPart';
import { mayLeave } from '../entries/mayLeave';
import type { Look, Reviewing } from '../records/reviewing';
import { isDone } from '../records/status';
import { oldestFirst } from '../entries/entry';

export interface Waiting {
  readonly entry: Entry;
  /** Not looked at yet, or another text than the one that was. */
  readonly reason: 'new' | 'changed';
  /** Whether its owner asked for this look. */
  readonly isAsked: boolean;
}

export type ReviewerState = 'owner' | 'reviewer' | 'neither';

/** What the person is in that journal; its owner is never its reviewer, listed as one or not. */
export function roleIn(journal: JournalPart, person: string): ReviewerState {
  const file = journal.setup?.file;
  if (file?.owner === person) return 'owner';
  return file?.reviewers.includes(person) ? 'reviewer' : 'neither';
}

/**
 * Asked for first, then the oldest.
 * @param reviewer `undefined` for all of them together: what one of them saw does not wait
 */
export function waitingFor(journal: JournalPart, reviewer: string | undefined): readonly Waiting[] {
  if (reviewer !== undefined && roleIn(journal, reviewer) !== 'reviewer') return [];
  const found: { readonly waiting: Waiting; readonly date: string; readonly path: string }[] = [];
  for (const entry of journal.entries.values()) {
    const waiting = waitingIn(journal, entry, reviewer);
    if (waiting) found.push({ waiting, date: entry.date ?? '', path: entry.path });
  }
  found.sort((a, b) => Number(b.waiting.isAsked) - Number(a.waiting.isAsked) || oldestFirst(a, b));
  return found.map(({ waiting }) => waiting);
}

/** Whether this entry waits for a reviewer, and why. What is private waits for nobody: only its owner has it. */
export function waitingIn(
  journal: JournalPart,
  entry: Entry,
  reviewer: string | undefined,
): Waiting | undefined {
  if (!isDone(entry.status) || !mayLeave(entry.path)) return undefined;
  const reviewing = journal.reviewingOf(entry);
  const looks = looksOf(reviewing, reviewer);
  if (looks.some(({ digest }) => digest === entry.digest)) return undefined;
  return {
    entry,
    reason: looks.length === 0 ? 'new' : 'changed',
    isAsked: isAsked(reviewing, reviewer, entry, looks.length === 0),
  };
}

export const looksOf = (
  reviewing: Reviewing | undefined,
  reviewer: string | undefined,
): readonly Look[] =>
  (reviewing?.looks ?? []).filter(({ person }) => reviewer === undefined || person === reviewer);

/** Who asked for a look that has been given asks again when the text is another one: no clock is needed to tell. */
const isAsked = (
  reviewing: Reviewing | undefined,
  reviewer: string | undefined,
  { digest }: Entry,
  isNew: boolean,
): boolean =>
  (reviewing?.requests ?? []).some(
    (request) =>
      (request.reviewer === undefined || reviewer === undefined || request.reviewer === reviewer) &&
      (isNew || request.digest === digest),
  );
