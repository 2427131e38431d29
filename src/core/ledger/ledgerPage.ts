/** A ledger as its page shows it: plain data, of a size that does not grow with the number of entries. */
import { isVerified } from '../library/framework';
import { weeksBetween } from './calendar';
import { followKey } from './followKey';
import type { Cycle, Gap, Ledger, RequirementState } from './ledger';
import { topicMatrix, type MatrixWish, type TopicMatrix } from './topicMatrix';

export type RequirementRow = Omit<RequirementState, 'counted'>;

export interface LedgerPage {
  /** Which of the frameworks that are followed; see `followKey`. */
  readonly key: string;
  readonly title: string;
  readonly regulator: string;
  /** Address where the requirements were read; empty where there is none that can be opened. */
  readonly source: string;
  /** The day on which they were read there; empty where it is not known. */
  readonly checkedOn: string;
  readonly isVerified: boolean;
  readonly cycle: Cycle;
  /** Newest first. */
  readonly cycles: readonly Cycle[];
  readonly cycleState: 'ahead' | 'running' | 'over';
  readonly daysLeft: number;
  readonly requirements: readonly RequirementRow[];
  /** The Mondays of the cycle until today, oldest first, those without anything included. */
  readonly weeks: readonly WeekHours[];
  readonly types: readonly TypeHours[];
  /** How many types more there are than those. */
  readonly moreTypes: number;
  readonly topics: TopicMatrix;
  readonly gaps: readonly GapRow[];
  /** How many entries claim something but have no date, so belong to no cycle. */
  readonly undated: number;
  /** How many do not count since a reviewer rejected their claim. */
  readonly rejected: number;
  readonly notes: readonly { readonly text: string; readonly isVerified: boolean }[];
}

export interface WeekHours {
  readonly week: string;
  readonly minutes: number;
  readonly participatory: number;
}

export interface TypeHours {
  readonly type: string;
  readonly title: string;
  readonly minutes: number;
  readonly entries: number;
}

export interface GapRow {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly explainedBy?: { readonly path: string; readonly title: string };
}

const typesShown = 20;

export function ledgerPage(ledger: Ledger, matrix: MatrixWish): LedgerPage {
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
    types: types.slice(0, typesShown),
    moreTypes: Math.max(0, types.length - typesShown),
    topics: topicMatrix(ledger, matrix),
    gaps: gaps.map(gapOf),
    undated: ledger.undated.length,
    rejected: ledger.rejected.length,
    notes: framework.notes.map((note) => ({ text: note.text, isVerified: isVerified(note) })),
  };
}

const rowOf = (state: RequirementState): RequirementRow => ({
  id: state.id,
  title: state.title,
  rule: state.rule,
  unit: state.unit,
  recorded: state.recorded,
  planned: state.planned,
  required: state.required,
  isLimit: state.isLimit,
  isMet: state.isMet,
  open: state.open,
  isVerified: state.isVerified,
});

function weeksOf({ cycle, today, weeks }: Ledger): WeekHours[] {
  const known = new Map(weeks.map((week) => [week.week, week]));
  return weeksBetween(cycle.from, today < cycle.to ? today : cycle.to).map((week) => {
    const { minutes = 0, participatory = 0 } = known.get(week) ?? {};
    return { week, minutes, participatory };
  });
}

const gapOf = ({ from, to, days, explainedBy }: Gap): GapRow => ({
  from,
  to,
  days,
  ...(explainedBy ? { explainedBy: { path: explainedBy.path, title: explainedBy.title } } : {}),
});

/** Anything else than a page of the web, in a framework of somebody's own, leads nowhere. */
function webAddress(text = ''): string {
  return /^https?:\/\//i.test(text) ? text : '';
}
