import type { Entry } from '../entries/entry';
import { Bag } from './bag';
import { daysAfter, daysFromTo, monthsAfter } from './cycle';
import type { Cycle, Gap } from './ledger';

/** Days on which something is recorded, and the times between them. */
export class RecordedDays {
  readonly #days = new Bag();
  readonly #explanations = new Set<Entry>();
  #inOrder: readonly string[] | undefined;

  /** @param sign -1 where the entry is taken back */
  add({ date }: Entry, sign: 1 | -1): void {
    this.#days.add(date!, sign);
    this.#inOrder = undefined;
  }

  /** An entry that explains a gap in which it is dated does not end it. */
  explain(entry: Entry, sign: 1 | -1): void {
    if (sign === 1) this.#explanations.add(entry);
    else this.#explanations.delete(entry);
  }

  gaps(cycle: Cycle, today: string, months: number): readonly Gap[] {
    this.#inOrder ??= [...this.#days.keys()].sort();
    return gapsOf(cycle, today, months, this.#inOrder, [...this.#explanations]);
  }
}

/**
 * The times of at least so many months in which nothing is recorded: from the day after one entry, or the
 * cycle's first, to the day before the next, or today.
 * @param days on which something is recorded, in their order
 */
export function gapsOf(
  { from, to }: Cycle,
  today: string,
  months: number,
  days: readonly string[],
  explanations: readonly Entry[],
): Gap[] {
  const gaps: Gap[] = [];
  const end = today < to ? today : to;
  let previous: string | undefined;
  const reach = (day: string): void => {
    // Most days are too near to the last one for any counting by the calendar.
    if (monthNumber(day) - monthNumber(previous ?? from) >= months) {
      const first = previous === undefined ? from : daysAfter(previous, 1);
      const last = daysAfter(day, -1);
      const explainedBy = explanations.find(({ date }) => date! >= first && date! <= last);
      if (monthsAfter(first, months) <= day)
        gaps.push({ from: first, to: last, days: daysFromTo(first, last), explainedBy });
    }
    previous = day;
  };
  for (const day of days) if (day >= from && day <= end) reach(day);
  if (end >= from) reach(daysAfter(end, 1));
  return gaps;
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
