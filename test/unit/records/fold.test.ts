import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mondayOf } from '../../../src/core/base/dates';
import { fold, weeksWith, type Authored, type Standing } from '../../../src/core/records/fold';
import type { JournalRecord } from '../../../src/core/schema/schemas';
import { at, digestA, digestB, fact } from '../../kit/samples';
import { daysIn } from '../../kit/world';

const roles = { owner: 'ann', reviewers: ['sam', 'kim', 'ann'] };
const by = (person: string, ...records: JournalRecord[]): Authored => ({ person, records });
const standing = (...files: Authored[]): Standing => fold(files, roles, daysIn('Europe/London'));

const completed = fact({ id: 'c1', kind: 'completed', digest: digestA });
const again = fact({ id: 'c2', kind: 'completed', digest: digestB });
const elsewhere = fact({ id: 'c1', kind: 'completed', digest: digestB });
const reviewed = fact({ id: 'r1', kind: 'reviewed', of: 'c1', digest: digestA });
const signedOff = fact({ id: 's1', kind: 'signed-off', of: 'c1', digest: digestA });
const withdraw = (of: string): JournalRecord => fact({ id: `w-${of}`, kind: 'withdrawn', of });

describe('fold', () => {
  const rows: [name: string, files: Authored[], status: Standing['status']][] = [
    ['says nothing without records', [], undefined],
    [
      'says nothing for a comment',
      [by('ann', fact({ id: 'x', kind: 'comment', text: 'a' }))],
      undefined,
    ],
    ['holds an entry completed by its owner', [by('ann', completed)], 'completed'],
    ['does not count a completion of another person', [by('sam', completed)], undefined],
    ['holds it reviewed by a reviewer', [by('ann', completed), by('sam', reviewed)], 'reviewed'],
    [
      'holds it signed off by a reviewer',
      [by('ann', completed), by('sam', signedOff)],
      'signed-off',
    ],
    [
      'takes the furthest',
      [by('ann', completed), by('sam', reviewed), by('kim', signedOff)],
      'signed-off',
    ],
    [
      'does not count a review by a stranger',
      [by('ann', completed), by('eve', reviewed)],
      'completed',
    ],
    [
      'does not count a sign-off by a stranger',
      [by('ann', completed), by('eve', signedOff)],
      'completed',
    ],
    [
      'does not count a review by the owner, listed as a reviewer',
      [by('ann', completed, reviewed)],
      'completed',
    ],
    [
      'does not count a sign-off by the owner, listed as a reviewer',
      [by('ann', completed, signedOff)],
      'completed',
    ],
    ['does not count a sign-off without a completion', [by('sam', signedOff)], undefined],
    [
      'does not count a sign-off of another completion',
      [by('ann', again), by('sam', signedOff)],
      'completed',
    ],
    [
      'goes back when the completion is withdrawn',
      [by('ann', completed, withdraw('c1'))],
      undefined,
    ],
    [
      'takes a sign-off back with its completion',
      [by('ann', completed, withdraw('c1')), by('sam', signedOff)],
      undefined,
    ],
    [
      'takes a sign-off back with its completion, though completed anew',
      [by('ann', completed, withdraw('c1'), again), by('sam', signedOff)],
      'completed',
    ],
    [
      'keeps the sign-off when another completion is withdrawn',
      [by('ann', completed, again, withdraw('c2')), by('sam', signedOff)],
      'signed-off',
    ],
    [
      'goes back when the sign-off is withdrawn',
      [by('ann', completed), by('sam', signedOff, withdraw('s1'))],
      'completed',
    ],
    [
      'goes back to reviewed when the sign-off is withdrawn',
      [by('ann', completed), by('sam', signedOff, reviewed, withdraw('s1'))],
      'reviewed',
    ],
    [
      'lets nobody withdraw for the owner',
      [by('ann', completed), by('sam', withdraw('c1'))],
      'completed',
    ],
    [
      'lets nobody withdraw for a reviewer',
      [by('ann', completed, withdraw('s1')), by('sam', signedOff), by('kim', withdraw('s1'))],
      'signed-off',
    ],
    [
      'counts a withdrawal from another device',
      [by('ann', completed), by('ann', withdraw('c1'))],
      undefined,
    ],
    [
      'counts a withdrawal that stands before what it withdraws',
      [by('ann', withdraw('c1'), completed)],
      undefined,
    ],
    [
      'is not moved by what was rejected or acknowledged',
      [
        by('ann', completed),
        by(
          'sam',
          fact({ id: 'x', kind: 'rejected', of: 'c1' }),
          fact({ id: 'y', kind: 'acknowledged', of: 'c1' }),
        ),
      ],
      'completed',
    ],
  ];
  for (const [name, files, status] of rows)
    it(name, () => assert.equal(standing(...files).status, status));

  it('gives the digests of those records that give the status', () => {
    const other = fact({ id: 's2', kind: 'signed-off', of: 'c1', digest: digestB });
    assert.deepEqual(standing(by('ann', completed)).digests, [digestA]);
    assert.deepEqual(standing(by('ann', again), by('sam', reviewed)).digests, [digestB]);
    assert.deepEqual(
      standing(by('ann', elsewhere), by('sam', signedOff), by('kim', other)).digests.length,
      2,
    );
  });

  it('names the completions that stand', () => {
    const { completions } = standing(by('ann', completed, again, withdraw('c1')));
    assert.deepEqual(completions, ['c2']);
  });

  it('counts a record once that lies in two files', () => {
    const time = fact({ id: 't', kind: 'time', minutes: 20 });
    assert.equal(standing(by('ann', time), by('ann', time)).minutes, 20);
  });

  it('knows what was revealed, by the owner alone, until it is withdrawn', () => {
    const revealed = fact({ id: 'v', kind: 'revealed', early: true });
    assert.equal(standing(by('ann', revealed)).revealed, true);
    assert.equal(standing(by('sam', revealed)).revealed, false);
    assert.equal(standing(by('ann', revealed, withdraw('v'))).revealed, false);
  });

  it('does not depend on the order of files and records, nor on how they are spread over files', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRecord, { maxLength: 12 })
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray(all, { minLength: all.length }),
              fc.array(fc.nat(1), { minLength: all.length, maxLength: all.length }),
            ),
          ),
        ([inOrder, shuffled, device]) => {
          const one = inOrder.map(([person, record]) => by(person, record));
          const other = spread(shuffled, device);
          assert.deepEqual(comparable(standing(...other)), comparable(standing(...one)));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('time spent', () => {
  const time = (id: string, from: string, to: string): JournalRecord =>
    fact({ id, kind: 'time', from: `2026-11-23T${from}:00Z`, to: `2026-11-23T${to}:00Z` });
  const minutes = (...records: JournalRecord[]): number => standing(by('ann', ...records)).minutes;

  it('counts intervals that overlap once', () => {
    assert.equal(minutes(time('a', '12:00', '12:30'), time('b', '12:20', '12:40')), 40);
    assert.equal(minutes(time('a', '12:00', '13:00'), time('b', '12:20', '12:40')), 60);
    assert.equal(minutes(time('a', '12:00', '12:10'), time('b', '12:10', '12:20')), 20);
  });

  it('adds what was noted by hand', () => {
    const byHand = fact({ id: 'h', kind: 'time', minutes: 15, date: '2026-11-20' });
    assert.equal(minutes(time('a', '12:00', '12:30'), byHand), 45);
  });

  it('does not count intervals that end before they begin, or have no end', () => {
    assert.equal(minutes(time('a', '12:30', '12:00')), 0);
    assert.equal(minutes(time('a', '12:30', '12:00'), time('b', '12:00', '12:10')), 10);
    assert.equal(minutes(fact({ id: 'a', kind: 'time', from: at })), 0);
  });

  it('does not count what was withdrawn, nor the time of others', () => {
    assert.equal(minutes(time('a', '12:00', '12:30'), withdraw('a')), 0);
    assert.equal(standing(by('sam', time('a', '12:00', '12:30'))).minutes, 0);
  });

  it('counts each minute once, however intervals lie', () => {
    const interval = fc.tuple(fc.nat(600), fc.integer({ min: -5, max: 90 }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
        const seen = new Set<number>();
        const records = intervals.map(([from, length], index) => {
          for (let minute = from; minute < from + length; minute++) seen.add(minute);
          return time(`t${index}`, clock(from), clock(from + length));
        });
        assert.equal(minutes(...records), seen.size);
      }),
    );
  });

  it('adds up over the weeks to what was spent', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(600)), { maxLength: 8 }), (parts) => {
        const records = parts.map(([day, spent], index) =>
          fact({ id: `t${index}`, kind: 'time', minutes: spent, date: dayAfter(day) }),
        );
        const { minutes: all, active } = standing(by('ann', ...records));
        assert.equal(
          active.reduce((sum, week) => sum + week.minutes, 0),
          all,
        );
      }),
    );
  });

  it('belongs to the week of the day on which the person lived', () => {
    const late = fact({
      id: 'a',
      kind: 'time',
      from: '2026-11-22T23:30:00Z',
      to: '2026-11-22T23:40:00Z',
    });
    const weekIn = (zone: string) => fold([by('ann', late)], roles, daysIn(zone)).active;
    assert.deepEqual(weekIn('Europe/London'), [{ monday: mondayOf('2026-11-16'), minutes: 10 }]);
    assert.deepEqual(weekIn('Pacific/Auckland'), [{ monday: mondayOf('2026-11-23'), minutes: 10 }]);
  });

  it('makes a week active by completion, by time, and by the date of the entry', () => {
    const done = { ...completed, at: '2026-12-01T10:00:00Z' };
    const spent = fact({ id: 't', kind: 'time', minutes: 5, date: '2026-12-10' });
    const { active } = standing(by('ann', done, spent));
    const recorded = [
      { monday: mondayOf('2026-11-30'), minutes: 0 },
      { monday: mondayOf('2026-12-07'), minutes: 5 },
    ];
    const written = { monday: mondayOf('2026-11-23'), minutes: 0 };
    assert.deepEqual(byWeek(active), recorded);
    assert.deepEqual(byWeek(weeksWith('2026-11-23', active)), [written, ...recorded]);
    assert.deepEqual(byWeek(weeksWith('2026-12-13', active)), recorded);
    assert.deepEqual(byWeek(weeksWith(undefined, active)), recorded);
    assert.deepEqual(standing().active, []);
    assert.deepEqual(weeksWith('2026-11-29', []), [written]);
  });
});

