/** One line of a team's overview: whose journal, and what in it waits. */
import { today } from './dates';
import type { Journal } from './journal';
import { isPrivate } from './paths';
import { roleIn, waitingFor, type ReviewerState, type Waiting } from './waiting';

export interface TeamRow {
  /** The owner's name, else their slug; empty where journal.yaml names nobody. */
  readonly person: string;
  /** What the reader is there; `undefined` while it is not known who they are. */
  readonly role: ReviewerState | undefined;
  readonly waiting: readonly Waiting[];
  /** How many of these changed since the reader looked at them. */
  readonly changed: number;
  /** Comments that the reader has not read. */
  readonly unread: number;
  /** The last day, or the Monday of the last week, for which something is written or recorded. */
  readonly lastActive: string | undefined;
}

/** @param me who reads; `undefined` for what waits for any reviewer */
export function teamRowOf(journal: Journal, me: string | undefined, unread = 0): TeamRow {
  const owner = journal.setup?.file.owner ?? '';
  const waiting = waitingFor(journal, me);
  return {
    person: journal.people.get(owner)?.name ?? owner,
    role: me === undefined ? undefined : roleIn(journal, me),
    waiting,
    changed: waiting.filter(({ reason }) => reason === 'changed').length,
    unread,
    lastActive: lastActiveIn(journal),
  };
}

function lastActiveIn(journal: Journal): string | undefined {
  const now = today(journal.world.clock);
  let last = '';
  const take = (day: string): void => {
    if (day <= now && day > last) last = day;
  };
  for (const { date, active, path } of journal.entries.values()) {
    if (isPrivate(path)) continue;
    if (date !== undefined) take(date);
    for (const { week } of active) take(week);
  }
  return last === '' ? undefined : last;
}

/** Most waiting first, then most unread, then by name. */
export const byWaiting = (a: TeamRow, b: TeamRow): number =>
  b.waiting.length - a.waiting.length ||
  b.unread - a.unread ||
  (a.person < b.person ? -1 : a.person > b.person ? 1 : 0);
