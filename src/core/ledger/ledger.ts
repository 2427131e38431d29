/**
 * A journal measured against a regulator's requirements, over one cycle. It says what is recorded and what is
 * still open, and never that a person complies.
 */
import type { Entry } from '../entries/entry';
import type { Framework } from '../library/framework';
import type { Journal } from '../journal/journal';
import type { RuleKind } from '../schema/frameworkSchema';
import type { JournalFile } from '../schema/schemas';

/** A followed framework in journal.yaml. */
export type Followed = JournalFile['frameworks'][number];

/** The part of a journal that is needed: a report counts only some of its entries. */
export type LedgerSource = Pick<
  Journal,
  'collections' | 'world' | 'setup' | 'entries' | 'entryById' | 'pathsOf'
>;

/** From the first day to the last, both included. */
export interface Cycle {
  readonly from: string;
  readonly to: string;
}

/** The unit of a requirement's numbers. */
export type Unit = 'entries' | 'minutes' | 'topics' | 'types' | 'months' | 'words' | 'periods';

/** One entry that counts towards a requirement. */
export interface Counted {
  readonly entry: Entry;
  /** In the requirement's unit. */
  readonly amount: number;
  /** Why it counts, for the screen. */
  readonly why: string;
}

export interface RequirementState {
  readonly id: string;
  readonly title: string;
  readonly rule: RuleKind;
  readonly unit: Unit;
  readonly recorded: number;
  /** In progress or dated after today, in addition to what is recorded. */
  readonly planned: number;
  readonly plannedIn: PlannedIn;
  /** The minimum; with `isLimit` the maximum. */
  readonly required: number;
  readonly isLimit: boolean;
  readonly isMet: boolean;
  /** Text about each open part. */
  readonly open: readonly string[];
  /** Text about what counts but may be queried. */
  readonly remarks: readonly string[];
  /** Whether the rule was checked at its source. */
  readonly isVerified: boolean;
  /** Recorded entries that count, oldest first. Computed on request, since there may be thousands. */
  readonly counted: () => readonly Counted[];
  /** Planned entries that would count, oldest first. */
  readonly planning: () => readonly Counted[];
}

/** Whether planned entries have open questions, are dated after today, or some of both. */
export type PlannedIn = 'none' | 'unfinished' | 'future' | 'both';

export interface Gap {
  /** The first and last day without a recorded entry. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The entry that explains it. */
  readonly explainedBy: Entry | undefined;
}

export interface Ledger {
  readonly framework: Framework;
  readonly followed: Followed;
  readonly cycle: Cycle;
  /** Whether the days are a cycle. If not, nothing is called met or open. */
  readonly isCycle: boolean;
  /** Ids of the registrations that decide what is asked in this cycle. */
  readonly registrations: readonly string[];
  /** Cycles that have begun since the framework is followed, oldest first, and the requested one. */
  readonly cycles: readonly Cycle[];
  readonly today: string;
  /** Days from today to the last day, both included; 0 if the cycle is over. */
  readonly daysLeft: number;
  readonly requirements: readonly RequirementState[];
  /** Weeks with minutes, oldest first. */
  readonly weeks: readonly WeekHours[];
  /** Recorded entries with more time than a week has, so in no week, oldest first. */
  readonly longer: readonly Entry[];
  /** Most minutes first. */
  readonly types: readonly TypeHours[];
  /** Every required topic. */
  readonly topics: readonly TopicState[];
  /** Gaps of three months or as long as the framework says, oldest first. */
  readonly gaps: readonly Gap[];
  /** Entries of the cycle with a claim or from one of the framework's forms, oldest first. */
  readonly entries: readonly Entry[];
  /** Entries that would count but have no date, so belong to no cycle. */
  readonly undated: readonly Entry[];
  /** Entries of the cycle with time for a registration, without saying for which one that is held. */
  readonly unassigned: readonly Entry[];
  /** Entries of the cycle that do not count, since a reviewer rejected their claim. */
  readonly rejected: readonly Entry[];
}

export interface WeekHours {
  /** The Monday. */
  readonly week: string;
  readonly minutes: number;
  readonly participatory: number;
}

export interface TypeHours {
  /** Empty if the entries name none. */
  readonly type: string;
  readonly title: string;
  readonly minutes: number;
  readonly entries: number;
}

export interface TopicState {
  readonly ref: string;
  readonly title: string;
  /** Whether it is a mandatory part of another topic. */
  readonly isPart: boolean;
  readonly isVerified: boolean;
  /** Number of recorded entries that cover it, in the whole cycle and in one month (`YYYY-MM`). */
  readonly count: number;
  readonly countIn: (month: string) => number;
  /** Those entries, oldest first. Sorted on request, since there may be thousands. */
  readonly entries: readonly Entry[];
}
