import type { Entry } from '../entries/entry';
import { Bag } from './bag';
import { daysAfter, daysFromTo, monthsAfter } from './cycle';
import type { Cycle, Gap } from './ledger';

/** Days with a recorded entry, and the gaps between them. */
export class RecordedDays {
  readonly #days = new Bag();
  readonly #explanations = new Set<Entry>();
  #sorted: readonly string[] | undefined;

  /** @param sign -1 to remove the entry */
  add({ date }: Entry, sign: 1 | -1): void {
    this.#days.add(date!, sign);
    this.#sorted = undefined;
  }

  /** Adds an entry that explains a gap; its date does not end the gap. */
  explain(entry: Entry, sign: 1 | -1): void {
    if (sign === 1) this.#explanations.add(entry);
    else this.#explanations.delete(entry);
  }

  gaps(cycle: Cycle, today: string, months: number): readonly Gap[] {
    this.#sorted ??= [...this.#days.keys()].sort();
    return gapsOf(cycle, today, months, this.#sorted, [...this.#explanations]);
  }
}

/**
 * Gaps of at least so many months: from the day after one entry, or the first day of the cycle, to the day before
 * the next one, or today.
 * @param days with a recorded entry, sorted
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
    // A quick check, since most days are too close to the last one.
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
