/**
 * Rows for a team, one per journal: what its courses and frameworks ask for, and what waits for review. Plain
 * data, whose size does not grow with the number of entries. Private entries are never in it.
 */
import { mondayOf, today, weekFrom, weeksUntil } from '../base/dates';
import { noticesFor, type Notice } from '../actions/notices';
import { roleIn, waitingFor, type ReviewerState, type Waiting } from '../actions/waiting';
import type { Journal } from '../journal/journal';
import { supervisionTemplate } from '../library/supervisionTemplate';
import { isDone, statuses } from '../records/status';
import { sharedPart, type JournalPart } from '../journal/journalPart';
import { journalFilePath } from '../journal/setup/journalFile';
import { nameOf } from '../journal/setup/people';
import type { Ledger, TopicState } from '../ledger/ledger';
import { ledgerOf } from '../ledger/ledgerOf';
import { progressOf, type CourseProgress } from '../progress/progress';

/** What the tree and the table both show of a journal. */
export interface JournalRow {
  /** Location of the journal, as shown to the reader. */
  readonly path: string;
  /** The owner's name, else their slug; empty if journal.yaml names no owner. */
  readonly person: string;
  /** Entries that wait for a reviewer, requested ones first. */
  readonly awaitingReview: readonly unknown[];
  /** How many of these changed since the reader's last review. */
  readonly changed: number;
  /** Records in another person's name, and entries that were reopened or deleted after a review. */
  readonly notices: readonly unknown[];
  /** Number of unread comments. */
  readonly unread: number;
  /** The Monday of the last week with an entry or a record, future weeks aside; empty if there is none. */
  readonly lastActive: string;
  /** Nothing was written or recorded in the last weeks. */
  readonly isQuiet: boolean;
}

/** A row of the tree, which opens entries. */
export interface TeamRow extends JournalRow {
  /** The reader's role in the journal; `undefined` while the reader is unknown. */
  readonly role: ReviewerState | undefined;
  readonly awaitingReview: readonly Waiting[];
  readonly notices: readonly Notice[];
  /** Number of files in which git left a conflict. */
  readonly conflicts: number;
}

/** A row of the table, on a page, in a file or as JSON. */
export interface JournalOverview extends JournalRow {
  /** Why the journal could not be read in full; empty if it could. */
  readonly problem: string;
  readonly courses: readonly CourseShare[];
  readonly frameworks: readonly FrameworkShare[];
  /** Ids of the entries; paths of those without an id. */
  readonly awaitingReview: readonly string[];
  /** `entry` is an id. */
  readonly notices: readonly (Pick<Notice, 'kind' | 'person' | 'text'> & {
    readonly entry: string;
  })[];
  /** Number of files with an error or a warning. */
  readonly problems: number;
}

export type CourseShare = Pick<CourseProgress, 'id' | 'title' | 'done' | 'required' | 'extra'>;

export interface FrameworkShare {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly daysLeft: number;
  readonly met: number;
  readonly required: number;
  /** Titles of the requirements with something open. */
  readonly open: readonly string[];
  /** Every topic that is asked for, with the number of recorded entries that cover it. */
  readonly topics: readonly (Pick<TopicState, 'ref' | 'title'> & { readonly entries: number })[];
}

/** A journal is quiet after this many weeks without an entry, the current one included. */
const quietWeeks = 4;

/** @param me the reader; `undefined` for what waits for any reviewer */
export function teamRowOf(
  journal: JournalPart,
  path: string,
  me: string | undefined,
  unread = 0,
): TeamRow {
  const waiting = waitingFor(journal, me);
  const lastActive = lastActiveIn(journal);
  return {
    path,
    person: nameOf(journal, journal.setup?.file.owner ?? ''),
    role: me === undefined ? undefined : roleIn(journal, me),
    awaitingReview: waiting,
    notices: noticesFor(journal, me),
    conflicts: conflictsIn(journal),
    changed: waiting.filter(({ reason }) => reason === 'changed').length,
    unread,
    lastActive,
    isQuiet: lastActive < weeksUntil(today(journal.world.clock), quietWeeks)[0]!,
  };
}

