/** One journal of a team on a page: what its courses and frameworks ask for, what waits, the last weeks. */
import type { Journal } from '../journal/journal';
import { sharedPart } from '../journal/journalPart';
import { followKey } from '../ledger/followKey';
import type { Ledger } from '../ledger/ledger';
import { noticesFor } from '../actions/notices';
import { progressOf, type CourseProgress, type WeekProgress } from '../progress/progress';
import type { ActivityStatus } from '../records/status';
import { ledgersOf, type CourseShare } from './teamOverview';
import { waitingFor } from '../actions/waiting';

export interface LearnerPage {
  readonly courses: readonly (CourseShare & { readonly sections: readonly SectionShare[] })[];
  readonly ledgers: readonly LedgerShare[];
  readonly waiting: readonly WaitingEntry[];
  readonly notices: readonly { readonly title: string; readonly text: string }[];
  /** The last weeks, oldest first, those without anything included. */
  readonly weeks: readonly WeekProgress[];
}

export interface SectionShare {
  readonly number: string;
  readonly title: string;
  readonly status: ActivityStatus;
  readonly done: number;
  readonly required: number;
  readonly extra: number;
}

export interface LedgerShare {
  readonly key: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly daysLeft: number;
  readonly requirements: readonly {
    readonly title: string;
    readonly isMet: boolean;
    /** What is open, a sentence each. */
    readonly open: readonly string[];
  }[];
}

export interface WaitingEntry {
  readonly path: string;
  readonly title: string;
  /** Empty where the entry has none. */
  readonly date: string;
  readonly reason: 'new' | 'changed';
  readonly isAsked: boolean;
}

const weeksShown = 12;

/** @param me who reads; `undefined` for what waits for any reviewer */
export function learnerPage(journal: Journal, me: string | undefined): LearnerPage {
  const part = sharedPart(journal);
  const { courses, weeks } = progressOf(part);
  return {
    courses: courses.map(courseOf),
    ledgers: ledgersOf(part).map(ledgerOf),
    waiting: waitingFor(part, me).map(({ entry, reason, isAsked }) => ({
      ...{ path: entry.path, title: entry.title, date: entry.date ?? '', reason, isAsked },
    })),
    notices: noticesFor(part, me).map(({ entry, id, text }) => ({
      title: entry?.title ?? id,
      text,
    })),
    weeks: weeks.slice(-weeksShown),
  };
}

const courseOf = ({ id, title, done, required, extra, sections }: CourseProgress) => ({
  ...{ id, title, done, required, extra },
  sections: sections.map((section) => ({
    number: section.number,
    title: section.title,
    status: section.status,
    done: section.done,
    required: section.required,
    extra: section.extra,
  })),
});

const ledgerOf = ({ framework, followed, cycle, daysLeft, requirements }: Ledger): LedgerShare => ({
  ...{ key: followKey(followed), title: framework.title, ...cycle, daysLeft },
  requirements: requirements.map(({ title, isMet, open }) => ({ title, isMet, open })),
});
