import type { Entry } from '../../entries/entry';
import type { Requirement } from '../../schema/frameworkSchema';
import { shareOfCycle } from '../cycle';
import type { Counted, Cycle, RequirementState } from '../ledger';
import type { Place, PlaceOf, Scope } from '../which';

export type Rule<K extends Requirement['rule']> = Extract<Requirement, { rule: K }>;

/** The framework and cycle in which a rule is applied. */
export interface Terms extends Scope {
  /** Ids of the person's registrations. */
  readonly registrations: readonly string[];
  readonly cycle: Cycle;
  readonly today: string;
}

/** The state of a rule. A changed entry is removed and added again. */
export interface Measure {
  /** @param sign -1 to remove the entry */
  readonly add: (entry: Entry, sign: 1 | -1) => void;
  readonly measured: () => Measured;
  /** @param entries all of the cycle, oldest first; @returns those counted in that place */
  readonly counted: (entries: readonly Entry[], place: Place) => readonly Counted[];
}

/** The part of a requirement's state that differs from rule to rule. */
type Measured = Pick<
  RequirementState,
  'unit' | 'recorded' | 'planned' | 'required' | 'isMet' | 'open'
> & { readonly isLimit?: boolean; readonly remarks?: readonly string[] };

/**
 * The amount required of a person with these registrations.
 * @param scale of the unit: 60 if hours are required and minutes measured. The result is whole, rounded up.
 */
export function requiredOf(
  rule: Rule<'count' | 'sum' | 'subset'>,
  { framework, cycle, registrations }: Terms,
  scale = 1,
): number {
  const { atLeast, atLeastFor = {}, several, isProRata = false } = rule;
  const each = registrations
    .filter((id) => Object.hasOwn(atLeastFor, id))
    .map((id) => atLeastFor[id]!);
  const whole =
    each.length === 0
      ? atLeast
      : several === 'highest'
        ? Math.max(...each)
        : each.reduce((sum, one) => sum + one, 0);
  const amount = whole * scale;
  return isProRata ? Math.ceil(amount * shareOfCycle(framework, cycle)) : Math.round(amount);
}

/** Adds or removes an entry. */
export function keep(entries: Set<Entry>, entry: Entry, sign: 1 | -1): void {
  if (sign === 1) entries.add(entry);
  else entries.delete(entry);
}

/** The entries that a rule counts, as the first part of its state. */
export function collect(
  placeOf: PlaceOf,
): Readonly<Record<Place, Set<Entry>>> & Pick<Measure, 'add'> {
  const entries = { recorded: new Set<Entry>(), planned: new Set<Entry>() };
  return {
    ...entries,
    add: (entry, sign) => {
      const place = placeOf(entry);
      if (place) keep(entries[place], entry, sign);
    },
  };
}
