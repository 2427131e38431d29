/** Plain dates (`YYYY-MM-DD`): days on a calendar, without a time or a zone. */
import { Temporal } from 'temporal-polyfill';
import { detached } from './intern';
import type { Clock } from './ports';

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** The same few days come back in thousands of entries. */
const known = new Map<string, string>();

/** Whether the text is a day that exists. */
export function isPlainDate(text: string): boolean {
  if (known.has(text)) return true;
  if (!shape.test(text)) return false;
  try {
    weekOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The day on which the person lives at that moment. */
export function dayAt(milliseconds: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

export const today = (clock: Clock): string => dayAt(clock.now(), clock.timeZone());

/** The moment as a record keeps it: UTC, to the second. */
export function instantOf(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'second' });
}

/** The Monday of the week in which the day lies (ISO 8601 weeks). */
export function weekOf(date: string): string {
  let monday = known.get(date);
  if (monday === undefined) {
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' });
    monday = day.subtract({ days: day.dayOfWeek - 1 }).toString();
    if (known.size > 10_000) known.clear();
    known.set(detached(date), monday);
  }
  return monday;
}

/** The Mondays of the last `count` weeks, oldest first, the week of `date` last. */
export function weeksUntil(date: string, count: number): string[] {
  const last = Temporal.PlainDate.from(weekOf(date));
  return Array.from({ length: count }, (_, back) =>
    last.subtract({ weeks: count - 1 - back }).toString(),
  );
}

/** Year, month and day as written in the date. */
export function dateParts(date: string): { year: string; month: string; day: string } {
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
}
