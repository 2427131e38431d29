import type { Entry } from '../../entries/entry';
import type { Framework } from '../../library/framework';
import type { Requirement } from '../../schema/frameworkSchema';
import type { Counted, Cycle, RequirementState } from '../ledger';
import type { Place } from '../which';

export type Rule<K extends Requirement['rule']> = Extract<Requirement, { rule: K }>;

/** The framework and cycle in which a rule is applied. */
export interface Terms {
  readonly framework: Framework;
  /** Ids of the person's registrations. */
  readonly registrations: readonly string[];
  readonly cycle: Cycle;
  readonly today: string;
}

/** The state of a rule. A changed entry is removed and added again. */
export interface Measure {
  /** @param sign -1 to remove the entry */
  readonly add: (entry: Entry, place: Place, sign: 1 | -1) => void;
  readonly measured: () => Measured;
  /** @param entries all recorded or all planned entries of the cycle, oldest first */
  readonly counted: (entries: readonly Entry[], place: Place) => readonly Counted[];
}

/** The part of a requirement's state that differs from rule to rule. */
type Measured = Pick<
  RequirementState,
  'unit' | 'recorded' | 'planned' | 'required' | 'isMet' | 'open'
> & { readonly isLimit?: boolean };

/** The amount required of a person with these registrations, which add up. */
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

/** Adds or removes an entry. */
export function keep(entries: Set<Entry>, entry: Entry, sign: 1 | -1): void {
  if (sign === 1) entries.add(entry);
  else entries.delete(entry);
}

/** The entries that a rule counts, as the first part of its state. */
export function collect(
  matches: (entry: Entry, place: Place) => boolean,
): Readonly<Record<Place, Set<Entry>>> & Pick<Measure, 'add'> {
  const entries = { recorded: new Set<Entry>(), planned: new Set<Entry>() };
  return {
    ...entries,
    add: (entry, place, sign) => {
      if (matches(entry, place)) keep(entries[place], entry, sign);
    },
  };
}
