/**
 * Many journals at a glance: for each what its courses and frameworks ask for, and what waits. Plain
 * data, of a size that does not grow with the number of entries. Private entries are never in it.
 */
import { weeksUntil, today } from '../base/dates';
import type { Journal } from '../journal/journal';
import { journalFilePath } from '../journal/setup/journalFile';
import { sharedPart, type JournalPart } from '../journal/journalPart';
import type { Ledger } from '../ledger/ledger';
import { ledgerOf } from '../ledger/ledgerOf';
import type { Notice } from '../actions/notices';
import { progressOf } from '../progress/progress';
import { teamRowOf } from './team';

export interface JournalOverview {
  /** Where it lies, as the reader calls it. */
  readonly path: string;
  /** The owner's name, else their slug; empty where journal.yaml names nobody. */
  readonly person: string;
  /** Why the journal could not be read, or not in full; empty where it could. */
  readonly problem: string;
  readonly courses: readonly CourseShare[];
  readonly frameworks: readonly FrameworkShare[];
  /** Ids of the entries that wait for a reviewer, those asked for first; of a path where there is no id. */
  readonly awaitingReview: readonly string[];
  /** How many of these changed since they were looked at. */
  readonly changed: number;
  /** Records in the name of another person, and entries that were reopened or deleted after a look at them. */
  readonly notices: readonly NoticeShare[];
  /** Comments that the reader has not read. */
  readonly unread: number;
  /** The Monday of the last week for which something is written or recorded; empty where there is none. */
  readonly lastActive: string;
  /** Nothing is written or recorded for the last weeks. */
  readonly isQuiet: boolean;
  /** Files that should be looked at. */
  readonly problems: number;
}

export interface NoticeShare {
  readonly kind: Notice['kind'];
  /** Id of the entry. */
  readonly entry: string;
  /** The reviewer in whose name the record is. */
  readonly person: string;
  readonly text: string;
}

export interface CourseShare {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly required: number;
  readonly extra: number;
}

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
  /** Every topic that is asked for, with how many recorded entries cover it. */
  readonly topics: readonly TopicShare[];
}

export interface TopicShare {
  readonly ref: string;
  readonly title: string;
  readonly entries: number;
}

/** So many weeks without anything, this one included, are told as quiet. */
const quietWeeks = 4;

/**
 * @param path where it lies, as the reader calls it
 * @param me who reads; `undefined` for what waits for any reviewer
 */
export function overviewOf(
  journal: Journal,
  path: string,
  me: string | undefined,
  unread = 0,
): JournalOverview {
  const part = sharedPart(journal);
  const { person, waiting, changed, notices, lastActive = '' } = teamRowOf(part, me);
  return {
    ...{ path, person, problem: problemOf(part) },
    courses: progressOf(part).courses.map(({ id, title, done, required, extra }) => ({
      ...{ id, title, done, required, extra },
    })),
    frameworks: ledgersOf(part).map(shareOf),
    awaitingReview: waiting.map(({ entry }) => entry.id ?? entry.path),
    notices: notices.map(({ kind, id, person, text }) => ({ kind, entry: id, person, text })),
    ...{ changed, unread, lastActive, problems: part.filesWithProblems },
    isQuiet: lastActive < weeksUntil(today(journal.world.clock), quietWeeks)[0]!,
  };
}

/** Of a journal of which nothing could be read. */
export const unreadableOverview = (path: string, problem: string): JournalOverview => ({
  ...{ path, person: '', problem },
  ...{ courses: [], frameworks: [], awaitingReview: [], notices: [] },
  ...{ changed: 0, unread: 0, lastActive: '', isQuiet: false, problems: 1 },
});

/** What is wrong with journal.yaml, which the rest depends on. */
function problemOf(journal: JournalPart): string {
  const { setup } = journal;
  if (setup && setup.readOnly === undefined) return '';
  for (const { path, message } of journal.problems())
    if (path === journalFilePath) return `journal.yaml: ${message}`;
  return '';
}

/** Of the frameworks that are followed still, each in its newest cycle. */
export function ledgersOf(journal: JournalPart): Ledger[] {
  return (journal.setup?.file.frameworks ?? [])
    .map((followed) => ledgerOf(journal, followed))
    .filter((ledger) => ledger !== undefined)
    .filter(({ followed: { until }, today }) => until === undefined || until >= today);
}

function shareOf({ framework, cycle, daysLeft, requirements, topics }: Ledger): FrameworkShare {
  return {
    ...{ id: framework.id, title: framework.title, ...cycle, daysLeft },
    met: requirements.filter(({ isMet }) => isMet).length,
    required: requirements.length,
    open: requirements.filter(({ isMet }) => !isMet).map(({ title }) => title),
    topics: topics
      .filter(({ isPart }) => !isPart)
      .map(({ ref, title, entries }) => ({ ref, title, entries: entries.length })),
  };
}
