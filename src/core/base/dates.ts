/** Plain dates (`YYYY-MM-DD`): days on a calendar, without a time or a zone. */
import { detached } from './intern';
import type { Clock } from './ports';

const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

/** Cache of valid dates: the same few are used in thousands of entries. */
const known = new Set<string>();
const knownByDigits = new Map<number, string>();
const maxKnown = 10_000;

/** Whether the text is a day that exists. */
export function isPlainDate(text: string): boolean {
  if (known.has(text)) return true;
  if (!shape.test(text) || dateOf(midnightOf(text)) !== text) return false;
  if (known.size > maxKnown) known.clear();
  known.add(detached(text));
  return true;
}

export const today = (clock: Clock): string => clock.dayAt(clock.now());

/** Formats a moment for a record: UTC, to the second. */
export function instantOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** @param digits of a valid date: 20261126 */
export const dateOfDigits = (digits: number): string =>
  knownByDigits.get(digits) ?? newDateOfDigits(digits);

export const digitsOf = (date: string): number => Number(date.replaceAll('-', ''));

// A function of its own keeps `dateOfDigits`, called thousands of times, small.
function newDateOfDigits(digits: number): string {
  const text = String(digits).padStart(8, '0');
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (knownByDigits.size > maxKnown) knownByDigits.clear();
  knownByDigits.set(digits, date);
  return date;
}

/** Days from 1970 to a valid date. */
export const daysOf = (date: string): number => whole(midnightOf(date) / dayLength);

/** Monday of a day's ISO 8601 week; both as days since 1970. */
export const mondayFrom = (days: number): number => days - weekdayOf(days);

/** The same for a valid date. */
export const mondayOf = (date: string): number => mondayFrom(daysOf(date));

/** Date of the Monday of a valid date's week. */
export const weekOf = (date: string): string => weekFrom(mondayOf(date));

/**
 * Monday, as days since 1970, of the week of a moment in the person's time zone. From Tuesday to Saturday in UTC
 * the week is the same everywhere, since no zone differs by more than 14 hours.
 */
export function mondayAt(milliseconds: number, clock: Pick<Clock, 'dayAt'>): number {
  const days = whole(Math.floor(milliseconds / dayLength));
  const weekday = weekdayOf(days);
  return weekday >= 1 && weekday <= 5 ? days - weekday : mondayOf(clock.dayAt(milliseconds));
}

/** Stores a whole number as V8's integer kind: mixing the two kinds in one property is slow. */
const whole = (number: number): number => number | 0;

/** 0 on Mondays. 1 January 1970 was a Thursday; the remainder of a negative number is negative. */
const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7;

/** Cache of one string per week, by its Monday. */
const weeks = new Map<number, string>();

/** @param monday as days since 1970 */
export function weekFrom(monday: number): string {
  let week = weeks.get(monday);
  if (week === undefined) weeks.set(monday, (week = dateOf(monday * dayLength)));
  return week;
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

/** Cache: requested after every change, and different only a week later. */
let lastWeeks: readonly string[] = [];

/** Year, month and day as written in the date. */
export function dateParts(date: string): { year: string; month: string; day: string } {
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
}

// Days are counted in UTC, where all have the same length.
const midnightOf = (date: string): number => Date.parse(date);

const dateOf = (midnight: number): string =>
  Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(0, -14);
