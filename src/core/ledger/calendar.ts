/** Weeks and months from one day to another, both included; none where the second comes before the first. */
import { Temporal } from 'temporal-polyfill';
import { weekOf } from '../base/dates';

/** Asked for again after every change of an entry, and others only another day. */
const known = new Map<string, readonly string[]>();

function remembered(key: string, find: () => readonly string[]): readonly string[] {
  let found = known.get(key);
  if (!found) {
    if (known.size > 100) known.clear();
    known.set(key, (found = find()));
  }
  return found;
}

/** The Mondays of the weeks. */
export const weeksBetween = (from: string, to: string): readonly string[] =>
  remembered(`weeks ${from} ${to}`, () => findWeeks(from, to));

/** As `YYYY-MM`. */
export const monthsBetween = (from: string, to: string): readonly string[] =>
  remembered(`months ${from} ${to}`, () => findMonths(from, to));

function findWeeks(from: string, to: string): readonly string[] {
  const weeks: string[] = [];
  if (to < from) return weeks;
  const last = weekOf(to);
  let week = weekOf(from);
  while (week <= last) {
    weeks.push(week);
    week = Temporal.PlainDate.from(week).add({ days: 7 }).toString();
  }
  return weeks;
}

function findMonths(from: string, to: string): readonly string[] {
  const months: string[] = [];
  if (to < from) return months;
  const last = to.slice(0, 7);
  let month = from.slice(0, 7);
  while (month <= last) {
    months.push(month);
    month = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  }
  return months;
}
