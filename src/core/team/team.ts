/** One line of a team's overview: whose journal, and what in it waits. */
import { mondayOf, today, weekFrom } from '../base/dates';
import type { JournalPart } from '../journal/journalPart';
import { noticesFor, type Notice } from '../actions/notices';
import { roleIn, waitingFor, type ReviewerState, type Waiting } from '../actions/waiting';
import { compare } from '../base/compare';
import { nameOf } from '../journal/setup/people';

export interface TeamRow {
  /** The owner's name, else their slug; empty where journal.yaml names nobody. */
  readonly person: string;
  /** What the reader is there; `undefined` while it is not known who they are. */
  readonly role: ReviewerState | undefined;
  readonly waiting: readonly Waiting[];
  /** What the reader should know of records in their name, and of entries that they looked at. */
  readonly notices: readonly Notice[];
  /** How many of these changed since the reader looked at them. */
  readonly changed: number;
  /** Comments that the reader has not read. */
  readonly unread: number;
  /** The Monday of the last week for which something is written or recorded; none to come. */
  readonly lastActive: string | undefined;
}

/** @param me who reads; `undefined` for what waits for any reviewer */
export function teamRowOf(journal: JournalPart, me: string | undefined, unread = 0): TeamRow {
  const owner = journal.setup?.file.owner ?? '';
  const waiting = waitingFor(journal, me);
  return {
    person: nameOf(journal, owner),
    role: me === undefined ? undefined : roleIn(journal, me),
    waiting,
    notices: noticesFor(journal, me),
    changed: waiting.filter(({ reason }) => reason === 'changed').length,
    unread,
    lastActive: lastActiveIn(journal),
  };
}

function lastActiveIn(journal: JournalPart): string | undefined {
  const thisWeek = mondayOf(today(journal.world.clock));
  let last = -Infinity;
  for (const [monday, { entries }] of journal.tally.weeks)
    if (entries > 0 && monday <= thisWeek) last = Math.max(last, monday);
  return last === -Infinity ? undefined : weekFrom(last);
}

/** Most waiting first, then most unread, then by name. */
export const byWaiting = (a: TeamRow, b: TeamRow): number =>
  b.waiting.length - a.waiting.length || b.unread - a.unread || compare(a.person, b.person);