function conflictsIn(journal: JournalPart): number {
  const paths = new Set<string>();
  for (const { path, code } of journal.problems()) if (code === 'git.conflict') paths.add(path);
  return paths.size;
}

/** The last week in which the owner wrote or recorded something, as far as the files tell. */
function lastActiveIn(journal: JournalPart): string {
  const thisWeek = mondayOf(today(journal.world.clock));
  const others = perhapsByOthers(journal);
  let last = -Infinity;
  for (const [monday, { entries }] of journal.tally.weeks)
    if (entries > (others.get(monday) ?? 0) && monday <= thisWeek) last = Math.max(last, monday);
  return last === -Infinity ? '' : weekFrom(last);
}

/** Supervision records without a record by the owner, counted by their week: a reviewer may have written them. */
function perhapsByOthers({ entries, tally }: JournalPart): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (!tally.templates.has(supervisionTemplate)) return found;
  for (const status of statuses)
    tally.source.eachFrom(supervisionTemplate, status, (path) => {
      const { date, minutes } = entries.get(path)!;
      if (date === undefined || minutes > 0 || isDone(status)) return;
      const monday = mondayOf(date);
      found.set(monday, (found.get(monday) ?? 0) + 1);
    });
  return found;
}

/** @param me the reader; `undefined` for what waits for any reviewer */
export function overviewOf(
  journal: Journal,
  path: string,
  me: string | undefined,
  unread = 0,
): JournalOverview {
  const part = sharedPart(journal);
  const row = teamRowOf(part, path, me);
  const { person, awaitingReview, changed, notices, lastActive, isQuiet } = row;
  return {
    ...{ path, person, problem: problemOf(part) },
    courses: progressOf(part).courses.map(courseShare),
    frameworks: ledgersOf(part).map(frameworkShare),
    awaitingReview: awaitingReview.map(({ entry }) => entry.id ?? entry.path),
    notices: notices.map(({ kind, id, person, text }) => ({ kind, entry: id, person, text })),
    ...{ changed, unread, lastActive, isQuiet, problems: part.filesWithProblems },
  };
}

/** The row of a journal that could not be read at all. */
export const unreadableOverview = (path: string, problem: string): JournalOverview => ({
  ...{ path, person: '', problem },
  ...{ courses: [], frameworks: [], awaitingReview: [], notices: [] },
  ...{ changed: 0, unread: 0, lastActive: '', isQuiet: false, problems: 1 },
});

/** The problem in journal.yaml, on which the rest depends. */
function problemOf(journal: JournalPart): string {
  const { setup } = journal;
  if (setup && setup.readOnly === undefined) return '';
  for (const { path, message } of journal.problems())
    if (path === journalFilePath) return `journal.yaml: ${message}`;
  return '';
}

/** Ledgers of the frameworks still followed, each in its newest cycle. */
export function ledgersOf(journal: JournalPart): Ledger[] {
  return (journal.setup?.file.frameworks ?? [])
    .map((followed) => ledgerOf(journal, followed))
    .filter((ledger) => ledger !== undefined)
    .filter(({ followed: { until }, today }) => until === undefined || until >= today);
}

export const courseShare = ({ id, title, done, required, extra }: CourseProgress): CourseShare => ({
  id,
  title,
  done,
  required,
  extra,
});

function frameworkShare(ledger: Ledger): FrameworkShare {
  const { framework, cycle, daysLeft, requirements, topics } = ledger;
  const open = requirements.filter(({ isMet }) => !isMet).map(({ title }) => title);
  return {
    ...{ id: framework.id, title: framework.title, ...cycle, daysLeft },
    met: requirements.length - open.length,
    ...{ required: requirements.length, open },
    topics: topics
      .filter(({ isPart }) => !isPart)
      .map(({ ref, title, entries }) => ({ ref, title, entries: entries.length })),
  };
}
