/** Weeks and months from one day to another, both included; none if the second day precedes the first. */
import { Temporal } from 'temporal-polyfill';
import { weekOf } from '../base/dates';
import { daysAfter } from './cycle';

/** Cached, since the same ones are requested after every change. */
const known = new Map<string, readonly string[]>();

/** The Mondays of the weeks. */
export const weeksBetween = (from: string, to: string): readonly string[] =>
  to < from ? [] : series(weekOf(from), weekOf(to), (week) => daysAfter(week, 7));

/** As `YYYY-MM`. */
export const monthsBetween = (from: string, to: string): readonly string[] =>
  to < from
    ? []
    : series(from.slice(0, 7), to.slice(0, 7), (month) =>
        Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString(),
      );

function series(first: string, last: string, next: (one: string) => string): readonly string[] {
  const key = `${first} ${last}`;
  const cached = known.get(key);
  if (cached) return cached;
  const found: string[] = [];
  for (let one = first; one <= last; one = next(one)) found.push(one);
  if (known.size > 100) known.clear();
  known.set(key, found);
  return found;
}