const clock = (minute: number): string => {
  const all = minute + 60;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
};

const dayAfter = (days: number): string =>
  new Date(Date.UTC(2026, 9, 1 + days)).toISOString().slice(0, 10);

/** Few ids, so that records speak of each other and stand doubled, even with other contents. */
const id = fc.constantFrom('c1', 'c2', 'r1', 's1', 't1', 'w1');
const digest = fc.constantFrom(digestA, digestB);
const second = fc
  .nat(14 * 24 * 3600)
  .map((seconds) => new Date(Date.UTC(2026, 10, 16) + seconds * 1000).toISOString());
const anyRecord: fc.Arbitrary<readonly [string, JournalRecord]> = fc.tuple(
  fc.constantFrom('ann', 'sam', 'kim', 'eve'),
  fc.oneof(
    fc.record({ kind: fc.constant('completed'), id, at: second, digest }),
    fc.record({ kind: fc.constantFrom('reviewed', 'signed-off'), id, at: second, of: id, digest }),
    fc.record({ kind: fc.constant('withdrawn'), id, at: second, of: id }),
    fc.record({ kind: fc.constant('time'), id, at: second, from: second, to: second }),
    fc.record({ kind: fc.constant('time'), id, at: second, minutes: fc.nat(90) }),
    fc.record({ kind: fc.constant('revealed'), id, at: second }),
  ),
);

/** The same records in two files for each person. */
function spread(all: readonly (readonly [string, JournalRecord])[], device: number[]): Authored[] {
  const files = new Map<string, { person: string; records: JournalRecord[] }>();
  all.forEach(([person, record], index) => {
    const key = `${person}.${device[index]}`;
    const file = files.get(key) ?? { person, records: [] };
    file.records.push(record);
    files.set(key, file);
  });
  return [...files.values()];
}

/** Lists whose order means nothing, put in one. */
const comparable = (all: Standing): unknown => ({
  ...all,
  active: byWeek(all.active),
});

const byWeek = (active: Standing['active']): Standing['active'] =>
  [...active].sort((a, b) => a.monday - b.monday);
