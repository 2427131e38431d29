/** Where the quick way takes a record file, it finds what YAML and the schema find in it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recordsAt } from '../../../../../src/core/journal/index/columns';
import { instantOf } from '../../../../../src/core/base/dates';
import { newRecordId } from '../../../../../src/core/base/ids';
import { fold } from '../../../../../src/core/records/fold';
import { quickRecords } from '../../../../../src/core/journal/index/quick/quickRecords';
import { quickReview, withReview } from '../../../../../src/core/journal/index/quick/quickReview';
import { QuickStandings } from '../../../../../src/core/journal/index/quick/quickStanding';
import {
  readRecords,
  readRecordsByYaml,
  writeRecord,
} from '../../../../../src/core/records/records';
import type { JournalRecord } from '../../../../../src/core/schema/schemas';
import { digestA, digestB } from '../../../../kit/samples';
import { quickFile, versionOf } from '../../../../kit/quickly';
import { testWorld } from '../../../../kit/world';
import { mutated } from '../../../yaml/arbitraryYaml';

function agrees(text: string): boolean {
  const found = quickRecords(text);
  if (!found) return false;
  const { records, findings } = readRecordsByYaml(text);
  assert.deepEqual(findings, []);
  assert.deepEqual(found, records);
  return true;
}

const id = fc.constantFrom(
  'k3f9qa77k3f9qa77',
  'abcdefgh',
  'null',
  'x',
  '1e5',
  'falsefalse',
  '23e4567891234567',
  '2abcdefgh',
  '12345678',
);
const at = fc.constantFrom(
  ...['2026-11-23T12:00:00Z', '2026-02-30T12:00:00Z', '2026-11-23T25:00:00Z'],
  ...['2026-11-23T12:00:00.5Z', '2026-11-23'],
);
const digest = fc.constantFrom(digestA, digestB, digestB.slice(1));
const common = { id, at };
const record = fc.oneof(
  fc.record({ ...common, kind: fc.constant('time'), from: at, to: at }),
  fc.record({ ...common, kind: fc.constant('time'), minutes: fc.nat(), date: at }),
  fc.record(
    {
      ...common,
      kind: fc.constant('completed'),
      digest,
      unanswered: fc.array(fc.constantFrom('benefits', 'True', '2.9', 'own-practice')),
    },
    { requiredKeys: ['id', 'at', 'kind', 'digest'] },
  ),
  fc.record({ ...common, kind: fc.constantFrom('reviewed', 'signed-off'), of: id, digest }),
  fc.record({ ...common, kind: fc.constant('withdrawn'), of: id }),
  fc.record({ ...common, kind: fc.constant('revealed') }),
  fc.record({ ...common, kind: fc.constant('revealed'), early: fc.boolean() }),
  fc.record({ ...common, kind: fc.constant('comment'), text: fc.string() }),
  fc.record({ ...common, kind: fc.constant('of-next-year') }),
) as fc.Arbitrary<JournalRecord>;
const file = fc
  .array(record, { maxLength: 3 })
  .map((records) => records.map((one) => writeRecord(one)).join(''));

const anyInstant = fc.integer({ min: -1e9, max: 5e9 }).map((seconds) => instantOf(seconds * 1000));

/** As most files are, and near to it. */
const usual = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-30T11:00:00Z', '2026-11-30T25:00:00Z'),
      anyInstant,
    ),
    fc.oneof(fc.constantFrom('2026-11-30T11:30:29Z', '2026-11-29T23:59:30Z'), anyInstant),
    fc.oneof(fc.constantFrom('2026-11-30T11:31:00Z', '2026-12-07T00:00:00Z'), anyInstant),
    fc.subarray(['time', 'completed', 'unanswered', 'another'] as const),
  )
  .map(([from, to, at, parts]) => {
    const records: JournalRecord[] = [];
    const common = { id: 'k3f9qa77k3f9qa77', at };
    if (parts.includes('time')) records.push({ ...common, kind: 'time', from, to });
    const unanswered = parts.includes('unanswered') ? { unanswered: ['benefits'] } : {};
    if (parts.includes('completed'))
      records.push({ ...common, kind: 'completed', digest: digestA, ...unanswered });
    if (parts.includes('another')) records.push({ ...common, kind: 'revealed' });
    return records.map((one) => writeRecord(one)).join('');
  });

