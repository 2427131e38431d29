/** Plain dates (`YYYY-MM-DD`): days on a calendar, without a time or a zone. */
import { detached } from './intern';
import type { Clock } from './ports';

const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The Monday of the week in which it lies (ISO 8601 weeks). */
  readonly week: string;
  /** `YYYY-MM` */
  readonly month: string;
}

/** Each day asked for, by its date and by its digits: the same few come back in thousands of entries. */
const known = new Map<string, CalendarDay>();
const knownByDigits = new Map<number, CalendarDay>();
const mostKnown = 10_000;

/** Whether the text is a day that exists. */
export function isPlainDate(text: string): boolean {
  return known.has(text) || (shape.test(text) && dateOf(midnightOf(text)) === text);
}

export const today = (clock: Clock): string => clock.dayAt(clock.now());

/** The moment as a record keeps it: UTC, to the second. */
export function instantOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** @param date one that exists */
export const calendarDay = (date: string): CalendarDay => known.get(date) ?? newDay(date);

/** @param digits those of a day that exists: 20261126 */
export const dayOfDigits = (digits: number): CalendarDay =>
  knownByDigits.get(digits) ?? newDayOfDigits(digits);

export const digitsOf = (date: string): number => Number(date.replaceAll('-', ''));

// Apart, so that what is called thousands of times stays small.
function newDay(date: string): CalendarDay {
  const days = midnightOf(date) / dayLength;
  const week = weekFrom(days - weekdayOf(days));
  const day = { date: detached(date), week, month: oneMonth(date.slice(0, 7)) };
  if (known.size > mostKnown) known.clear();
  known.set(day.date, day);
  return day;
}

function newDayOfDigits(digits: number): CalendarDay {
  const text = String(digits).padStart(8, '0');
  const day = calendarDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  if (knownByDigits.size > mostKnown) knownByDigits.clear();
  knownByDigits.set(digits, day);
  return day;
}

/** The Monday of the week in which the day, one that exists, lies (ISO 8601 weeks). */
export const weekOf = (date: string): string => calendarDay(date).week;

/**
 * The Monday of the week in which that moment lies where the person lives. From Tuesday to Saturday in UTC it is
 * the same week everywhere, since no zone is more than 14 hours away.
 */
export function weekAt(milliseconds: number, clock: Pick<Clock, 'dayAt'>): string {
  const days = Math.floor(milliseconds / dayLength);
  const weekday = weekdayOf(days);
  return weekday >= 1 && weekday <= 5
    ? weekFrom(days - weekday)
    : weekOf(clock.dayAt(milliseconds));
}

/** 0 on Mondays. The first day of 1970 was a Thursday; the rest of a negative number is negative. */
const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7;

/** One string for all days of a week, by its Monday as days since 1970. */
const weeks = new Map<number, string>();

function weekFrom(monday: number): string {
  let week = weeks.get(monday);
  if (week === undefined) weeks.set(monday, (week = dateOf(monday * dayLength)));
  return week;
}

/** One string for all days of a month. */
const months = new Map<string, string>();

function oneMonth(month: string): string {
  const one = months.get(month);
  if (one === undefined) months.set(month, month);
  return one ?? month;
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
const midnightOf = (date: string): number => Date.parse(date);

const dateOf = (midnight: number): string =>
  Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(0, -14);
