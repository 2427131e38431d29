import type { Entry } from '../../entry';
import type { Framework } from '../../framework';
import type { Counted, Cycle, Unit } from '../ledger';

/** What rules are computed from. */
export interface Basis {
  readonly framework: Framework;
  /** Ids of the registrations held. */
  readonly registrations: readonly string[];
  readonly cycle: Cycle;
  readonly today: string;
  /** Entries of the cycle, oldest first. */
  readonly recorded: readonly Entry[];
  readonly planned: readonly Entry[];
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
  readonly counted: () => readonly Counted[];
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
