import assert from 'node:assert/strict';
import { readCollections } from '../../src/core/library/collections';
import { readCourse } from '../../src/core/library/course';
import { readEntryText } from '../../src/core/entries/entryText';
import { fixesFor } from '../../src/core/assist/fixes';
import { readFramework } from '../../src/core/library/framework';
import { readSetup } from '../../src/core/journal/setup/journalFile';
import { locate } from '../../src/core/entries/locate';
import { capFindings, maxFindings, type Finding } from '../../src/core/base/problem';
import { readRecords } from '../../src/core/records/records';
import { parses } from '../../src/core/yaml/parseYaml';
import { readYaml } from '../../src/core/yaml/readYaml';
import { scalarsIn } from '../../src/core/yaml/scalars';
import { MemoryFiles } from '../kit/memoryFiles';

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join('');

/** The findings in a text, and how often reading it took a parse of the whole. */
function counted<T>(read: () => T): { result: T; parsed: number } {
  const before = parses.count;
  const result = read();
  return { result, parsed: parses.count - before };
}

const broken = (n: number): string =>
  `- id: r${n}\n  at: 2026-11-23T10:00:00Z\n  kind: comment\n  text: 5\n`;

/** Texts with as many faults as wanted, and what reads them. */
const faulty: Readonly<
  Record<
    string,
    { text: (count: number) => string; read: (text: string) => { findings: readonly Finding[] } }
  >
> = {
  'numbers among the tags of an entry': {
    text: (count) => `---\ntags: [${times(count, (n) => `${n}, `)}x]\n---\nWords.\n`,
    read: readEntryText,
  },
  'records with a wrong field': { text: (count) => times(count, broken), read: readRecords },
  'records with a wrong field, one of them unreadable': {
    text: (count) => `${times(count, broken)}- id: "\n`,
    read: readRecords,
  },
  'activities that a choice of a course names and no section lists': {
    text: (count) =>
      `id: a\ntitle: A\nsections: []\nchoices:\n  - atLeast: 1\n    of: [${times(count, (n) => `x${n}, `)}x]\n`,
    read: (text) => readCourse(text, 'a'),
  },
  'sections of a course without a title': {
    text: (count) => `id: a\ntitle: A\nsections:\n${times(count, () => '  - activities: []\n')}`,
    read: (text) => readCourse(text, 'a'),
  },
  'activities of a course that are missing': {
    text: (count) =>
      `id: a\ntitle: A\nsections:\n  - title: S\n    activities: [${times(count, (n) => `x${n}, `)}x]\n`,
    read: (text) => ({
      findings: readCollections(new Map([['courses/a/course.yaml', text]]), 'journal', '').problems,
    }),
  },
  'topics of a framework with one id': {
    text: (count) =>
      `id: a\ntitle: A\ncycle: { months: 12 }\ntopics:\n${times(count, () => '  - { id: t, title: T }\n')}  - { id: t, title: T }\n`,
    read: (text) => readFramework(text, 'a'),
  },
  'reviewers of a journal that are no names': {
    text: (count) => `schema: 1\nowner: a\nreviewers: [${times(count, () => 'A B, ')}c]\n`,
    read: (text) => readSetup(text, '2026-11-23'),
  },
  'keys that are there twice': {
    text: (count) => times(count, (n) => `a${n}: 1\na${n}: 2\n`),
    read: (text) => readYaml(text),
  },
};

describe('a file with very many faults', () => {
  for (const [what, { text, read }] of Object.entries(faulty))
    it(`has at most ${maxFindings + 1} findings, and takes no more parses than one with few: ${what}`, () => {
      const few = counted(() => read(text(2)));
      const many = counted(() => read(text(1500)));
      assert.ok(few.result.findings.length > 0);
      // A list with one unreadable record is read record by record.
      const perRecord = what.includes('unreadable') ? 1500 : 0;
      assert.ok(many.parsed <= few.parsed + perRecord * 2, `${many.parsed}, not ${few.parsed}`);
      const capped = capFindings(many.result.findings);
      assert.ok(capped.length <= maxFindings + 1);
      assert.equal(capped.at(-1)!.code, 'file.more-findings');
      assert.match(capped.at(-1)!.message, /^This file has [\d,]+ more findings/);
    });

  it('keeps an error among the listed findings that are none', () => {
    const finding = (severity: Finding['severity']): Finding => ({
      ...{ line: 1, severity, code: 'x', message: 'X.' },
    });
    const findings = [...Array.from({ length: 200 }, () => finding('info')), finding('error')];
    assert.equal(capFindings(findings).at(-1)!.severity, 'error');
  });

  it('is parsed once to find the lines of all that is wrong with it', async () => {
    const files = new MemoryFiles({ 'a.md': `---\nid: a\ncpd: { covers: [x] }\n---\nWords.\n` });
    const problems = Array.from({ length: 300 }, () => ({
      ...{ path: 'a.md', line: 1, severity: 'info' as const, code: 'x', message: 'X.' },
      key: 'cpd.covers',
    }));
    const before = parses.count;
    assert.deepEqual(
      new Set((await locate(files, problems)).map(({ line }) => line)),
      new Set([3]),
    );
    assert.equal(parses.count - before, 1);
  });

  it('is offered a few quick fixes for a line, not one for each value on it', () => {
    const text = faulty['numbers among the tags of an entry']!.text(1500);
    const { frontMatter, sections } = readEntryText(text);
    const { result, parsed } = counted(() =>
      fixesFor(
        { code: 'entry.field.unquoted', line: 2, message: '' },
        { kind: 'entry', path: 'entries/a.md', text, frontMatter, sections },
        {
          collections: readCollections(new Map(), 'journal', ''),
          template: undefined,
          people: [],
          today: '2026-11-23',
          random: (bytes) => new Uint8Array(bytes),
        },
      ),
    );
    assert.equal(result.length, 5);
    assert.ok(parsed < 20, String(parsed));
  });
});

describe('a YAML text of many parts', () => {
  it('is read in one pass over its keys, values and aliases', () => {
    // Compared in pairs, each of these would take minutes.
    const keys = times(60_000, (n) => `k${n}: "1"\n`);
    assert.deepEqual(readYaml(keys).findings, []);
    assert.equal(
      scalarsIn({ text: `[${'"1", '.repeat(60_000)}]`, offset: 0, firstLine: 1 }).length,
      60_000,
    );
    const aliases = times(20_000, (n) => `- &a${n} x\n- *a${n}\n`);
    assert.deepEqual(
      readYaml(aliases).findings.map(({ code }) => code),
      ['yaml.aliases'],
    );
  });
});
