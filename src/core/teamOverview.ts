/** Many journals at a glance: for each what its courses and frameworks ask for, and what waits. Plain data. */
import type { Journal } from './journal';
import type { RequirementState } from './ledger/ledger';
import { ledgerOf } from './ledger/ledgerOf';
import { progressOf } from './progress';
import { teamRowOf } from './team';

export interface JournalOverview {
  /** Where it lies, as the reader calls it. */
  readonly path: string;
  /** The owner's name, else their slug; empty where journal.yaml names nobody. */
  readonly person: string;
  readonly courses: readonly CourseShare[];
  readonly frameworks: readonly FrameworkShare[];
  /** Ids of the entries that wait for a reviewer, those asked for first; of a path where there is no id. */
  readonly awaitingReview: readonly string[];
  /** How many of these changed since they were looked at. */
  readonly changed: number;
  /** Comments that the reader has not read. */
  readonly unread: number;
  /** The last day, or the Monday of the last week, for which something is written or recorded. */
  readonly lastActive: string | undefined;
  /** Files that should be looked at. */
  readonly problems: number;
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
}

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
  const { person, waiting, changed, lastActive } = teamRowOf(journal, me, unread);
  return {
    path,
    person,
    courses: progressOf(journal).courses.map(({ id, title, done, required, extra }) => ({
      ...{ id, title, done, required, extra },
    })),
    frameworks: frameworksOf(journal),
    awaitingReview: waiting.map(({ entry }) => entry.id ?? entry.path),
    ...{ changed, unread, lastActive, problems: journal.filesWithProblems },
  };
}

/** The frameworks that are followed still, each in its newest cycle. */
function frameworksOf(journal: Journal): FrameworkShare[] {
  const followed = journal.setup?.file.frameworks ?? [];
  return followed.flatMap((one) => {
    const ledger = ledgerOf(journal, one);
    if (!ledger || (one.until !== undefined && one.until < ledger.today)) return [];
    const { framework, cycle, daysLeft, requirements } = ledger;
    const isMet = (state: RequirementState): boolean => state.isMet;
    return [
      {
        ...{ id: framework.id, title: framework.title, ...cycle, daysLeft },
        met: requirements.filter(isMet).length,
        required: requirements.length,
        open: requirements.filter((state) => !isMet(state)).map(({ title }) => title),
      },
    ];
  });
}

/** Most waiting first, then most unread, then by name and place. */
export const byWaitingFirst = (a: JournalOverview, b: JournalOverview): number =>
  b.awaitingReview.length - a.awaitingReview.length ||
  b.unread - a.unread ||
  compare(a.person, b.person) ||
  compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
