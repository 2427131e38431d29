import type { Entry } from '../entry';
import { daysAfter, daysFromTo, monthsAfter } from './cycle';
import type { Cycle, Gap } from './ledger';

/**
 * The times of at least so many months in which nothing is recorded: from the day after one entry, or the
 * cycle's first, to the day before the next, or today.
 * @param entries oldest first
 * @param explanations entries that explain a gap in which they are dated; they do not end one
 */
export function gapsOf(
  { from, to }: Cycle,
  today: string,
  months: number,
  entries: readonly Entry[],
  explanations: readonly Entry[],
): Gap[] {
  const gaps: Gap[] = [];
  const end = today < to ? today : to;
  let previous: string | undefined;
  const reach = (day: string): void => {
    // Most entries are too near to the last one for any counting by the calendar.
    if (monthNumber(day) - monthNumber(previous ?? from) >= months) {
      const first = previous === undefined ? from : daysAfter(previous, 1);
      const last = daysAfter(day, -1);
      const explainedBy = explanations.find(({ date }) => date! >= first && date! <= last);
      if (monthsAfter(first, months) <= day)
        gaps.push({ from: first, to: last, days: daysFromTo(first, last), explainedBy });
    }
    previous = day;
  };
  for (const { date } of entries) if (date! >= from && date! <= end) reach(date!);
  if (end >= from) reach(daysAfter(end, 1));
  return gaps;
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
