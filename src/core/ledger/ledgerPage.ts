/** A ledger for its page: plain data, whose size does not grow with the number of entries. */
import * as l10n from '@vscode/l10n';
import { participatoryOf } from '../entries/claim';
import type { Entry } from '../entries/entry';
import { isVerified } from '../library/framework';
import { weeksBetween } from './calendar';
import { isCycleUnknown } from './cycle';
import { followKey } from './followKey';
import type { Gap, Ledger, RequirementState, WeekHours } from './ledger';
import { topicMatrix, type MatrixRequest, type TopicMatrix } from './topicMatrix';

export type RequirementRow = Omit<RequirementState, 'counted' | 'planning'>;

/** Cycles are newest first, and weeks include the empty ones until today. */
export interface LedgerPage extends Pick<
  Ledger,
  'cycle' | 'cycles' | 'daysLeft' | 'weeks' | 'types'
> {
  /** See `followKey`. */
  readonly key: string;
  readonly title: string;
  readonly regulator: string;
  /** URL of the requirements; empty if there is none that can be opened. */
  readonly source: string;
  /** The day on which the source was checked; empty if unknown. */
  readonly checkedOn: string;
  readonly isVerified: boolean;
  readonly cycleState: 'ahead' | 'running' | 'over';
  readonly requirements: readonly RequirementRow[];
  /** Entries with more time than a week has. */
  readonly longer: {
    readonly entries: number;
    readonly minutes: number;
    readonly participatory: number;
  };
  /** Number of further types. */
  readonly moreTypes: number;
  readonly topics: TopicMatrix;
  readonly gaps: readonly GapRow[];
  /** Number of entries with a claim but without a date. */
  readonly undated: number;
  /** Number of entries whose time counts for none of the registrations held, and that time in minutes. */
  readonly unassigned: { readonly entries: number; readonly minutes: number };
  /** Number of entries with a rejected claim. */
  readonly rejected: number;
  readonly notes: readonly { readonly text: string; readonly isVerified: boolean }[];
}

export interface GapRow extends Omit<Gap, 'explainedBy'> {
  readonly explainedBy?: { readonly path: string; readonly title: string };
}

const typesShown = 20;

export function ledgerPage(ledger: Ledger, matrix: MatrixRequest): LedgerPage {
  const { framework, followed, cycle, cycles, today, daysLeft, types, gaps } = ledger;
  return {
    key: followKey(followed),
    title: framework.title,
    regulator: framework.regulator ?? '',
    source: webAddress(framework.sourceUrl),
    checkedOn: framework.checkedOn ?? '',
    isVerified: isVerified(framework),
    cycle,
    cycles: [...cycles].reverse(),
    cycleState: today < cycle.from ? 'ahead' : today > cycle.to ? 'over' : 'running',
    daysLeft,
    requirements: ledger.requirements.map(rowOf),
    weeks: weeksOf(ledger),
    longer: sumOf(ledger.longer),
    types: types.slice(0, typesShown),
    moreTypes: Math.max(0, types.length - typesShown),
    topics: topicMatrix(ledger, matrix),
    gaps: gaps.map(gapOf),
    undated: ledger.undated.length,
    unassigned: sumOf(ledger.unassigned),
    rejected: ledger.rejected.length,
    notes: [
      ...(isCycleUnknown(framework, followed) ? [{ text: unknownCycle(), isVerified: true }] : []),
      ...framework.notes.map((note) => ({ text: note.text, isVerified: isVerified(note) })),
    ],
  };
}

const unknownCycle = (): string =>
  l10n.t(
    'The journal does not say when your cycle began, so it is shown from today on. “Change Cycle or Registrations…” sets the day.',
  );

function rowOf(state: RequirementState): RequirementRow {
  const { id, title, rule, unit, recorded, planned, required } = state;
  const { plannedIn, isLimit, isMet, open, remarks, isVerified } = state;
  return {
    ...{ id, title, rule, unit, recorded, planned, required },
    ...{ plannedIn, isLimit, isMet, open, remarks, isVerified },
  };
}

function weeksOf({ cycle, today, weeks }: Ledger): WeekHours[] {
  const known = new Map(weeks.map((week) => [week.week, week]));
  return weeksBetween(cycle.from, today < cycle.to ? today : cycle.to).map(
    (week) => known.get(week) ?? { week, minutes: 0, participatory: 0 },
  );
}

const sumOf = (entries: readonly Entry[]): LedgerPage['longer'] => ({
  entries: entries.length,
  minutes: entries.reduce((sum, { claim }) => sum + claim!.minutes, 0),
  participatory: entries.reduce((sum, { claim }) => sum + participatoryOf(claim!), 0),
});

const gapOf = ({ from, to, days, explainedBy }: Gap): GapRow => ({
  ...{ from, to, days },
  ...(explainedBy ? { explainedBy: { path: explainedBy.path, title: explainedBy.title } } : {}),
});

/** The URL of a web page; empty for anything else in a framework of the journal's own. */
const webAddress = (text = ''): string => (/^https?:\/\//i.test(text) ? text : '');
