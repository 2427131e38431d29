/**
 * What a journal holds towards a regulator's requirements, over one cycle. It says what is recorded and
 * what is still open; it never says that anybody complies.
 */
import type { Entry } from '../entries/entry';
import type { Framework } from '../library/framework';
import type { Journal } from '../journal/journal';
import type { RuleKind } from '../schema/frameworkSchema';
import type { JournalFile } from '../schema/schemas';

/** A framework as journal.yaml says that it is followed. */
export type Followed = JournalFile['frameworks'][number];

/** What is looked at of a journal: a report counts a part of its entries alone. */
export type LedgerSource = Pick<
  Journal,
  'collections' | 'world' | 'entries' | 'entryById' | 'pathsOf'
>;

/** From the first day to the last, both included. */
export interface Cycle {
  readonly from: string;
  readonly to: string;
}

/** What the numbers of a requirement count. */
export type Unit = 'entries' | 'minutes' | 'topics' | 'types' | 'months' | 'words' | 'periods';

/** One entry that counts towards a requirement. */
export interface Counted {
  readonly entry: Entry;
  /** In the requirement's unit; what of several limits or topics one entry gives. */
  readonly amount: number;
  /** Why it counts, as a sentence. */
  readonly why: string;
}

export interface RequirementState {
  readonly id: string;
  readonly title: string;
  readonly rule: RuleKind;
  readonly unit: Unit;
  readonly recorded: number;
  /** What is begun or dated later than today, on top of what is recorded. */
  readonly planned: number;
  /** At least this much is asked for; with `isLimit` at most this much is allowed. */
  readonly required: number;
  readonly isLimit: boolean;
  readonly isMet: boolean;
  /** What is open, a sentence each; none when nothing is. */
  readonly open: readonly string[];
  /** Whether the rule was read at its source. */
  readonly isVerified: boolean;
  /** What is recorded, oldest first. Found when asked for: it may be thousands. */
  readonly counted: () => readonly Counted[];
}

export interface Gap {
  /** The days without anything recorded, first and last. */
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
  /** All that have begun since the framework is followed, oldest first, and the one asked for. */
  readonly cycles: readonly Cycle[];
  readonly today: string;
  /** Days from today to the last day, that one included; 0 when the cycle is over. */
  readonly daysLeft: number;
  readonly requirements: readonly RequirementState[];
  /** By the Monday of their week, oldest first; weeks without minutes are left out. */
  readonly weeks: readonly {
    readonly week: string;
    readonly minutes: number;
    readonly participatory: number;
  }[];
  /** By type, most minutes first; `type` is `''` where none is named. */
  readonly types: readonly {
    readonly type: string;
    readonly title: string;
    readonly minutes: number;
    readonly entries: number;
  }[];
  /** Every topic that is asked for, with the recorded entries that cover it, oldest first. */
  readonly topics: readonly TopicState[];
  /** Of three months and more, or as long as the framework says; oldest first. */
  readonly gaps: readonly Gap[];
  /** All entries of the cycle that claim something or come from one of the framework's forms, oldest first. */
  readonly entries: readonly Entry[];
  /** Entries that would count but have no date, so belong to no cycle. */
  readonly undated: readonly Entry[];
  /** Entries of the cycle that do not count, since a reviewer's rejection of their claim stands. */
  readonly rejected: readonly Entry[];
}

export interface TopicState {
  readonly ref: string;
  readonly title: string;
  /** Whether it is a part of another topic that may not be left out. */
  readonly isPart: boolean;
  readonly isVerified: boolean;
  /** How many entries cover it, in the whole cycle and in one month (`YYYY-MM`) of it. */
  readonly count: number;
  readonly countIn: (month: string) => number;
  /** Put in order when asked for: there may be thousands. */
  readonly entries: readonly Entry[];
}
