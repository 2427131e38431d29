import type { Entry } from '../../entries/entry';
import type { Framework } from '../../library/framework';
import type { Counted, Cycle, Unit } from '../ledger';

/** What a rule has to know besides itself. */
export interface Terms {
  readonly framework: Framework;
  /** Ids of the registrations held. */
  readonly registrations: readonly string[];
  readonly cycle: Cycle;
  readonly today: string;
}

/** Recorded, or still begun or dated later than today. */
export type Place = 'recorded' | 'planned';

/** A rule at work: it is given the entries of the cycle, and what is changed is taken back and given anew. */
export interface Measure {
  /** @param sign -1 where the entry is taken back */
  readonly add: (entry: Entry, place: Place, sign: 1 | -1) => void;
  readonly measured: () => Measured;
  /** @param recorded all recorded entries of the cycle, oldest first */
  readonly counted: (recorded: readonly Entry[]) => readonly Counted[];
}

/** What a rule finds; the rest of a requirement's state is the same for all rules. */
export interface Measured {
  readonly unit: Unit;
  readonly recorded: number;
  readonly planned: number;
  readonly required: number;
  readonly isLimit?: boolean;
  readonly isMet: boolean;
  readonly open: readonly string[];
}

/** How much is asked for of somebody with these registrations: what is asked for each adds up. */
export function requiredOf(
  requirement: {
    readonly atLeast: number;
    readonly atLeastFor?: Readonly<Record<string, number>> | undefined;
  },
  registrations: readonly string[],
): number {
  const { atLeast, atLeastFor = {} } = requirement;
  const each = registrations.filter((id) => Object.hasOwn(atLeastFor, id));
  return each.length === 0 ? atLeast : each.reduce((sum, id) => sum + atLeastFor[id]!, 0);
}

/** Entries that were added and not taken back. */
export function keep(entries: Set<Entry>, entry: Entry, sign: 1 | -1): void {
  if (sign === 1) entries.add(entry);
  else entries.delete(entry);
}
