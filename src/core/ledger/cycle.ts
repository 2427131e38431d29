/** Cycles of a framework: plain days, counted by the calendar (Temporal), never by milliseconds. */
import { Temporal } from 'temporal-polyfill';
import type { Framework } from '../library/framework';
import type { Cycle, Followed } from './ledger';

const { PlainDate } = Temporal;

/** The day that many months later, or the last day of a shorter month. */
export const monthsAfter = (day: string, months: number): string =>
  PlainDate.from(day).add({ months }).toString();

export const daysAfter = (day: string, days: number): string =>
  PlainDate.from(day).add({ days }).toString();

/** Days from one day to another, both included; 0 if the second precedes the first. */
export const daysFromTo = (from: string, to: string): number =>
  Math.max(0, PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1);

/** The maximum number of months that can be added to the first day without passing the second. */
export function monthsBetween(from: string, to: string): number {
  const { months } = PlainDate.from(from).until(to, { largestUnit: 'months' });
  // Temporal does not count a month as whole that ends on an adjusted day, such as the 30th for the 31st.
  return monthsAfter(from, months + 1) <= to ? months + 1 : months;
}

/** The likely first day of a cycle: the most recent one if the framework names a day of the year; else today. */
export function suggestedStart({ cycle }: Framework, today: string): string {
  if (cycle.starts === 'registration') return today;
  const [month, day] = cycle.starts.split('-').map(Number) as [number, number];
  const ofYear = (year: number): string => PlainDate.from({ year, month, day }).toString();
  const { year } = PlainDate.from(today);
  return ofYear(year) <= today ? ofYear(year) : ofYear(year - 1);
}

/**
 * The cycles from the start in journal.yaml to the current one, oldest first; at least one. Each is counted from
 * that start, so that a 31st is not lost after a short month.
 */
export function cyclesOf(framework: Framework, followed: Followed, today: string): Cycle[] {
  const { months } = framework.cycle;
  const start = followed.cycleStart ?? suggestedStart(framework, today);
  const last = followed.until !== undefined && followed.until < today ? followed.until : today;
  const elapsed = last < start ? 0 : monthsBetween(start, last);
  const cycles = Array.from({ length: Math.floor(elapsed / months) + 1 }, (_, number) =>
    cycleAt(start, months, number),
  );
  return followed.until === undefined ? cycles : cycles.map((one) => endedBy(one, followed.until!));
}

const cycleAt = (start: string, months: number, number: number): Cycle => ({
  from: monthsAfter(start, number * months),
  to: daysAfter(monthsAfter(start, (number + 1) * months), -1),
});

const endedBy = ({ from, to }: Cycle, until: string): Cycle => ({
  from,
  to: to < until || until < from ? to : until,
});

/** Splits the cycle into parts of so many months, oldest first; the last may be shorter. */
export function partsOf({ from, to }: Cycle, months: number): Cycle[] {
  const parts: Cycle[] = [];
  for (let number = 0; ; number++) {
    const part = cycleAt(from, months, number);
    if (part.from > to) return parts;
    parts.push({ from: part.from, to: part.to < to ? part.to : to });
  }
}
