import type { Entry } from './entry';
import type { Status } from './status';
import { statuses } from './status';

/** The sums over the entries made from one template. */
export interface TemplateTally {
  /** Paths by status, in the order in which they got it. */
  readonly byStatus: Readonly<Record<Status, Set<string>>>;
  readonly changedByStatus: Record<Status, number>;
  readonly latest: Readonly<Record<Status, Latest>>;
  minutes: number;
}

/** Of some entries the one with the latest day; the same one whoever read them in which order. */
class Latest {
  /** No entry is later than this one, which may have been taken away since. */
  #bound: Entry | undefined;
  #isThere = true;

  add(entry: Entry): void {
    if (this.#bound && isLater(this.#bound, entry)) return;
    this.#bound = entry;
    this.#isThere = true;
  }

  remove(entry: Entry): void {
    if (entry === this.#bound) this.#isThere = false;
  }

  /** @param all the entries among which it is */
  find(all: () => Iterable<Entry>): Entry | undefined {
    if (!this.#isThere) {
      this.#bound = undefined;
      for (const entry of all()) this.add(entry);
      this.#isThere = true;
    }
    return this.#bound;
  }
}

function isLater(one: Entry, other: Entry): boolean {
  const [day, otherDay] = [one.date ?? '', other.date ?? ''];
  return day === otherDay ? one.path > other.path : day > otherDay;
}

const each = <T>(make: () => T): Record<Status, T> =>
  Object.fromEntries(statuses.map((status) => [status, make()])) as Record<Status, T>;

/** Sums over all entries, kept by adding and taking away single ones: a change costs the same at any size. */
export class Tally {
  readonly templates = new Map<string, TemplateTally>();
  /** Entries and minutes by the Monday of their week. */
  readonly weeks = new Map<string, { entries: number; minutes: number }>();
  /** Paths by `YYYY-MM`; an empty string for those without a date. */
  readonly months = new Map<string, Set<string>>();
  readonly statuses = each(() => 0);
  changed = 0;

  add(entry: Entry): void {
    this.#sum(entry, 1);
    if (entry.template !== undefined) {
      const template = this.#template(entry.template);
      template.byStatus[entry.status].add(entry.path);
      template.latest[entry.status].add(entry);
    }
    const month = monthOf(entry);
    let paths = this.months.get(month);
    if (!paths) this.months.set(month, (paths = new Set()));
    paths.add(entry.path);
  }

  remove(entry: Entry): void {
    this.#sum(entry, -1);
    if (entry.template !== undefined) {
      const template = this.#template(entry.template);
      template.byStatus[entry.status].delete(entry.path);
      template.latest[entry.status].remove(entry);
    }
    const month = monthOf(entry);
    const paths = this.months.get(month);
    paths?.delete(entry.path);
    if (paths?.size === 0) this.months.delete(month);
  }

  #sum(entry: Entry, sign: 1 | -1): void {
    this.statuses[entry.status] += sign;
    if (entry.changed) this.changed += sign;
    for (const { week, minutes } of entry.active) {
      let sum = this.weeks.get(week);
      if (!sum) this.weeks.set(week, (sum = { entries: 0, minutes: 0 }));
      sum.entries += sign;
      sum.minutes += sign * minutes;
    }
    if (entry.template === undefined) return;
    const template = this.#template(entry.template);
    template.minutes += sign * entry.minutes;
    if (entry.changed) template.changedByStatus[entry.status] += sign;
  }

  #template(ref: string): TemplateTally {
    let tally = this.templates.get(ref);
    if (!tally) {
      tally = {
        byStatus: each(() => new Set<string>()),
        changedByStatus: each(() => 0),
        latest: each(() => new Latest()),
        minutes: 0,
      };
      this.templates.set(ref, tally);
    }
    return tally;
  }
}

export const monthOf = (entry: Entry): string => entry.date?.slice(0, 7) ?? '';
