import { dateOfDigits, daysOf, digitsOf, mondayFrom } from '../../base/dates';
import { digitsIn, type Entry } from '../../entries/entry';
import { statuses, type Status } from '../../records/status';

/** Sums over the entries created from one template. */
export interface TemplateTally {
  readonly byStatus: Readonly<Record<Status, StatusTally>>;
  minutes: number;
}

/** Sums over those of them with one status. */
export interface StatusTally {
  count: number;
  changed: number;
  readonly latest: Latest;
}

type Visit = (path: string, digits: number) => void;

/** The part of an entry that is summed up; its date may be missing from the active weeks. */
type Tallied = Pick<
  Entry,
  'path' | 'template' | 'date' | 'status' | 'changed' | 'minutes' | 'active'
>;

/** The entries that are summed up. Their paths and dates are looked up here, not kept. */
export interface TallySource {
  each(visit: Visit): void;
  /** Visits the entries created from a template that have a status. */
  eachFrom(ref: string, status: Status, visit: Visit): void;
}

/** The latest of some entries, the same whatever order they were read in. */
class Latest {
  readonly #each: (visit: Visit) => void;
  /** No entry is later than this one, which may have been removed since. */
  #path: string | undefined;
  #digits = 0;
  #isCurrent = true;

  /** @param each visits the entries */
  constructor(each: (visit: Visit) => void) {
    this.#each = each;
  }

