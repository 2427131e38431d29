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
export const suggestedStart = ({ cycle }: Framework, today: string): string =>
  lastBoundary(cycle.starts, today) ?? today;

/** The last day on or before this one on which cycles begin for everybody; `undefined` if each has a day of their own. */
function lastBoundary(starts: string, day: string): string | undefined {
  if (starts === 'registration') return undefined;
  const [month, date] = starts.split('-').map(Number) as [number, number];
  const ofYear = (year: number): string => PlainDate.from({ year, month, day: date }).toString();
  const { year } = PlainDate.from(day);
  return ofYear(year) <= day ? ofYear(year) : ofYear(year - 1);
}

/** Whether it is unknown when a cycle begins: neither the journal nor the framework says so. */
export const isCycleUnknown = ({ cycle }: Framework, { cycleStart }: Followed): boolean =>
  cycleStart === undefined && cycle.starts === 'registration';

/**
 * The cycles from the start in journal.yaml to the current one, oldest first; at least one. Where cycles end on one day
 * of the year for everybody, the first of a person who joins later is shorter.
 */
export function cyclesOf(framework: Framework, followed: Followed, today: string): Cycle[] {
  const start = followed.cycleStart ?? suggestedStart(framework, today);
  const { until } = followed;
  const last = until !== undefined && until < today ? until : today;
  const cycles = [firstCycle(framework, start)];
  const { months } = framework.cycle;
  const isWhole = cycles[0]!.to === cycleAt(start, months, 0).to;
  const from = isWhole ? start : daysAfter(cycles[0]!.to, 1);
  for (let number = isWhole ? 1 : 0; cycles.at(-1)!.to < last; number++)
    cycles.push(cycleAt(from, months, number));
  return until === undefined ? cycles : cycles.map((one) => endedBy(one, until));
}

function firstCycle({ cycle: { months, starts } }: Framework, start: string): Cycle {
  const whole = cycleAt(start, months, 0);
  const boundary = lastBoundary(starts, daysAfter(whole.to, 1));
  return boundary === undefined || boundary <= start
    ? whole
    : { from: start, to: daysAfter(boundary, -1) };
}

/**
 * Whether these days are a cycle: of those that a followed framework has, before or after today, else of one that could
 * begin on the first day.
 */
export function isCycleOf(framework: Framework, followed: Followed, { from, to }: Cycle): boolean {
  const { cycleStart, until } = followed;
  const isSame = (one: Cycle): boolean => one.from === from && one.to === to;
  if (cycleStart === undefined) return isSame(firstCycle(framework, from));
  if (from >= cycleStart) {
    const started = { id: followed.id, cycleStart };
    const known = [cyclesOf(framework, started, from), cyclesOf(framework, followed, from)];
    return known.some((cycles) => isSame(cycles.at(-1)!)) && (until === undefined || from <= until);
  }
  const cycles = cyclesOf(framework, { id: followed.id, cycleStart: from }, cycleStart);
  return isSame(cycles[0]!) && cycles.at(-1)!.from === cycleStart;
}

/** The part of a full cycle that this one has, counted in days: 1, or less for a person who joined later. */
export function shareOfCycle({ cycle: { months } }: Framework, { from, to }: Cycle): number {
  const full = monthsAfter(daysAfter(to, 1), -months);
  return from <= full ? 1 : daysFromTo(from, to) / daysFromTo(full, to);
}

/**
 * Counted from the start, so that a 31st is not lost after a short month. A cycle ends on the day before the same day of
 * the month, or on the last day of a month without that day.
 */
const cycleAt = (start: string, months: number, number: number): Cycle => ({
  from: number === 0 ? start : daysAfter(endAfter(start, number * months), 1),
  to: endAfter(start, (number + 1) * months),
});

function endAfter(start: string, months: number): string {
  const end = monthsAfter(start, months);
  return end.slice(-2) === start.slice(-2) ? daysAfter(end, -1) : end;
}

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
