/** Weeks and months from one day to another, both included; none where the second comes before the first. */
import { Temporal } from 'temporal-polyfill';
import { weekOf } from '../dates';

/** The Mondays of the weeks. */
export function weeksBetween(from: string, to: string): readonly string[] {
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

/** As `YYYY-MM`. */
export function monthsBetween(from: string, to: string): readonly string[] {
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
