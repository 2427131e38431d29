import assert from 'node:assert/strict';
import { distinctRecords, type Authored } from '../../../src/core/records/distinctRecords';
import { recordsOf } from '../../../src/core/actions/recordsOf';
import { reviewRecordsOf } from '../../../src/core/actions/reviewRecords';
import { recordKinds, type JournalRecord } from '../../../src/core/schema/schemas';
import {
  activityEntry,
  allAnswers,
  digestA,
  digestB,
  fact,
  loaded,
  recordsText,
} from '../../kit/samples';

const by = (person: string, ...records: JournalRecord[]): Authored => ({ person, records });

type Fields = Record<string, unknown>;

/** For each kind, the fields of two different records. */
const pairs: Record<string, [Fields, Fields]> = {
  time: [
    { from: '2026-11-23T12:00:00Z', to: '2026-11-23T12:10:00Z' },
    { from: '2026-11-23T12:00:00Z', to: '2026-11-23T12:40:00Z' },
  ],
  revealed: [{}, { early: true }],
  completed: [{ digest: digestA }, { digest: digestB }],
  comment: [{ text: 'Who asked?' }, { text: 'Who was asked?', prompt: 'benefits' }],
  resolved: [{ of: 'comment1' }, { of: 'comment2' }],
  reviewed: [
    { of: 'completed1', digest: digestA },
    { of: 'completed1', digest: digestB },
  ],
  'signed-off': [
    { of: 'completed1', digest: digestA },
    { of: 'completed1', digest: digestB, statement: 'Agreed' },
  ],
  accepted: [{ of: 'completed1' }, { of: 'completed1', reason: 'Agreed' }],
  rejected: [{ of: 'completed1' }, { of: 'completed1', reason: 'Too long' }],
  acknowledged: [{ of: 'completed1' }, { of: 'completed2' }],
  'review-requested': [
    { of: 'completed1', digest: digestA },
    { of: 'completed1', digest: digestA, reviewer: 'sam' },
  ],
};

const path = 'entries/one.md';
const recordFile = (person: string, device: string): string =>
  `.journal/records/${person}/one.${device}.yaml`;

/** Everything that is read from the records of an entry. */
async function readings(texts: Record<string, string>): Promise<unknown> {
  const { journal } = await loaded({ [path]: activityEntry('one', allAnswers), ...texts });
  const entry = journal.entries.get(path)!;
  const reviews = await reviewRecordsOf(journal, entry);
  const records = await recordsOf(journal, 'one');
  return {
    standing: journal.standingOf(entry),
    status: entry.status,
    reviews: reviews.map(({ person, record }) => ({ person, record })),
    records: records.flatMap((file) => file.records.map((record) => [file.person, record])),
  };
}

describe('records with one id', () => {
  it('are tested for every kind', () => {
    const kinds = recordKinds.filter((kind) => kind !== 'withdrawn');
    assert.deepEqual(Object.keys(pairs).sort(), kinds.sort());
  });

  for (const [kind, [a, b]] of Object.entries(pairs)) {
    const person = ['reviewed', 'signed-off', 'accepted', 'rejected'].includes(kind)
      ? 'sam'
      : 'ann';
    // The one is later, so that a choice by time would show.
    const one = fact({ id: 'duplicate1', kind, at: '2026-11-25T12:00:00Z', ...a });
    const other = fact({ id: 'duplicate1', kind, ...b });

    it(`Of two ${kind} records the same one counts, whatever the file order`, async () => {
      const base = { id: 'completed1', kind: 'completed', digest: digestA };
      const owned = kind === 'completed' ? {} : { [recordFile('ann', 'z')]: recordsText(base) };
      const [x, y] = [recordsText({ ...one }), recordsText({ ...other })];
      const files = { ...owned, [recordFile(person, 'd1')]: x, [recordFile(person, 'd2')]: y };
      const swapped = { ...owned, [recordFile(person, 'd1')]: y, [recordFile(person, 'd2')]: x };
      assert.deepEqual(await readings(swapped), await readings(files));
      const joined = { ...owned, [recordFile(person, 'd1')]: y + x };
      assert.deepEqual(await readings(joined), await readings(files));
    });

    it(`Two ${kind} records that are the same are one, in one file or two`, async () => {
      assert.deepEqual(distinctRecords([by(person, one, one), by(person, one)]), [
        by(person, one),
        by(person),
      ]);
    });

    it(`A clock does not decide which of two ${kind} records counts`, () => {
      const chosen = distinctRecords([by(person, one, other)])[0]!.records;
      const early = { ...one, at: '1999-01-01T00:00:00Z' };
      const again = distinctRecords([by(person, early, other)])[0]!.records;
      assert.equal(chosen.length, 1);
      assert.equal(chosen[0] === other, again[0] === other);
    });
  }

  it('A record does not replace that of another person', () => {
    const files = [
      by('kim', fact({ id: 'duplicate1', kind: 'signed-off', of: 'completed2', digest: digestA })),
      by('sam', fact({ id: 'duplicate1', kind: 'signed-off', of: 'completed1', digest: digestA })),
    ];
    assert.deepEqual(distinctRecords(files), files);
  });

  it('A withdrawal does not cancel another one', () => {
    const files = [
      by('sam', fact({ id: 'w', kind: 'withdrawn', of: 'a' })),
      by('sam', fact({ id: 'w', kind: 'withdrawn', of: 'b' })),
    ];
    assert.deepEqual(distinctRecords(files), files);
  });

  it('An anchor written by hand may hold any number', () => {
    const odd = fact({ id: 'a', kind: 'comment', text: 'a', anchor: { offset: NaN } });
    const files = [by('sam', odd), by('sam', { ...odd, at: '2026-11-24T12:00:00Z' })];
    assert.equal(distinctRecords(files).flatMap(({ records }) => records).length, 1);
  });
});
