/**
 * One journal of a team on a page: what its courses and frameworks ask for, what waits, what others recorded, and
 * recent weeks. Private entries are never in it.
 */
import { noticesFor } from '../actions/notices';
import { waitingFor, type Waiting } from '../actions/waiting';
import { lastSupervision } from '../authoring/supervision';
import { newestFirst, type Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { sharedPart, type JournalPart } from '../journal/journalPart';
import { nameOf } from '../journal/setup/people';
import { followKey } from '../ledger/followKey';
import type { Ledger, RequirementState } from '../ledger/ledger';
import { progressOf, type SectionProgress, type WeekProgress } from '../progress/progress';
import { isSameText } from '../records/digests';
import type { ClaimVerdict, Look } from '../records/reviewing';
import { courseShare, ledgersOf, type CourseShare } from './teamOverview';

export interface LearnerPage {
  readonly courses: readonly (CourseShare & { readonly sections: readonly SectionShare[] })[];
  readonly ledgers: readonly LedgerShare[];
  readonly waiting: readonly WaitingEntry[];
  readonly notices: readonly { readonly title: string; readonly text: string }[];
  /** Number of entries that are not completed. */
  readonly unfinished: number;
  readonly reviews: Reviews;
  /** Of the newest supervision record; absent if it has none. */
  readonly actions?: OpenActions | undefined;
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

export interface WaitingEntry extends Pick<Waiting, 'reason' | 'isAsked'>, Place {}

interface Place {
  readonly path: string;
  readonly title: string;
  /** Empty if the entry has none. */
  readonly date: string;
}

export interface Reviews {
  /** Newest entries first. */
  readonly entries: readonly ReviewedEntry[];
  /** Number of entries left out. */
  readonly more: number;
}

export interface ReviewedEntry extends Place {
  readonly marks: readonly Mark[];
}

/** What one person recorded about an entry: their strongest review, or their verdict on its claim. */
export interface Mark {
  readonly person: string;
  readonly kind: Look['kind'] | ClaimVerdict;
  /** The text has changed since the review. */
  readonly isBefore: boolean;
}

export interface OpenActions extends Place {
  readonly actions: readonly string[];
}

const weeksShown = 12;
const maxReviewed = 10;

/** @param me the reader; `undefined` for what waits for any reviewer */
export async function learnerPage(journal: Journal, me: string | undefined): Promise<LearnerPage> {
  const part = sharedPart(journal);
  const { courses, weeks, entries } = progressOf(part);
  return {
    courses: courses.map((course) => ({
      ...courseShare(course),
      sections: course.sections.map(sectionShare),
    })),
    ledgers: ledgersOf(part).map(ledgerShare),
    waiting: waitingFor(part, me).map(({ entry, reason, isAsked }) => ({
      ...placeOf(entry),
      ...{ reason, isAsked },
    })),
    notices: noticesFor(part, me).map(({ entry, id, text }) => ({
      title: entry?.title ?? id,
      text,
    })),
    unfinished: entries.drafting + entries.answered,
    reviews: reviewsIn(part),
    actions: await openActionsIn(journal),
    weeks: weeks.slice(-weeksShown),
  };
}

const placeOf = ({ path, title, date = '' }: Entry): Place => ({ path, title, date });

function reviewsIn(journal: JournalPart): Reviews {
  const reviewed = [...journal.entries.values()]
    .filter((entry) => marksOn(journal, entry).length > 0)
    .sort(newestFirst);
  return {
    entries: reviewed
      .slice(0, maxReviewed)
      .map((entry) => ({ ...placeOf(entry), marks: marksOn(journal, entry) })),
    more: Math.max(0, reviewed.length - maxReviewed),
  };
}

function marksOn(journal: JournalPart, entry: Entry): readonly Mark[] {
  const { looks = [], verdicts = [] } = journal.reviewingOf(entry) ?? {};
  const strongest = new Map<string, Look>();
  for (const look of looks)
    if (look.kind === 'signed-off' || !strongest.has(look.person)) strongest.set(look.person, look);
  return [
    ...[...strongest.values()].map((look) => ({
      person: nameOf(journal, look.person),
      kind: look.kind,
      isBefore: !looks.some((one) => one.person === look.person && isSameText(one, entry)),
    })),
    ...verdicts.map(({ person, kind }) => ({
      person: nameOf(journal, person),
      kind,
      isBefore: false,
    })),
  ];
}

async function openActionsIn(journal: Journal): Promise<OpenActions | undefined> {
  const last = await lastSupervision(journal, 'shared');
  if (!last || last.actions.length === 0) return undefined;
  const { entry, title, actions } = last;
  return { ...placeOf(entry), title, actions };
}

const sectionShare = (section: SectionProgress): SectionShare => {
  const { number, title, status, done, required, extra } = section;
  return { number, title, status, done, required, extra };
};

const ledgerShare = (ledger: Ledger): LedgerShare => {
  const { framework, followed, cycle, daysLeft, requirements } = ledger;
  // Long lists of topics come last, so that they hide no other requirement.
  const isTopics = ({ unit }: RequirementState): number => Number(unit === 'topics');
  return {
    ...{ key: followKey(followed), title: framework.title, ...cycle, daysLeft },
    requirements: [...requirements]
      .sort((a, b) => isTopics(a) - isTopics(b))
      .map(({ title, isMet, open }) => ({ title, isMet, open })),
  };
};
