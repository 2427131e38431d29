import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cyclesOf,
  isCycleOf,
  shareOfCycle,
  daysAfter,
  daysFromTo,
  monthsAfter,
  monthsBetween,
  partsOf,
  suggestedStart,
} from '../../../src/core/ledger/cycle';
import { gapsOf } from '../../../src/core/ledger/gaps';
import type { Followed } from '../../../src/core/ledger/ledger';
import type { Framework } from '../../../src/core/library/framework';

/** Days by hand, to hold the library's against: counted by leap years and lengths of months. */
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const parts = (day: string): [number, number, number] =>
  day.split('-').map(Number) as [number, number, number];
const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function next(day: string): string {
  const [year, month, date] = parts(day);
  if (date < lengthOf(year, month)) return written(year, month, date + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

function monthsOn(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  return written(y, m, Math.min(date, lengthOf(y, m)));
}

const day = fc
  .tuple(fc.integer({ min: 1996, max: 2044 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([year, month, date]) => written(year, month, Math.min(date + 1, lengthOf(year, month))));

const framework = (months: number, starts = 'registration'): Framework =>
  ({ id: 'f', cycle: { months, starts } }) as Framework;

describe('days', () => {
  it('are counted as by hand', () => {
    fc.assert(
      fc.property(day, fc.nat(200), fc.nat(120), (from, days, months) => {
        let later = from;
        for (let count = 0; count < days; count++) later = next(later);
        assert.equal(daysAfter(from, days), later);
        assert.equal(daysFromTo(from, later), days + 1);
        assert.equal(monthsAfter(from, months), monthsOn(from, months));
        let whole = 0;
        while (monthsOn(from, whole + 1) <= later) whole++;
        assert.equal(monthsBetween(from, later), whole);
      }),
    );
  });

  it('are the same in every zone, on both sides of a change of clocks', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Apia', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu']) {
        process.env['TZ'] = zone;
        assert.equal(daysFromTo('2026-03-28', '2026-03-30'), 3);
        assert.equal(daysFromTo('2011-12-29', '2011-12-31'), 3);
        assert.equal(monthsAfter('2026-09-25', 1), '2026-10-25');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('cycles', () => {
  it('follow each other without a gap, each counted from the start, the last one around today', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 60 }), (cycleStart, today, months) => {
        const cycles = cyclesOf(framework(months), { id: 'f', cycleStart }, today);
        assert.equal(cycles[0]!.from, cycleStart);
        cycles.forEach(({ from, to }, at) => {
          const [year, month, date] = parts(monthsOn(cycleStart, (at + 1) * months));
          const hasDay = date === parts(cycleStart)[2];
          assert.equal(hasDay ? next(to) : to, written(year, month, date));
          if (at > 0) assert.equal(from, next(cycles[at - 1]!.to));
          assert.ok(isCycleOf(framework(months), { id: 'f', cycleStart }, { from, to }));
        });
        const last = cycles.at(-1)!;
        if (today >= cycleStart) assert.ok(last.from <= today && today <= last.to);
        else assert.equal(cycles.length, 1);
      }),
    );
  });

  it('end when the framework is no longer followed', () => {
    const followed = { id: 'f', cycleStart: '2024-06-01', until: '2026-01-31' };
    assert.deepEqual(cyclesOf(framework(12), followed, '2026-11-23'), [
      { from: '2024-06-01', to: '2025-05-31' },
      { from: '2025-06-01', to: '2026-01-31' },
    ]);
  });

  it('begin on the last such day where the framework names one, else today', () => {
    const start = (starts: string, today: string) => suggestedStart(framework(12, starts), today);
    assert.equal(start('12-01', '2026-11-30'), '2025-12-01');
    assert.equal(start('12-01', '2026-12-01'), '2026-12-01');
    assert.equal(start('02-29', '2026-11-23'), '2026-02-28');
    assert.equal(start('registration', '2026-11-23'), '2026-11-23');
  });

  it('fall into parts, the last as long as is left', () => {
    assert.deepEqual(partsOf({ from: '2026-01-31', to: '2026-07-15' }, 3), [
      { from: '2026-01-31', to: '2026-04-30' },
      { from: '2026-05-01', to: '2026-07-15' },
    ]);
  });

  it('end on one day for everybody where the framework names it, so that the first may be shorter', () => {
    const yearly = framework(12, '12-01');
    assert.deepEqual(cyclesOf(yearly, { id: 'f', cycleStart: '2025-02-10' }, '2026-12-24'), [
      { from: '2025-02-10', to: '2025-11-30' },
      { from: '2025-12-01', to: '2026-11-30' },
      { from: '2026-12-01', to: '2027-11-30' },
    ]);
    assert.equal(shareOfCycle(yearly, { from: '2025-12-01', to: '2026-11-30' }), 1);
    assert.equal(shareOfCycle(yearly, { from: '2026-09-01', to: '2026-11-30' }), 91 / 365);
  });

  it('are told from other dates', () => {
    const followed = { id: 'f', cycleStart: '2024-04-01' };
    const isOne = (from: string, to: string, by: Followed = followed): boolean =>
      isCycleOf(framework(36), by, { from, to });
    assert.ok(isOne('2024-04-01', '2027-03-31'));
    assert.ok(isOne('2027-04-01', '2030-03-31'));
    assert.ok(isOne('2021-04-01', '2024-03-31'), 'before the start that is known');
    assert.ok(!isOne('2021-04-01', '2027-03-31'));
    assert.ok(!isOne('2026-10-01', '2026-10-31'));
    assert.ok(!isOne('2025-04-01', '2028-03-31'));
    assert.ok(
      isOne('2025-04-01', '2028-03-31', { id: 'f' }),
      'of a framework that is not followed',
    );
  });
});

describe('gaps', () => {
  it('are the runs of empty days that are long enough, found day by day', () => {
    const month = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(
        day,
        fc.array(month, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (from, offsets, months) => {
          const days = [...offsets].sort((a, b) => a - b).map((days) => daysAfter(from, days));
          const cycle = { from, to: daysAfter(from, 400) };
          const today = daysAfter(from, 350);
          const expected: string[][] = [];
          let first: string | undefined;
          for (let at = from; at <= next(today); at = next(at)) {
            const isEmpty = at <= today && !days.includes(at);
            if (isEmpty) first ??= at;
            else {
              if (first !== undefined && monthsOn(first, months) <= at)
                expected.push([first, daysAfter(at, -1)]);
              first = undefined;
            }
          }
          const found = gapsOf(cycle, today, months, [...new Set(days)], []);
          assert.deepEqual(
            found.map((gap) => [gap.from, gap.to]),
            expected,
          );
          for (const gap of found) assert.equal(gap.days, daysFromTo(gap.from, gap.to));
        },
      ),
    );
  });
});
