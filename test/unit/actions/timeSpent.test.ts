import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minutesIn, overstatesPart, timeSpentIn } from '../../../src/core/actions/timeSpent';
import { text as anyText } from '../../kit/arbitraryText';

const times: readonly (readonly [text: string, minutes: number | undefined])[] = [
  ['90', 90],
  [' 90 ', 90],
  ['45 min', 45],
  ['45min', 45],
  ['1 minute', 1],
  ['1.5 h', 90],
  ['1,5 h', 90],
  ['1.5h', 90],
  ['0.1 h', 6],
  ['0.33 hours', 20],
  ['1h30', 90],
  ['1 h 30', 90],
  ['1 h 30 min', 90],
  ['1 hour 5 minutes', 65],
  ['2 hours', 120],
  ['2 Hrs', 120],
  ['1:30', 90],
  ['0:05', 5],
  ['450 h', 27_000],
  ['', undefined],
  ['0', undefined],
  ['0 h', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['1.5 h 30', undefined],
  ['1h75', undefined],
  ['1:75', undefined],
  ['90 / 30', undefined],
  ['an hour', undefined],
  ['99999', undefined],
  ['1e3', undefined],
];

describe('time spent', () => {
  for (const [text, minutes] of times)
    it(`reads ${JSON.stringify(text)} as ${minutes ?? 'no time'}`, () =>
      assert.equal(minutesIn(text), minutes));

  it('has a part that was spent with others, never more than the whole', () => {
    assert.deepEqual(timeSpentIn('1h30 / 45 min'), { minutes: 90, participatory: 45 });
    assert.deepEqual(timeSpentIn('90/1.5 h'), { minutes: 90, participatory: 90 });
    assert.deepEqual(timeSpentIn('90 / 0'), { minutes: 90, participatory: 0 });
    assert.deepEqual(timeSpentIn('90'), { minutes: 90, participatory: 0 });
    for (const text of ['90 / 91', '90 /', '/ 30', '90 / 30 / 10', '90 / x'])
      assert.equal(timeSpentIn(text), undefined, text);
  });

  it('can be told to have more of it with others than altogether', () => {
    for (const text of ['90 / 91', '1h30 / 145']) assert.equal(overstatesPart(text), true, text);
    for (const text of ['90', '90 / 90', '90 / 0', '90 / x', 'x / 90', '', '90 / 91 / 1'])
      assert.equal(overstatesPart(text), false, text);
  });

  it('reads every time in every form that it is written in', () => {
    const forms: readonly ((minutes: number) => string)[] = [
      (m) => `${m}`,
      (m) => `${m} min`,
      (m) => `${Math.floor(m / 60)}h${m % 60}`,
      (m) => `${Math.floor(m / 60)} h ${m % 60} min`,
      (m) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`,
      (m) => `${(m / 60).toFixed(4)} h`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(...forms), (m, form) =>
        assert.equal(minutesIn(form(m)), m),
      ),
    );
  });

  it('is whole minutes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[\d.,:hmin /]{0,9}$/)), (text) => {
        const spent = timeSpentIn(text);
        if (!spent) return;
        assert.ok(Number.isInteger(spent.minutes) && spent.minutes > 0);
        assert.ok(Number.isInteger(spent.participatory) && spent.participatory >= 0);
        assert.ok(spent.participatory <= spent.minutes);
      }),
      { numRuns: 1000 },
    );
  });
});