  add(path: string, digits: number): void {
    if (this.#path !== undefined) {
      if (digits < this.#digits) return;
      if (digits === this.#digits && this.#path > path) return;
    }
    this.#path = path;
    this.#digits = digits;
    this.#isCurrent = true;
  }

  remove(path: string): void {
    if (path === this.#path) this.#isCurrent = false;
  }

  /** Restores what find() returned in another session. */
  restore(path: string, digits: number): void {
    this.#path = path;
    this.#digits = digits;
  }

  get digits(): number {
    return this.#digits;
  }

  /** Its path. */
  find(): string | undefined {
    if (!this.#isCurrent) {
      this.#path = undefined;
      this.#each((path, digits) => this.add(path, digits));
      this.#isCurrent = true;
    }
    return this.#path;
  }
}

const each = <T>(make: (status: Status) => T): Record<Status, T> =>
  Object.fromEntries(statuses.map((status) => [status, make(status)])) as Record<Status, T>;

interface Week {
  entries: number;
  minutes: number;
}

interface Month {
  /** `YYYY-MM`; empty for entries without a date. */
  readonly name: string;
  /** Its first day, in days since 1970. */
  readonly first: number;
  entries: number;
  /** Filled on the first request. */
  paths: Set<string> | undefined;
}

/** Sums over all entries, updated by adding and removing single ones: a change costs the same at any size. */
export class Tally {
  readonly templates = new Map<string, TemplateTally>();
  /** Entries and minutes by the Monday of their week, in days since 1970. */
  readonly weeks = new Map<number, Week>();
  /** By the digits of year and month. */
  readonly #months = new Map<number, Month>();
  readonly statuses = each(() => 0);
  changed = 0;
  #hasPaths = false;

  constructor(readonly source: TallySource) {}

  /** Number of entries by month (`YYYY-MM`); an empty string for those without a date. */
  get months(): ReadonlyMap<string, number> {
    const months = [...this.#months.values()].filter(({ entries }) => entries > 0);
    return new Map(months.map(({ name, entries }) => [name, entries]));
  }

  /** Paths of the entries of a month. */
  pathsIn(name: string): Iterable<string> {
    if (!this.#hasPaths) {
      this.#hasPaths = true;
      for (const month of this.#months.values()) month.paths = new Set();
      this.source.each((path, digits) => this.#month(digits).paths!.add(path));
    }
    return this.#months.get(name === '' ? 0 : digitsOf(name))?.paths ?? [];
  }

  add(entry: Tallied): void {
    const digits = digitsIn(entry);
    const { path, template, status } = entry;
    this.#sum(entry, digits, 1);
    this.#month(digits).paths?.add(path);
    if (template !== undefined) this.#template(template).byStatus[status].latest.add(path, digits);
  }

  remove(entry: Tallied): void {
    const digits = digitsIn(entry);
    const { path, template, status } = entry;
    this.#sum(entry, digits, -1);
    this.#month(digits).paths?.delete(path);
    if (template !== undefined) this.#template(template).byStatus[status].latest.remove(path);
  }

  /** Paths of the latest entries of each template and status. */
  *latest(): Iterable<string> {
    for (const { byStatus } of this.templates.values())
      for (const { count, latest } of Object.values(byStatus)) if (count > 0) yield latest.find()!;
  }

  /** All sums, as they are cached between sessions. */
  sums(): TallySums {
    const templates = [...this.templates].map(([ref, { byStatus, minutes }]) => {
      const cells = statuses.map((status): StatusSums => {
        const { count, changed, latest } = byStatus[status];
        return [count, changed, count > 0 ? latest.find()! : '', latest.digits];
      });
      return [ref, minutes, cells] as const;
    });
    const { statuses: counts, changed, weeks } = this;
    return {
      ...{ statuses: statuses.map((status) => counts[status]), changed, templates },
      weeks: [...weeks].map(([monday, { entries, minutes }]) => [monday, entries, minutes]),
      months: [...this.#months].map(([month, { entries }]) => [month, entries]),
    };
  }

  /** Starts from the sums of another session. */
  restore({ statuses: counts, changed, templates, weeks, months }: TallySums): void {
    // Paths may have been requested while the index was empty, and are not part of the sums.
    this.#hasPaths = false;
    this.#months.clear();
    statuses.forEach((status, at) => (this.statuses[status] = counts[at]!));
    this.changed = changed;
    for (const [ref, minutes, cells] of templates) {
      const template = this.#template(ref);
      template.minutes = minutes;
      cells.forEach(([count, changed, path, digits], at) => {
        const cell = template.byStatus[statuses[at]!];
        cell.count = count;
        cell.changed = changed;
        if (path !== '') cell.latest.restore(path, digits);
      });
    }
    for (const [monday, entries, minutes] of weeks) this.weeks.set(monday, { entries, minutes });
    for (const [month, entries] of months) this.#month(month * 100).entries = entries;
  }

  #sum(
    { template: ref, status, changed, minutes, active }: Tallied,
    digits: number,
    sign: 1 | -1,
  ): void {
    this.statuses[status] += sign;
    if (changed) this.changed += sign;
    if (ref !== undefined) {
      const template = this.#template(ref);
      template.minutes += sign * minutes;
      template.byStatus[status].count += sign;
      if (changed) template.byStatus[status].changed += sign;
    }
    const month = this.#month(digits);
    month.entries += sign;
    this.#addToWeeks(mondayIn(month, digits), active, sign);
  }

  /** @param written Monday of the week of its date, or `noWeek` */
  #addToWeeks(written: number, active: Tallied['active'], sign: 1 | -1): void {
    let isActive = written === noWeek;
    for (const { monday, minutes } of active) {
      if (monday === written) isActive = true;
      this.#addToWeek(monday, sign, sign * minutes);
    }
    if (!isActive) this.#addToWeek(written, sign, 0);
  }

  #addToWeek(monday: number, entries: number, minutes: number): void {
    let sum = this.weeks.get(monday);
    if (!sum) this.weeks.set(monday, (sum = { entries: 0, minutes: 0 }));
    sum.entries += entries;
    sum.minutes += minutes;
  }

  #month(digits: number): Month {
    let month = this.#months.get(monthOf(digits));
    if (!month) {
      const first = digits === 0 ? '' : dateOfDigits(digits - (digits % 100) + 1);
      const paths = this.#hasPaths ? new Set<string>() : undefined;
      month = {
        name: first.slice(0, 7),
        first: first === '' ? 0 : daysOf(first),
        entries: 0,
        paths,
      };
      this.#months.set(monthOf(digits), month);
    }
    return month;
  }

  #template(ref: string): TemplateTally {
    let tally = this.templates.get(ref);
    if (!tally) {
      const newStatus = (status: Status): StatusTally => ({
        count: 0,
        changed: 0,
        latest: new Latest((visit) => this.source.eachFrom(ref, status, visit)),
      });
      tally = { byStatus: each(newStatus), minutes: 0 };
      this.templates.set(ref, tally);
    }
    return tally;
  }
}

/** The sums over these entries. */
export function tallyOf(entries: ReadonlyMap<string, Entry>): Tally {
  const tally = new Tally({
    each(visit) {
      for (const entry of entries.values()) visit(entry.path, digitsIn(entry));
    },
    eachFrom(ref, status, visit) {
      for (const entry of entries.values())
        if (entry.template === ref && entry.status === status) visit(entry.path, digitsIn(entry));
    },
  });
  for (const entry of entries.values()) tally.add(entry);
  return tally;
}

type StatusSums = readonly [count: number, changed: number, latest: string, digits: number];

/** All sums, for JSON. */
export interface TallySums {
  readonly statuses: readonly number[];
  readonly changed: number;
  /** By status, in the order of `statuses`. */
  readonly templates: readonly (readonly [ref: string, minutes: number, readonly StatusSums[]])[];
  readonly weeks: readonly (readonly [monday: number, entries: number, minutes: number])[];
  /** By the digits of year and month. */
  readonly months: readonly (readonly [month: number, entries: number])[];
}

/** Year and month of a date's digits, as a number. */
const monthOf = (digits: number): number => (digits / 100) | 0;

/** Earlier than any Monday. */
const noWeek = -(2 ** 30);

/** The Monday of the week of that day. */
const mondayIn = ({ first }: Month, digits: number): number =>
  digits === 0 ? noWeek : mondayFrom(first + (digits % 100) - 1);
