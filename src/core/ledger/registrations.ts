/** Registrations that a person holds under a framework. */
import { idMeant, type Framework } from '../library/framework';
import { daysAfter } from './cycle';
import type { Cycle, Followed } from './ledger';

/** Ids of the framework that these mean, each once, with those that they imply. */
export function knownRegistrations(framework: Framework, written: readonly string[]): string[] {
  const ids = written.flatMap((one) => idMeant(framework.registrations, one) ?? []);
  const implied = framework.registrations.filter(({ id }) => ids.includes(id));
  return [...new Set([...implied.flatMap((one) => one.implies ?? []), ...ids])];
}

/**
 * Those that decide what is asked in a cycle: what was held on its last day, or on its first day if the framework says
 * so, and not what is held today.
 * @param periods all periods in which the framework is or was followed, as in journal.yaml
 */
export function registrationsIn(
  framework: Framework,
  followed: Followed,
  periods: readonly Followed[],
  cycle: Cycle,
): string[] {
  const overlapping = firstDays(periods.filter(({ id }) => id === framework.id)).filter(
    ({ period, from }) =>
      from <= cycle.to && (period.until === undefined || period.until >= cycle.from),
  );
  const at = framework.cycle.registrationsOn === 'first-day' ? 0 : -1;
  const period = followed.until === undefined ? overlapping.at(at)?.period : undefined;
  return knownRegistrations(framework, (period ?? followed).registrations ?? []);
}

/** A period with the start of one that has ended begins on the day after that. */
const firstDays = (
  periods: readonly Followed[],
): { readonly period: Followed; readonly from: string }[] =>
  periods.map((period, at) => {
    const { cycleStart = '' } = period;
    const ended = periods
      .slice(0, at)
      .flatMap((one) => ((one.cycleStart ?? '') === cycleStart ? (one.until ?? []) : []));
    return { period, from: ended.length === 0 ? cycleStart : daysAfter(ended.at(-1)!, 1) };
  });
