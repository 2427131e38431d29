import assert from 'node:assert/strict';
import { readSetup } from '../../../src/core/journal/setup/journalFile';
import { readPerson } from '../../../src/core/journal/setup/people';
import { readCourse } from '../../../src/core/library/course';
import { readFramework } from '../../../src/core/library/framework';
import { readTemplate } from '../../../src/core/library/template';
import { readEntryText } from '../../../src/core/entries/entryText';
import { readRecords } from '../../../src/core/records/records';
import { parses } from '../../../src/core/yaml/parseYaml';
import { recordsText } from '../../kit/journalTexts';

interface Found {
  readonly severity: string;
  readonly code: string;
  readonly line: number;
}
const brief = (findings: readonly Found[]): string[] =>
  findings.map(({ severity, code, line }) => `${line} ${severity} ${code}`);

const entry = (yaml: string): ReturnType<typeof readEntryText> =>
  readEntryText(`---\n${yaml}\n---\nWords.\n`);
const journal = (yaml: string): ReturnType<typeof readSetup> =>
  readSetup(`schema: 1\nowner: robin\n${yaml}\n`, '2026-11-30');

describe('text written by other tools', () => {
  const empty = ['', 'null', '~', '""', "'  '", '[]'];
  const keys = [
    ...['id', 'template', 'version', 'title', 'date', 'tags', 'cpd'],
    ...['minutes', 'participatory', 'type', 'covers', 'evidence', 'counterpart'].map(
      (key) => `cpd: { x: 1, ${key}`,
    ),
  ];
  for (const key of keys)
    for (const value of empty)
      if (!(key.startsWith('cpd: {') && value === ''))
        it(`reads ${key}: ${value} as absent`, () => {
          const isWithin = key.startsWith('cpd: {');
          const { findings } = entry(`${key}: ${value}${isWithin ? ' }' : ''}`);
          assert.deepEqual(findings, []);
        });

  for (const key of ['reviewers', 'courses', 'frameworks', 'entries', 'newEntry'])
    it(`reads ${key} of a journal without a value as absent`, () => {
      const { setup, findings } = journal(`${key}:`);
      assert.deepEqual(findings, []);
      assert.equal(setup.readOnly, undefined);
      assert.deepEqual(setup.file, journal('').setup.file);
    });

  it('reads what is empty in people, courses, frameworks, templates and records as absent', () => {
    assert.deepEqual(readPerson('a.yaml', 'name: A\nemail:\nemails:\n').findings, []);
    const course =
      'id: c\ntitle: C\nsummary:\nchoices:\nsections: [{ number: ~, title: S, activities: [] }]\n';
    assert.deepEqual(readCourse(course, 'c').findings, []);
    assert.ok(readCourse(course, 'c').value);
    const framework = 'id: f\ntitle: F\ncycle: { months: 12, starts: }\ntopics:\nreport: ~\n';
    assert.deepEqual(readFramework(framework, 'f').findings, []);
    const template = readTemplate(
      '---\nid: t\ntitle: T\nversion:\noptional:\n---\n',
      'c',
      'activity',
    );
    assert.deepEqual(template.findings, []);
    assert.equal(template.template?.meta.version, 1);
    const records = readRecords(
      `${recordsText({ id: 'x', kind: 'rejected', of: 'y' })}  reason:\n  claim: ~\n`,
    );
    assert.deepEqual(records.findings, []);
    assert.equal(records.records.length, 1);
  });

  it('still asks for what is required', () => {
    const { findings } = readCourse('id: c\ntitle:\nsections: []\n', 'c');
    assert.deepEqual(brief(findings), ['2 error course.field']);
    assert.match(findings[0]!.message, /“title” is missing/);
  });

  const read: [yaml: string, key: 'title' | 'tags' | 'date' | 'id' | 'version', as: unknown][] = [
    ['tags: one', 'tags', ['one']],
    ['tags: one, two,three', 'tags', ['one', 'two', 'three']],
    ['tags: [1, 2.10, true, 007]', 'tags', ['1', '2.10', 'true', '007']],
    ['tags: ["#a", "#b/c"]', 'tags', ['a', 'b/c']],
    ['tags: "#a #b"', 'tags', ['a', 'b']],
    ['tags: 2026', 'tags', ['2026']],
    ['title: 2026', 'title', '2026'],
    ['title: 1.50', 'title', '1.50'],
    ['title: true', 'title', 'true'],
    ['title: [One]', 'title', 'One'],
    ['id: 42', 'id', '42'],
    ['id: 1.5', 'id', '1.5'],
    ['version: "1"', 'version', 1],
    ['date: 2026-11-23T10:00:00', 'date', '2026-11-23'],
    ['date: 2026-11-23T10:00:00.000+01:00', 'date', '2026-11-23'],
    ['date: 2026-11-23 10:00', 'date', '2026-11-23'],
    ['date: 2025-12-01 10:00:00 +0100', 'date', '2025-12-01'],
    ['date: 2026/11/23', 'date', '2026-11-23'],
    ['date: 2026-1-5', 'date', '2026-01-05'],
    ['date: 20261123', 'date', '2026-11-23'],
    ['date: "[[2026-11-23]]"', 'date', '2026-11-23'],
    ['date: [[2026-11-23]]', 'date', '2026-11-23'],
    ['date: 23.11.2026', 'date', '2026-11-23'],
    ['date: Monday, 23 November 2026', 'date', '2026-11-23'],
    ['date: 2026-11-23 10:00:00 +01:00', 'date', '2026-11-23'],
  ];
  for (const [yaml, key, as] of read)
    it(`reads ${yaml} as ${JSON.stringify(as)}, and says so`, () => {
      const { meta, findings } = entry(`mood: good\n${yaml}`);
      assert.deepEqual(meta[key], as);
      assert.ok(findings.length > 0);
      for (const { severity, line, code, message } of findings) {
        assert.deepEqual([severity, line], ['info', 3]);
        assert.match(code, /^entry\.field\.(?:read|unquoted)$/);
        assert.match(message, /is read as/);
      }
    });

  const claims: [yaml: string, as: object][] = [
    ['{ minutes: "30" }', { minutes: 30 }],
    ['{ minutes: 45 min }', { minutes: 45 }],
    ['{ minutes: 1 h 30 min }', { minutes: 90 }],
    ['{ minutes: 30, covers: a/b, x: 1 }', { minutes: 30, covers: ['a/b'], x: 1 }],
    ['{ evidence: "attachments/One, two.pdf" }', { evidence: ['attachments/One, two.pdf'] }],
    ['{ evidence: "a.pdf, b.pdf" }', { evidence: ['a.pdf', 'b.pdf'] }],
    ['{ type: 7 }', { type: '7' }],
  ];
  for (const [yaml, as] of claims)
    it(`reads the claim ${yaml}`, () => {
      const { meta, findings } = entry(`cpd: ${yaml}`);
      assert.deepEqual(meta.cpd, as);
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        ['info'],
      );
    });

  it('asks which day is meant, and completes without it', () => {
    const { meta, findings } = entry('id: a\ndate: 03/04/2026');
    assert.deepEqual(meta, { id: 'a' });
    assert.deepEqual(brief(findings), ['3 warning entry.field']);
    assert.match(findings[0]!.message, /“03\/04\/2026”, which may be one of several days/);
  });

  for (const yaml of ['title: { a: b }', 'tags: { a: b }', 'tags: [[a, b]]', 'report: never'])
    it(`ignores ${yaml} with a warning`, () => {
      const { meta, findings } = entry(`id: a\n${yaml}\nversion: 1`);
      assert.deepEqual({ ...meta, tags: undefined }, { id: 'a', version: 1, tags: undefined });
      assert.deepEqual(brief(findings), ['3 warning entry.field']);
    });

  for (const yaml of [
    ...[
      'id: 2.10',
      'id: 007',
      'template: 2.10',
      'template: [a, b]',
      'id: { a: b }',
      'version: 1.5',
      'version: new',
    ],
    ...['date: 2026-02-30', 'date: soon', 'date: 1 or 2 May 2026', 'cpd: { minutes: many }'],
    ...['date: 2026-11-23 to 2026-11-25', 'cpd: 30', 'cpd: { minutes: -1 }', 'date: 2026'],
  ])
    it(`keeps an error where a record would be bound to something wrong: ${yaml}`, () => {
      const { findings } = entry(yaml);
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        ['error'],
      );
    });

  it('reads the lists, dates and frameworks of a journal', () => {
    const { setup, findings } = journal(
      'reviewers: moira, tom\ncourses: c\nframeworks: { id: f, cycleStart: 2026/04/01, registrations: r }',
    );
    assert.equal(setup.readOnly, undefined);
    assert.deepEqual(setup.file.reviewers, ['moira', 'tom']);
    assert.deepEqual(setup.file.courses, ['c']);
    assert.deepEqual(setup.file.frameworks, [
      { id: 'f', cycleStart: '2026-04-01', registrations: ['r'] },
    ]);
    assert.ok(findings.every(({ severity }) => severity === 'info'));
    assert.deepEqual(journal('frameworks: [f, g]').setup.file.frameworks, [
      { id: 'f' },
      { id: 'g' },
    ]);
  });

  it('keeps a journal writable while a date in it may be one of two', () => {
    const { setup, findings } = journal('frameworks: [{ id: f, cycleStart: 01/04/2026 }]');
    assert.equal(setup.readOnly, undefined);
    assert.deepEqual(setup.file.frameworks, [{ id: 'f' }]);
    assert.deepEqual(brief(findings), ['3 warning journal.field']);
  });

  it('reads numbers as activities, unless they are written in another way', () => {
    const { value, findings } = readCourse(
      'id: c\ntitle: 2026\nsections:\n  - title: S\n    number: 1\n    activities: [1.1, 12]\n',
      'c',
    );
    assert.deepEqual(value?.sections, [{ number: '1', title: 'S', activities: ['1.1', '12'] }]);
    assert.equal(value.title, '2026');
    assert.deepEqual([...new Set(findings.map(({ severity }) => severity))], ['info']);
    const tenth = readCourse(
      'id: c\ntitle: C\nsections:\n  - { title: S, activities: [2.10] }\n',
      'c',
    );
    assert.deepEqual(brief(tenth.findings), ['4 error course.field.unquoted']);
  });

  it('takes one parse, however many values it reads', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    const before = parses.count;
    const { meta, findings } = entry(`tags: [${numbers.join(', ')}]`);
    assert.equal(meta.tags?.length, 5000);
    assert.equal(parses.count, before + 1);
    assert.ok(findings.length <= 101);
    const nothing = entry(`tags: [${numbers.map(() => '~').join(', ')}]`);
    assert.deepEqual([nothing.meta.tags, nothing.findings], [[], []]);
  });
});
