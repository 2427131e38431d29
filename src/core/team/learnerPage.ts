/** One journal of a team on a page: what its courses and frameworks ask for, what waits, and recent weeks. */
import { noticesFor } from '../actions/notices';
import { waitingFor, type Waiting } from '../actions/waiting';
import type { Journal } from '../journal/journal';
import { sharedPart } from '../journal/journalPart';
import { followKey } from '../ledger/followKey';
import type { Ledger, RequirementState } from '../ledger/ledger';
import { progressOf, type SectionProgress, type WeekProgress } from '../progress/progress';
import { courseShare, ledgersOf, type CourseShare } from './teamOverview';

export interface LearnerPage {
  readonly courses: readonly (CourseShare & { readonly sections: readonly SectionShare[] })[];
  readonly ledgers: readonly LedgerShare[];
  readonly waiting: readonly WaitingEntry[];
  readonly notices: readonly { readonly title: string; readonly text: string }[];
  /** Recent weeks, oldest first, empty ones included. */
  readonly weeks: readonly WeekProgress[];
}

type SectionShare = Pick<
  SectionProgress,
  'number' | 'title' | 'status' | 'done' | 'required' | 'extra'
>;

export interface LedgerShare {
  readonly key: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly daysLeft: number;
  readonly requirements: readonly Pick<RequirementState, 'title' | 'isMet' | 'open'>[];
}

export interface WaitingEntry extends Pick<Waiting, 'reason' | 'isAsked'> {
  readonly path: string;
  readonly title: string;
  /** Empty if the entry has none. */
  readonly date: string;
}

const weeksShown = 12;

/** @param me the reader; `undefined` for what waits for any reviewer */
export function learnerPage(journal: Journal, me: string | undefined): LearnerPage {
  const part = sharedPart(journal);
  const { courses, weeks } = progressOf(part);
  return {
    courses: courses.map((course) => ({
      ...courseShare(course),
      sections: course.sections.map(sectionShare),
    })),
    ledgers: ledgersOf(part).map(ledgerShare),
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

const sectionShare = (section: SectionProgress): SectionShare => {
  const { number, title, status, done, required, extra } = section;
  return { number, title, status, done, required, extra };
};

const ledgerShare = (ledger: Ledger): LedgerShare => {
  const { framework, followed, cycle, daysLeft, requirements } = ledger;
  return {
    ...{ key: followKey(followed), title: framework.title, ...cycle, daysLeft },
    requirements: requirements.map(({ title, isMet, open }) => ({ title, isMet, open })),
  };
};
