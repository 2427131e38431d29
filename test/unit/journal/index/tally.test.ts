import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digitsOf, mondayOf } from '../../../../src/core/base/dates';
import { statuses, type Status } from '../../../../src/core/records/status';
import { Tally } from '../../../../src/core/journal/index/tally';

interface One {
  readonly path: string;
  readonly date: string | undefined;
  readonly template: string | undefined;
  readonly status: Status;
  readonly changed: boolean;
  readonly minutes: number;
  readonly active: readonly { readonly monday: number; readonly minutes: number }[];
}

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2020, 0, 30 + days)).toISOString().slice(0, 10));
const one: fc.Arbitrary<Omit<One, 'path'>> = fc.record({
  date: fc.option(day, { nil: undefined }),
  template: fc.constantFrom('c/1', 'c/2', undefined),
  status: fc.constantFrom(...statuses),
  changed: fc.boolean(),
  minutes: fc.nat(90),
  active: fc.uniqueArray(
    day.chain((date) => fc.record({ monday: fc.constant(mondayOf(date)), minutes: fc.nat(90) })),
    { maxLength: 3, selector: ({ monday }) => monday },
  ),
});
const some = fc
  .array(one, { maxLength: 40 })
  .map((all) => all.map((entry, at): One => ({ path: `entries/${at}.md`, ...entry })));

const digitsIn = ({ date }: One): number => (date === undefined ? 0 : digitsOf(date));

/** Over the entries in the list. */
const tallyOf = (there: () => readonly One[]): Tally =>
  new Tally({
    each: (visit) => there().forEach((entry) => visit(entry.path, digitsIn(entry))),
    eachFrom: (ref, status, visit) =>
      there()
        .filter((entry) => entry.template === ref && entry.status === status)
        .forEach((entry) => visit(entry.path, digitsIn(entry))),
  });

/** Every sum that is not zero. */
function sumsIn(tally: Tally): unknown {
  const templates = [...tally.templates].flatMap(([ref, { byStatus, minutes }]) =>
    statuses
      .filter((status) => byStatus[status].count > 0)
      .map((status) => {
        const { count, changed, latest } = byStatus[status];
        return [ref, minutes, status, count, changed, latest.find()];
      }),
  );
  const weeks = [...tally.weeks].filter(([, { entries }]) => entries > 0);
  const { statuses: counts, changed, months } = tally;
  return [{ ...counts }, changed, weeks.sort(), [...months].sort(), templates.sort()];
}

/** The same computed from all entries. */
function counted(all: readonly One[]): unknown {
  const weeks = new Map<number, { entries: number; minutes: number }>();
  const months = new Map<string, number>();
  for (const { date, active } of all) {
    const written = date === undefined ? [] : [{ monday: mondayOf(date), minutes: 0 }];
    const others = written.filter((week) => active.every(({ monday }) => monday !== week.monday));
    for (const { monday, minutes } of [...active, ...others]) {
      const week = weeks.get(monday) ?? { entries: 0, minutes: 0 };
      weeks.set(monday, { entries: week.entries + 1, minutes: week.minutes + minutes });
    }
    const month = date?.slice(0, 7) ?? '';
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  const templates = ['c/1', 'c/2'].flatMap((ref) => {
    const made = all.filter(({ template }) => template === ref);
    const minutes = made.reduce((sum, entry) => sum + entry.minutes, 0);
    return statuses.flatMap((status) => {
      const found = made.filter((entry) => entry.status === status);
      const latest = found
        .map((entry) => [entry.date ?? '', entry.path] as const)
        .sort(([a, p], [b, q]) => (a < b || (a === b && p < q) ? -1 : 1))
        .at(-1)?.[1];
      const changed = found.filter((entry) => entry.changed).length;
      return found.length > 0 ? [[ref, minutes, status, found.length, changed, latest]] : [];
    });
  });
  const countOf = (status: Status) => all.filter((entry) => entry.status === status).length;
  const counts = Object.fromEntries(statuses.map((status) => [status, countOf(status)]));
  const changed = all.filter((entry) => entry.changed).length;
  return [counts, changed, [...weeks].sort(), [...months].sort(), templates.sort()];
}

function addAllTo(tally: Tally, all: readonly One[]): void {
  for (const entry of all) tally.add(entry);
}

describe('tally', () => {
  it('has the sums of all entries, and of those that are left after some are removed', () => {
    fc.assert(
      fc.property(some, fc.func(fc.boolean()), (all, isRemoved) => {
        const there = [...all];
        const tally = tallyOf(() => there);
        addAllTo(tally, all);
        assert.deepEqual(sumsIn(tally), counted(all));
        for (const entry of all.filter(({ path }) => isRemoved(path))) {
          there.splice(there.indexOf(entry), 1);
          tally.remove(entry);
        }
        assert.deepEqual(sumsIn(tally), counted(there));
      }),
    );
  });

  it('has the paths of a month, whether they were requested before or after entries were added', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (all, before) => {
        const there: One[] = [];
        const tally = tallyOf(() => there);
        if (before) assert.deepEqual([...tally.pathsIn('2026-11')], []);
        const [first, ...others] = all;
        there.push(...others);
        addAllTo(tally, others);
        const month = first?.date?.slice(0, 7) ?? '';
        const pathsIn = (some: readonly One[]) =>
          some.filter(({ date = '' }) => date.slice(0, 7) === month).map(({ path }) => path);
        assert.deepEqual([...tally.pathsIn(month)].sort(), pathsIn(others).sort());
        if (!first) return;
        there.push(first);
        tally.add(first);
        assert.deepEqual([...tally.pathsIn(month)].sort(), pathsIn(all).sort());
        there.pop();
        tally.remove(first);
        assert.deepEqual([...tally.pathsIn(month)].sort(), pathsIn(others).sort());
      }),
    );
  });

  it('has the paths of a month if they were requested before it started from the sums of another session', () => {
    fc.assert(
      fc.property(some, (all) => {
        const there: One[] = [];
        const [before, tally] = [tallyOf(() => all), tallyOf(() => there)];
        addAllTo(before, all);
        assert.deepEqual([...tally.pathsIn('2026-11')], []);
        there.push(...all);
        tally.restore(before.sums());
        for (const [month, count] of tally.months)
          assert.equal([...tally.pathsIn(month)].length, count, month);
      }),
    );
  });
});
