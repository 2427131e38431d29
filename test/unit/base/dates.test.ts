import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  dateParts,
  instantOf,
  isPlainDate,
  mondayAt,
  mondayOf,
  today,
  weekOf,
  weeksUntil,
} from '../../../src/core/base/dates';
import { systemClock } from '../../../src/core/base/systemClock';
import { daysIn, testWorld } from '../../kit/world';

const utc = Date.UTC;

/** Runs it as on a computer in that zone: Node takes up the variable when it is set. */
function inZone<T>(zone: string, run: () => T): T {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

describe('dates', () => {
  for (const text of ['2026-11-23', '2024-02-29', '2000-02-29', '9999-12-31'])
    it(`takes ${text} for a day`, () => assert.equal(isPlainDate(text), true));
  for (const text of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '26-11-23',
    '2026-11-23T10:00',
    ' 2026-11-23',
    '',
    '2026/11/23',
    '٢٠٢٦-١١-٢٣',
  ])
    it(`does not take “${text}” for a day`, () => assert.equal(isPlainDate(text), false));

  const days: [zone: string, moment: number, day: string][] = [
    ['Europe/London', utc(2026, 10, 23, 23, 59, 59), '2026-11-23'],
    ['Europe/London', utc(2026, 10, 24, 0, 0, 0), '2026-11-24'],
    // Summer time: midnight is at 23:00 UTC.
    ['Europe/London', utc(2026, 6, 1, 22, 59, 59), '2026-07-01'],
    ['Europe/London', utc(2026, 6, 1, 23, 0, 0), '2026-07-02'],
    // Clocks go forward on 29 March and back on 25 October 2026.
    ['Europe/London', utc(2026, 2, 28, 23, 59, 59), '2026-03-28'],
    ['Europe/London', utc(2026, 2, 29, 0, 59, 59), '2026-03-29'],
    ['Europe/London', utc(2026, 2, 29, 23, 0, 0), '2026-03-30'],
    ['Europe/London', utc(2026, 9, 24, 22, 59, 59), '2026-10-24'],
    ['Europe/London', utc(2026, 9, 25, 23, 59, 59), '2026-10-25'],
    ['Pacific/Auckland', utc(2026, 10, 23, 10, 59, 59), '2026-11-23'],
    ['Pacific/Auckland', utc(2026, 10, 23, 11, 0, 0), '2026-11-24'],
    ['Pacific/Auckland', utc(2026, 3, 4, 11, 59, 59), '2026-04-05'],
    ['Pacific/Auckland', utc(2026, 3, 5, 12, 0, 0), '2026-04-06'],
    ['America/New_York', utc(2026, 2, 8, 4, 59, 59), '2026-03-07'],
    ['America/New_York', utc(2026, 2, 8, 5, 0, 0), '2026-03-08'],
    ['America/New_York', utc(2026, 2, 9, 4, 0, 0), '2026-03-09'],
    ['America/New_York', utc(2026, 10, 2, 4, 59, 59), '2026-11-01'],
  ];
  for (const [zone, moment, day] of days)
    it(`is ${day} in ${zone} at ${new Date(moment).toISOString()}`, () => {
      assert.equal(
        inZone(zone, () => systemClock.dayAt(moment)),
        day,
      );
      const { clock } = testWorld();
      clock.time = moment;
      clock.zone = zone;
      assert.equal(today(clock), day);
    });

  it('knows the day at any moment, on a computer in any zone', () => {
    const zones = [
      'Europe/London',
      'Pacific/Auckland',
      'America/St_Johns',
      'Asia/Kathmandu',
      'UTC',
    ];
    for (const zone of zones)
      inZone(zone, () =>
        fc.assert(
          fc.property(fc.integer({ min: 0, max: utc(2100, 0, 1) }), (moment) =>
            assert.equal(systemClock.dayAt(moment), daysIn(zone).dayAt(moment)),
          ),
        ),
      );
  });

  it('counts days and weeks as Temporal does', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(number(9999), number(13), number(32), (year, month, day) => {
        const pad = (part: number, length: number): string => String(part).padStart(length, '0');
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        let date: Temporal.PlainDate | undefined;
        try {
          date = Temporal.PlainDate.from(text, { overflow: 'reject' });
        } catch {
          date = undefined;
        }
        assert.equal(isPlainDate(text), date !== undefined);
        if (!date || year === 0) return;
        const monday = date.subtract({ days: date.dayOfWeek - 1 });
        assert.equal(weekOf(text), monday.toString());
        assert.deepEqual(weeksUntil(text, 2), [monday.subtract({ weeks: 1 }), monday].map(String));
      }),
    );
  });

  it('writes a moment in UTC, to the second', () => {
    assert.equal(instantOf(utc(2026, 10, 23, 12, 30, 5, 999)), '2026-11-23T12:30:05Z');
  });

  it('begins weeks on Monday, over the ends of years too', () => {
    assert.equal(weekOf('2026-11-23'), '2026-11-23');
    assert.equal(weekOf('2026-11-29'), '2026-11-23');
    assert.equal(weekOf('2027-01-01'), '2026-12-28');
    assert.equal(weekOf('2024-02-29'), '2024-02-26');
  });

  it('lists the weeks up to a day, one after the other', () => {
    assert.deepEqual(weeksUntil('2027-01-06', 3), ['2026-12-21', '2026-12-28', '2027-01-04']);
    assert.equal(weeksUntil('2026-11-23', 53).length, 53);
  });

  it('finds for any day the Monday that is at most six days before', () => {
    const day = fc.integer({ min: 0, max: 36_524 }).map((n) => new Date(utc(1970, 0, 1 + n)));
    fc.assert(
      fc.property(day, (date) => {
        const monday = new Date(`${weekOf(date.toISOString().slice(0, 10))}T00:00:00Z`);
        const apart = (date.getTime() - monday.getTime()) / 86_400_000;
        assert.equal(monday.getUTCDay(), 1);
        assert.ok(apart >= 0 && apart < 7);
      }),
    );
  });

  it('takes a date apart as it is written', () => {
    assert.deepEqual(dateParts('2026-01-05'), { year: '2026', month: '01', day: '05' });
  });

  it('finds the week of a moment as the clock of the place has it', () => {
    const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'Europe/London', 'UTC'];
    fc.assert(
      fc.property(
        fc.integer({ min: utc(1970, 0, 1), max: utc(2100, 0, 1) }),
        fc.constantFrom(...zones),
        (moment, zone) => {
          const clock = daysIn(zone);
          assert.equal(mondayAt(moment, clock), mondayOf(clock.dayAt(moment)));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
