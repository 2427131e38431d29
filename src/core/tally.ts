import type { Entry, EntryState } from './entry';
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

/** What the sums are made of. */
export type Summed = Pick<Entry, 'path' | 'template' | 'date'> & EntryState;

type Dated = Pick<Entry, 'path' | 'date'>;

/** Of some entries the one with the latest day; the same one whoever read them in which order. */
class Latest {
  /** No entry is later than this one, which may have been taken away since. */
  #bound: Dated | undefined;
  #isThere = true;

  add(entry: Dated): void {
    if (this.#bound && isLater(this.#bound, entry)) return;
    this.#bound = entry;
    this.#isThere = true;
  }

  remove({ path }: Dated): void {
    if (path === this.#bound?.path) this.#isThere = false;
  }

  /**
   * @param all the entries among which it is
   * @returns its path
   */
  find(all: () => Iterable<Dated>): string | undefined {
    if (!this.#isThere) {
      this.#bound = undefined;
      for (const { path, date } of all()) this.add({ path, date });
      this.#isThere = true;
    }
    return this.#bound?.path;
  }
}

function isLater(one: Dated, other: Dated): boolean {
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

  add(entry: Summed): void {
    const { path, date, status } = entry;
    const template = this.#sum(entry, 1);
    if (template) {
      template.byStatus[status].add(path);
      template.latest[status].add({ path, date });
    }
    const month = monthOf(entry);
    let paths = this.months.get(month);
    if (!paths) this.months.set(month, (paths = new Set()));
    paths.add(path);
  }

  remove(entry: Summed): void {
    const { path, status } = entry;
    const template = this.#sum(entry, -1);
    if (template) {
      template.byStatus[status].delete(path);
      template.latest[status].remove(entry);
    }
    const month = monthOf(entry);
    const paths = this.months.get(month);
    paths?.delete(path);
    if (paths?.size === 0) this.months.delete(month);
  }

  /** @returns the sums over its template's entries */
  #sum(entry: Summed, sign: 1 | -1): TemplateTally | undefined {
    const { status, changed, active, minutes } = entry;
    this.statuses[status] += sign;
    if (changed) this.changed += sign;
    for (const one of active) {
      let sum = this.weeks.get(one.week);
      if (!sum) this.weeks.set(one.week, (sum = { entries: 0, minutes: 0 }));
      sum.entries += sign;
      sum.minutes += sign * one.minutes;
    }
    if (entry.template === undefined) return undefined;
    const template = this.#template(entry.template);
    template.minutes += sign * minutes;
    if (changed) template.changedByStatus[status] += sign;
    return template;
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

export const monthOf = (entry: Pick<Entry, 'date'>): string => entry.date?.slice(0, 7) ?? '';
