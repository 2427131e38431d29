/** Plain dates (`YYYY-MM-DD`): days on a calendar, without a time or a zone. */
import { detached } from './intern';
import type { Clock } from './ports';

const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

/** The Monday of each day asked for: the same few days come back in thousands of entries. */
const known = new Map<string, string>();

/** Whether the text is a day that exists. */
export function isPlainDate(text: string): boolean {
  return known.has(text) || (shape.test(text) && dateOf(midnightOf(text)) === text);
}

export const today = (clock: Clock): string => clock.dayAt(clock.now());

/** The moment as a record keeps it: UTC, to the second. */
export function instantOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The Monday of the week in which the day, one that exists, lies (ISO 8601 weeks). */
export function weekOf(date: string): string {
  let monday = known.get(date);
  if (monday === undefined) {
    const midnight = midnightOf(date);
    const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
    monday = mondayAt(midnight - weekday * dayLength);
    if (known.size > 10_000) known.clear();
    known.set(detached(date), monday);
  }
  return monday;
}

/** One string for all days of a week. */
const mondays = new Map<number, string>();

function mondayAt(midnight: number): string {
  let monday = mondays.get(midnight);
  if (monday === undefined) mondays.set(midnight, (monday = dateOf(midnight)));
  return monday;
}

/** The Mondays of the last `count` weeks, oldest first, the week of `date` last. */
export function weeksUntil(date: string, count: number): readonly string[] {
  const week = weekOf(date);
  if (lastWeeks.length !== count || lastWeeks.at(-1) !== week) {
    const last = midnightOf(week);
    lastWeeks = Array.from({ length: count }, (_, at) =>
      dateOf(last - (count - 1 - at) * 7 * dayLength),
    );
  }
  return lastWeeks;
}

/** Asked for again after every change, and others only a week later. */
let lastWeeks: readonly string[] = [];

/** Year, month and day as written in the date. */
export function dateParts(date: string): { year: string; month: string; day: string } {
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
}

// Days are counted in UTC, where each is as long as the others.
const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const dateOf = (midnight: number): string =>
  Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(0, -14);
