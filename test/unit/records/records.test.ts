import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseRecordPath,
  readRecords,
  recordPath,
  writeRecord,
} from '../../../src/core/records/records';
import type { JournalRecord } from '../../../src/core/schema/schemas';
import { at, digestA, fact, recordsText } from '../../kit/samples';
import { notPlain, readPlainYaml } from '../../../src/core/yaml/plainYaml';
import { text as anyText } from '../../kit/arbitraryText';

const first = { id: 'aaaaaaaaaaaaaaaa', kind: 'completed', digest: digestA };
const second = { id: 'bbbbbbbbbbbbbbbb', kind: 'reviewed', of: first.id, digest: digestA };
const third = { id: 'cccccccccccccccc', kind: 'withdrawn', of: first.id };
const idsOf = (text: string): string[] => readRecords(text).records.map((one) => one.id);
const codesOf = (text: string): (string | number)[][] =>
  readRecords(text).findings.map(({ code, line }) => [code, line]);

describe('records', () => {
  it('reads what is written most, without the whole parser', () => {
    const records: JournalRecord[] = [
      fact({ id: 'a', kind: 'time', from: '2026-11-23T11:00:00Z', to: '2026-11-23T12:00:00Z' }),
      fact({ id: 'b', kind: 'completed', digest: digestA }),
      fact({ id: 'c', kind: 'completed', digest: digestA, unanswered: ['benefits', 'elsewhere'] }),
      fact({ id: 'd', kind: 'withdrawn', of: 'b' }),
      fact({ id: 'e', kind: 'reviewed', of: 'b', digest: digestA }),
      fact({ id: 'f', kind: 'signed-off', of: 'b', digest: digestA }),
      fact({ id: 'g', kind: 'revealed', early: true }),
      fact({ id: 'h', kind: 'revealed' }),
    ];
    const text = records.map((one) => writeRecord(one)).join('');
    assert.notEqual(readPlainYaml(text), notPlain);
    assert.deepEqual(readRecords(text), { records, findings: [] });
  });

  it('reads back what it wrote, whatever the words', () => {
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const facts = fc.oneof(
      fc.record({ kind: fc.constant('comment'), text: anyText, prompt: optional(anyText) }),
      fc.record({
        kind: fc.constant('signed-off'),
        of: anyText,
        digest: fc.constant(digestA),
        statement: optional(anyText),
      }),
      fc.record({
        kind: fc.constant('rejected'),
        of: anyText,
        claim: optional(anyText),
        reason: optional(anyText),
      }),
      fc.record({
        kind: fc.constant('completed'),
        digest: fc.constant(digestA),
        unanswered: optional(fc.array(anyText)),
      }),
      fc.record({ kind: fc.constant('time'), minutes: fc.nat(), date: fc.constant('2026-11-23') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, facts), { maxLength: 4 }), (pairs) => {
        const written = pairs.map(([id, rest]) => fact({ ...rest, id }));
        const text = written.map(writeRecord).join('');
        const { records, findings } = readRecords(text);
        assert.deepEqual(findings, []);
        assert.deepEqual(records, JSON.parse(JSON.stringify(written)));
        assert.ok(!text.includes('\0'), 'a zero byte would make the file a binary one');
        assert.ok(text === '' || text.endsWith('\n'));
      }),
      { numRuns: 600 },
    );
  });

  it('keeps a text of a megabyte', () => {
    const long = 'All that was said. '.repeat(50_000);
    const one = { id: 'x', kind: 'comment', text: long };
    assert.deepEqual(readRecords(writeRecord(fact(one))).records, [fact(one)]);
  });

  it('writes one record so that Git merges it by lines', () => {
    assert.equal(
      writeRecord(fact(first)),
      `- id: aaaaaaaaaaaaaaaa\n  at: 2026-11-23T12:00:00Z\n  kind: completed\n  digest: ${digestA}\n`,
    );
  });

  it('reads an empty file and one of blank lines', () => {
    assert.deepEqual(readRecords(''), { records: [], findings: [] });
    assert.deepEqual(readRecords('\n\n'), { records: [], findings: [] });
  });

  it('reads a file with a byte order mark, with whatever line ends', () => {
    const text = `\ufeff${recordsText(first, second)}`;
    for (const one of [text, text.replaceAll('\n', '\r\n')]) {
      assert.deepEqual(idsOf(one), [first.id, second.id]);
      assert.deepEqual(codesOf(one), []);
    }
  });

  it('keeps the records around a broken one', () => {
    const text = `${recordsText(first)}- id: "x\n  kind: completed\n${recordsText(third)}`;
    assert.deepEqual(idsOf(text), [first.id, third.id]);
    assert.ok(codesOf(text).every(([code, line]) => code === 'yaml.syntax' && Number(line) >= 5));
    assert.ok(codesOf(text).length > 0);
  });

  it('counts both sides of a conflict and names its line', () => {
    const text = `${recordsText(first)}<<<<<<< HEAD\n${recordsText(second)}||||||| base\n=======\n${recordsText(third)}>>>>>>> other\n`;
    assert.deepEqual(idsOf(text), [first.id, second.id, third.id]);
    assert.deepEqual(codesOf(text), [['git.conflict', 5]]);
  });

  it('counts both sides of a conflict with CRLF', () => {
    const text = `<<<<<<< HEAD\n${recordsText(second)}=======\n${recordsText(third)}>>>>>>> other\n`;
    assert.deepEqual(idsOf(text.replaceAll('\n', '\r\n')), [second.id, third.id]);
  });

  it('ignores what a newer version noted, without a finding', () => {
    const text = recordsText(first, { id: 'x', kind: 'telepathy', strength: 3 }, third);
    assert.deepEqual(readRecords(text).findings, []);
    assert.deepEqual(idsOf(text), [first.id, third.id]);
  });

  it('names a record that was cut off within its kind', () => {
    const cut = `${recordsText(first)}- id: x\n  at: ${at}\n  kind: co`;
    assert.deepEqual(codesOf(cut), [['record.cut-short', 5]]);
    assert.deepEqual(readRecords(cut).findings[0]?.severity, 'warning');
    assert.deepEqual(codesOf(`${cut.replaceAll('\n', '\r\n')}mp`), [['record.cut-short', 5]]);
    assert.deepEqual(codesOf(`- id: "x\n${cut}`).at(-1), ['record.cut-short', 6]);
    assert.deepEqual(codesOf(`${cut}\n`), [], 'a newer kind');
    assert.deepEqual(codesOf(`${cut}py`), [], 'a newer kind without a line feed');
    assert.deepEqual(idsOf(cut), [first.id]);
  });

  it('ignores fields that it does not know', () => {
    const text = recordsText({ ...first, mood: 'good' });
    assert.deepEqual(readRecords(text), { records: [fact(first)], findings: [] });
  });

  it('keeps all records before one that was cut off, wherever it was cut', () => {
    const whole = recordsText(first, third);
    const last = writeRecord(fact({ id: 'x', kind: 'comment', text: 'a "b"\n- c: d\n\n# e' }));
    for (let length = 0; length < last.length; length++) {
      const ids = idsOf(whole + last.slice(0, length));
      assert.deepEqual(
        ids.slice(0, 2),
        [first.id, third.id],
        JSON.stringify(last.slice(0, length)),
      );
    }
  });

  it('keeps all records around one that was cut off before others were added', () => {
    const cut = writeRecord(fact({ id: 'x', kind: 'comment', text: 'a "b" c' }));
    for (let length = 1; length < cut.length; length++) {
      const ids = idsOf(`${recordsText(first)}${cut.slice(0, length)}\n${recordsText(third)}`);
      assert.deepEqual([ids[0], ids.at(-1)], [first.id, third.id], cut.slice(0, length));
    }
  });

  const wrong: [name: string, text: string, code: string, line: number][] = [
    ['without a kind', `${recordsText(first)}- id: x\n  at: ${at}\n`, 'record.field', 5],
    ['without an id', `- at: ${at}\n  kind: revealed\n`, 'record.field', 1],
    [
      'with a moment that does not exist',
      recordsText({ ...first, at: '2026-13-45T12:00:00Z' }),
      'record.field',
      1,
    ],
    [
      'with a moment without a zone',
      recordsText({ ...first, at: '2026-11-23T12:00:00' }),
      'record.field',
      1,
    ],
    [
      'with half a digest',
      recordsText(first, { ...second, digest: 'sha256:ab' }),
      'record.field',
      9,
    ],
    [
      'with minutes below zero',
      recordsText({ id: 'x', kind: 'time', minutes: -5 }),
      'record.field',
      4,
    ],
    [
      'with a day that does not exist',
      recordsText({ id: 'x', kind: 'time', minutes: 5, date: '2026-02-30' }),
      'record.field',
      5,
    ],
    [
      'of a number where a text belongs',
      `- id: 12\n  at: ${at}\n  kind: revealed\n`,
      'record.field.unquoted',
      1,
    ],
    ['that is a text', `${recordsText(first)}- only words\n`, 'record.field', 5],
    ['that is nothing', `${recordsText(first)}-\n`, 'record.field', 5],
    ['in a file that is no list', 'id: x\n', 'record.shape', 1],
    ['in a file that is one text', 'x\n', 'record.shape', 1],
  ];
  for (const [name, text, code, line] of wrong)
    it(`names a record ${name} with its line`, () => {
      const [finding] = readRecords(text).findings;
      assert.deepEqual([finding?.code, finding?.line], [code, line]);
      assert.match(finding?.message ?? '', /\p{L}/u);
      assert.doesNotMatch(finding?.message ?? '', /“”/);
    });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(400), (noise, place) => {
        const text = recordsText(first, second, third);
        const { records } = readRecords(text.slice(0, place) + noise + text.slice(place));
        assert.ok(records.every((one: JournalRecord) => typeof one.id === 'string'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the path of a record file', () => {
  it('says whose records of which entry it holds', () => {
    const name = { person: 'ann', entry: '20261123-k3f9qa', device: 'dev1' };
    for (const folder of ['.journal', 'private'])
      assert.deepEqual(parseRecordPath(recordPath(folder, name)), name);
    assert.deepEqual(parseRecordPath('.journal/records/ann/a.b.c.yaml')?.entry, 'a.b');
  });

  it('is nowhere else', () => {
    for (const path of [
      'records/ann/a.b.yaml',
      'entries/records/ann/a.b.yaml',
      '.journal/courses/records/ann/a.b.yaml',
      '.journal/records/a.b.yaml',
      '.journal/records/ann/a.yaml',
      '.journal/records/ann/a.b.yml',
      '.journal/records/ann/deep/a.b.yaml',
    ])
      assert.equal(parseRecordPath(path), undefined, path);
  });
});
