import type { CalendarDay } from './dates';
import type { EntryState } from './entry';
import type { Status } from './status';
import { statuses } from './status';

/** The sums over the entries made from one template. */
export interface TemplateTally {
  /** Paths by status, in the order in which they got it. */
  readonly byStatus: Readonly<Record<Status, Paths>>;
  readonly changedByStatus: Record<Status, number>;
  readonly latest: Readonly<Record<Status, Latest>>;
  minutes: number;
}

type DateOf = (path: string) => string | undefined;

/** Of some entries the one with the latest day; the same one whoever read them in which order. */
class Latest {
  readonly #paths: Paths;
  readonly #dateOf: DateOf;
  /** No entry is later than this one, which may have been taken away since. */
  #bound: { readonly path: string; readonly day: string } | undefined;
  #isThere = true;

  /** @param paths of the entries among which it is */
  constructor(paths: Paths, dateOf: DateOf) {
    this.#paths = paths;
    this.#dateOf = dateOf;
  }

  add(path: string, day: string): void {
    const bound = this.#bound;
    if (bound && (bound.day === day ? bound.path > path : bound.day > day)) return;
    this.#bound = { path, day };
    this.#isThere = true;
  }

  remove(path: string): void {
    if (path === this.#bound?.path) this.#isThere = false;
  }

  /** Its path. */
  find(): string | undefined {
    if (!this.#isThere) {
      this.#bound = undefined;
      for (const path of this.#paths) this.add(path, this.#dateOf(path) ?? '');
      this.#isThere = true;
    }
    return this.#bound?.path;
  }
}

/** Paths, each once, in the order in which they came. Thousands come before the first one goes: until then a list will do. */
class Paths implements Iterable<string> {
  #paths: string[] | Set<string> = [];

  get size(): number {
    return Array.isArray(this.#paths) ? this.#paths.length : this.#paths.size;
  }

  /** One that is not there yet. */
  add(path: string): void {
    if (Array.isArray(this.#paths)) this.#paths.push(path);
    else this.#paths.add(path);
  }

  delete(path: string): void {
    if (Array.isArray(this.#paths)) this.#paths = new Set(this.#paths);
    this.#paths.delete(path);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#paths[Symbol.iterator]();
  }
}

const each = <T>(make: (status: Status) => T): Record<Status, T> =>
  Object.fromEntries(statuses.map((status) => [status, make(status)])) as Record<Status, T>;

/** Sums over all entries, kept by adding and taking away single ones: a change costs the same at any size. */
export class Tally {
  readonly #dateOf: DateOf;
  readonly templates = new Map<string, TemplateTally>();
  /** Entries and minutes by the Monday of their week. */
  readonly weeks = new Map<string, { entries: number; minutes: number }>();
  /** Paths by `YYYY-MM`; an empty string for those without a date. */
  readonly months = new Map<string, Paths>();
  readonly statuses = each(() => 0);
  changed = 0;

  /** @param dateOf of an entry that is there */
  constructor(dateOf: DateOf) {
    this.#dateOf = dateOf;
  }

  /** @param state in which the week of that day may be missing among the active ones */
  add(path: string, ref: string | undefined, day: CalendarDay | undefined, state: Summed): void {
    this.#sum(day, state, 1);
    if (ref !== undefined) {
      const template = this.#template(ref);
      addTo(template, state, 1);
      template.byStatus[state.status].add(path);
      template.latest[state.status].add(path, day?.date ?? '');
    }
    const month = day?.month ?? '';
    let paths = this.months.get(month);
    if (!paths) this.months.set(month, (paths = new Paths()));
    paths.add(path);
  }

  remove(path: string, ref: string | undefined, day: CalendarDay | undefined, state: Summed): void {
    this.#sum(day, state, -1);
    if (ref !== undefined) {
      const template = this.#template(ref);
      addTo(template, state, -1);
      template.byStatus[state.status].delete(path);
      template.latest[state.status].remove(path);
    }
    const month = day?.month ?? '';
    const paths = this.months.get(month);
    paths?.delete(path);
    if (paths?.size === 0) this.months.delete(month);
  }

  #sum(day: CalendarDay | undefined, { status, changed, active }: Summed, sign: 1 | -1): void {
    this.statuses[status] += sign;
    if (changed) this.changed += sign;
    let written = day?.week;
    for (const { week, minutes } of active) {
      if (week === written) written = undefined;
      this.#addToWeek(week, sign, sign * minutes);
    }
    if (written !== undefined) this.#addToWeek(written, sign, 0);
  }

  #addToWeek(week: string, entries: number, minutes: number): void {
    let sum = this.weeks.get(week);
    if (!sum) this.weeks.set(week, (sum = { entries: 0, minutes: 0 }));
    sum.entries += entries;
    sum.minutes += minutes;
  }

  #template(ref: string): TemplateTally {
    let tally = this.templates.get(ref);
    if (!tally) {
      const byStatus = each(() => new Paths());
      tally = {
        byStatus,
        changedByStatus: each(() => 0),
        latest: each((status) => new Latest(byStatus[status], this.#dateOf)),
        minutes: 0,
      };
      this.templates.set(ref, tally);
    }
    return tally;
  }
}

/** What is summed up of where an entry stands. */
type Summed = Pick<EntryState, 'status' | 'changed' | 'minutes' | 'active'>;

function addTo(template: TemplateTally, { status, changed, minutes }: Summed, sign: 1 | -1): void {
  template.minutes += sign * minutes;
  if (changed) template.changedByStatus[status] += sign;
}