describe('quickStanding', () => {
  it('finds where an entry stands as the records say', () => {
    const { clock } = testWorld();
    const standings = new QuickStandings(clock);
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(usual, file, mutated(usual)), (text) => {
        if (!standings.add('entry', quickFile(text, 'a.yaml'))) return;
        taken++;
        const { records, findings } = readRecordsByYaml(text);
        assert.deepEqual(findings, []);
        const roles = { owner: 'ann', reviewers: [] };
        const standing = fold([{ person: 'ann', records }], roles, clock);
        const columns = standings.take();
        const files = [{ path: 'a.yaml', ...versionOf(text) }];
        assert.deepEqual(recordsAt(columns!, 0), { entry: 'entry', files, standing });
      }),
      { numRuns: 5000 },
    );
    assert.ok(taken > 500, `${taken} taken`);
  });
});

describe('quickReview', () => {
  it('finds where an entry stands by what its owner and a reviewer recorded', () => {
    const { clock } = testWorld();
    const standings = new QuickStandings(clock);
    const of = fc.constantFrom('k3f9qa77k3f9qa77', 'abcdefgh');
    const judged = fc
      .record({
        id: fc.constantFrom('abcdefgh', 'k3f9qa77k3f9qa77'),
        at: fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-23T25:00:00Z'),
        kind: fc.constantFrom('reviewed', 'signed-off'),
        of,
        digest: fc.constantFrom(digestA, digestB),
      })
      .map((one) => writeRecord(one as JournalRecord));
    let taken = 0;
    fc.assert(
      fc.property(usual, fc.oneof(judged, file, mutated(judged)), (owners, reviewers) => {
        const review = quickReview('sam', quickFile(reviewers, 'b.yaml'));
        if (!review || !standings.add('entry', quickFile(owners, 'a.yaml'))) return;
        taken++;
        const read = readRecordsByYaml(reviewers);
        assert.deepEqual(read.findings, []);
        const standing = fold(
          [
            { person: 'ann', records: readRecordsByYaml(owners).records },
            { person: 'sam', records: read.records },
          ],
          { owner: 'ann', reviewers: ['sam'] },
          clock,
        );
        const files = [
          { path: 'a.yaml', ...versionOf(owners) },
          { path: 'b.yaml', ...versionOf(reviewers) },
        ];
        const found = withReview(recordsAt(standings.take()!, 0), review);
        assert.deepEqual(found, { entry: 'entry', files, standing });
      }),
      { numRuns: 5000 },
    );
    assert.ok(taken > 200, `${taken} taken`);
  });

  it('leaves to others what is not ASCII', () => {
    const text = writeRecord({ ...reviewed, digest: digestA });
    assert.ok(quickReview('sam', quickFile(text, 'b.yaml')));
    assert.equal(quickReview('sam', quickFile(`${text}# é\n`, 'b.yaml')), undefined);
  });
});

const reviewed = {
  id: 'abcdefgh',
  at: '2026-11-23T12:00:00Z',
  kind: 'reviewed',
  of: 'k3f9qa77k3f9qa77',
} as const;

describe('quickRecords', () => {
  it('finds what YAML finds, in files that we write and in what becomes of them', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(file, mutated(file)), (text) => {
        if (agrees(text)) taken++;
      }),
      { numRuns: 10_000 },
    );
    assert.ok(taken > 1000, `${taken} taken`);
  });

  it('takes what we write most', () => {
    const { random } = testWorld();
    const some = () => ({
      id: newRecordId(random),
      at: '2026-11-23T12:00:00Z',
    });
    const records: JournalRecord[] = [
      { ...some(), kind: 'time', from: '2026-11-23T11:00:00Z', to: '2026-11-23T12:00:00Z' },
      { ...some(), kind: 'completed', digest: digestA },
      { ...some(), kind: 'completed', digest: digestA, unanswered: ['benefits', 'own-practice'] },
      { ...some(), kind: 'withdrawn', of: some().id },
      { ...some(), kind: 'reviewed', of: some().id, digest: digestB },
      { ...some(), kind: 'signed-off', of: some().id, digest: digestB },
      { ...some(), kind: 'revealed', early: true },
      { ...some(), kind: 'revealed' },
    ];
    const text = records.map((one) => writeRecord(one)).join('');
    assert.ok(agrees(text));
    assert.deepEqual(readRecords(text), { records, findings: [] });
  });

  it('leaves all else to YAML', () => {
    for (const text of ['- id: x\n', '# a remark\n', ' ', '[]', '- {}\n'])
      assert.equal(quickRecords(text), undefined);
  });
});
