/** Every kind of bad input, in real files: each is named with file and line, and the entry next to it keeps its status. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Journal } from '../../src/core/journal/journal';
import { locate } from '../../src/core/entries/locate';
import type { Problem } from '../../src/core/base/problem';
import { progressOf } from '../../src/core/progress/progress';
import { nodeFiles } from '../../src/node/nodeFiles';
import { digestsOf } from '../../src/core/entries/digest';
import { readEntryText } from '../../src/core/entries/entryText';
import { brokenFiles } from '../kit/brokenFiles';
import {
  activityEntry,
  builtIn,
  course,
  entryOf,
  journalTexts,
  journalYaml,
  recordsText,
} from '../kit/samples';
import { temporaryFolder } from '../kit/temporaryFolder';
import { testWorld } from '../kit/world';

interface Case {
  readonly texts: Readonly<Record<string, string | Uint8Array>>;
  /** `path:line code`, of what must be found. */
  readonly found: readonly string[];
  readonly says?: RegExp;
}

const bomb = `a: &a [x, x, x]\n${Array.from('bcdefghi')
  .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(', ')}]\n`)
  .join('')}`;
const own = '.journal/courses/own';
const bad = 'entries/bad.md';
const records = '.journal/records/ann/good.d1.yaml';

const shared = Object.entries(brokenFiles).map(([name, file]): [string, Case] => [
  name,
  {
    texts: { [file.path]: file.content },
    found: [`${file.path}:${file.line} ${file.code}`],
    says: file.says,
  },
]);

const cases: Record<string, Case> = {
  ...Object.fromEntries(shared),
  'front matter not closed': {
    texts: { [bad]: '---\nid: b\n\nwords' },
    found: [`${bad}:1 entry.front-matter-open`],
    says: /never closed/,
  },
  'duplicate keys': {
    texts: { [bad]: '---\nid: b\ntitle: A\ntitle: B\n---\n' },
    found: [`${bad}:4 yaml.duplicate-key`],
    says: /used twice/,
  },
  'a name that every object has': {
    texts: { [bad]: '---\n__proto__: a\nid: {}\n---\n' },
    found: [`${bad}:3 entry.field`],
  },
  'a counterpart who is named': {
    texts: { [bad]: '---\nid: b\ncpd:\n  counterpart: Jo, jo@example.org\n---\n' },
    found: [`${bad}:4 entry.counterpart-details`],
    says: /below private/,
  },
  'more time with others than there is': {
    texts: { [bad]: '---\nid: b\ncpd: { minutes: 30, participatory: 31 }\n---\n' },
    found: [`${bad}:3 entry.participatory`],
    says: /31 min.*30 min/,
  },
  'a topic that its framework does not know': {
    texts: {
      [bad]:
        '---\nid: b\ncpd:\n  minutes: 5\n  covers:\n    - sssc-cpl/wellbeing\n    - sssc-cpl/well-being\n---\n',
    },
    found: [`${bad}:7 entry.unknown-topic`],
    says: /well-being/,
  },
  'a topic of no framework': {
    texts: { [bad]: '---\nid: b\ncpd: { covers: [wellbeing] }\n---\n' },
    found: [`${bad}:3 entry.unknown-topic`],
  },
  'duplicate entry ids': {
    texts: {
      [bad]: entryOf({ title: 'A', id: 'twice' }),
      'entries/other.md': entryOf({ id: 'twice' }),
    },
    found: [`${bad}:3 entry.duplicate-id`, 'entries/other.md:2 entry.duplicate-id'],
    says: /twice/,
  },
  'an unquoted 2.10 in an entry': {
    texts: { [bad]: '---\ntitle: A\nid: 2.10\n---\n' },
    found: [`${bad}:3 entry.field.unquoted`],
    says: /quotation marks/,
  },
  'an unquoted 2.10 in a course': {
    texts: {
      [`${own}/course.yaml`]:
        'id: own\ntitle: O\nsections:\n  - title: S\n    activities:\n      - 2.10\n',
    },
    found: [`${own}/course.yaml:6 course.field.unquoted`],
    says: /quotation marks.*2\.10 is read as the number 2\.1/,
  },
  'an unquoted 2.10 in a template': {
    texts: { [`${own}/2.10.md`]: '---\ntitle: T\nid: 2.10\n---\n' },
    found: [`${own}/2.10.md:3 template.field.unquoted`],
  },
  'a journal of a newer schema': {
    texts: { '.journal/journal.yaml': journalYaml.replace('schema: 1', 'schema: 7') },
    found: ['.journal/journal.yaml:1 journal.newer-schema'],
  },
  'an unknown activity': {
    texts: { [bad]: entryOf({ id: 'b', template: `${course}/9.9` }) },
    found: [`${bad}:3 entry.unknown-template`],
    says: /9\.9.*no readable template|no readable template.*9\.9/,
  },
  'an unknown activity in a course': {
    texts: {
      [`${own}/course.yaml`]:
        'id: own\ntitle: O\nsections:\n  - title: S\n    activities: ["1.1"]\n',
    },
    found: [`${own}/course.yaml:5 course.unknown-activity`],
  },
  'a version that its template does not have': {
    texts: { [bad]: activityEntry('b').replace(/^version: .*$/m, 'version: 99') },
    found: [`${bad}:4 entry.unknown-version`],
    says: /has no version 99; its newest is \d/,
  },
  'an activity that is listed twice': {
    texts: {
      [`${own}/course.yaml`]:
        'id: own\ntitle: O\nsections:\n  - title: S\n    activities: ["1", "1"]\n',
      [`${own}/1.md`]: '---\nid: "1"\ntitle: T\n---\n',
    },
    found: [`${own}/course.yaml:5 course.twice`],
    says: /“1” is listed twice/,
  },
  'prompt ids missing in an entry': {
    texts: { [bad]: activityEntry('b').replace(/## elsewhere.*\n/, '') },
    found: [`${bad}:3 entry.missing-prompt`],
    says: /elsewhere/,
  },
  'prompt ids missing in a template': {
    texts: { [`${own}/1.md`]: '---\nid: "1"\ntitle: T\n---\n\n## A\n' },
    found: [`${own}/1.md:6 template.prompt-without-id`],
  },
  'prompt ids repeated in an entry': {
    texts: { [bad]: '---\nid: b\n---\n## A <!-- prompt: a -->\n\n## B <!-- prompt: a -->\n' },
    found: [`${bad}:6 entry.repeated-prompt`],
    says: /second time/,
  },
  'prompt ids repeated in a template': {
    texts: {
      [`${own}/1.md`]:
        '---\nid: "1"\ntitle: T\n---\n## A <!-- prompt: a -->\n## B <!-- prompt: a -->\n',
    },
    found: [`${own}/1.md:6 template.repeated-prompt`],
  },
  'an alias bomb in an entry': {
    texts: { [bad]: `---\n${bomb}---\n` },
    found: [`${bad}:2 yaml.aliases`],
  },
  'an alias bomb in a record file': {
    texts: { '.journal/records/ann/good.d3.yaml': bomb },
    found: ['.journal/records/ann/good.d3.yaml:1 yaml.aliases'],
  },
  'brackets without end': {
    texts: { [bad]: `---\na: ${'['.repeat(50_000)}\n---\n` },
    found: [`${bad}:2 yaml.too-deep`],
  },
  'a 50 MB file': {
    texts: { [bad]: Buffer.alloc(50 * 1024 * 1024, 'words ') },
    found: [`${bad}:1 file.too-large`],
  },
  'invalid UTF-8': {
    texts: { [bad]: Buffer.from('# Caf\xe9', 'latin1') },
    found: [`${bad}:1 file.encoding`],
    says: /not UTF-8/,
  },
  'invalid UTF-8 in a record file': {
    texts: { '.journal/records/ann/good.d3.yaml': Buffer.from('- \xe9', 'latin1') },
    found: ['.journal/records/ann/good.d3.yaml:1 file.encoding'],
  },
  'CRLF and a byte order mark': {
    texts: { [bad]: `\uFEFF${activityEntry('b')}`.replaceAll('\n', '\r\n') },
    found: [],
  },
  'a conflict in the words': {
    texts: { [bad]: '---\nid: b\n---\na\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n' },
    found: [`${bad}:5 git.conflict`],
    says: /Git left a conflict/,
  },
  'a conflict in the front matter': {
    texts: { [bad]: '---\n<<<<<<< HEAD\nid: b\n=======\nid: c\n>>>>>>> x\n---\n' },
    found: [`${bad}:2 git.conflict`],
  },
  'a conflict in a record file': {
    texts: {
      '.journal/records/ann/good.d2.yaml': `<<<<<<< HEAD\n${recordsText({ id: 't1', kind: 'time', minutes: 1 })}=======\n${recordsText({ id: 't2', kind: 'time', minutes: 2 })}>>>>>>> x\n`,
    },
    found: ['.journal/records/ann/good.d2.yaml:1 git.conflict'],
  },
  'a record cut off': {
    texts: { '.journal/records/ann/good.d2.yaml': '- id: x\n  at: 2026' },
    found: ['.journal/records/ann/good.d2.yaml:1 record.field'],
  },
  'a reserved Windows name': {
    texts: { 'entries/aux.md': entryOf({ id: 'b' }), 'entries/a:b.md': entryOf({ id: 'c' }) },
    found: ['entries/a:b.md:1 file.name', 'entries/aux.md:1 file.name'],
  },
  'right-to-left and combining characters in titles': {
    texts: {
      [bad]: entryOf({ id: 'b', title: 'שלום \u202Ee\u0301' }),
      'entries/עברית e\u0301.md': entryOf({ id: 'c' }),
    },
    found: [],
  },
  'names with two dots': {
    texts: { 'entries/a..b/...md': entryOf({ id: 'b' }), 'entries/..c.md': entryOf({ id: 'c' }) },
    found: [],
  },
  'a person who cannot be read': {
    texts: { '.journal/people/kim.yaml': 'email: kim@example.org\n' },
    found: ['.journal/people/kim.yaml:1 person.field'],
  },
  'entries outside the folder': {
    texts: { '.journal/journal.yaml': journalYaml.replace('"entries/**/*.md"', '../**/*.md') },
    found: ['.journal/journal.yaml:5 journal.outside'],
  },
  'a template that leaves the folder': {
    texts: {
      '.journal/journal.yaml': journalYaml.replace(/newEntry: .*/, 'newEntry: ../../{slug}.md'),
    },
    found: ['.journal/journal.yaml:6 journal.outside'],
  },
  'new entries that would be none': {
    texts: { '.journal/journal.yaml': journalYaml.replace(/newEntry: .*/, 'newEntry: x/{foo}.md') },
    found: [
      '.journal/journal.yaml:6 journal.new-entry',
      '.journal/journal.yaml:6 journal.unknown-variable',
    ],
  },
  'a day that does not exist': {
    texts: { [bad]: '---\nid: b\ndate: 2026-02-30\n---\n' },
    found: [`${bad}:3 entry.field`],
    says: /“2026-02-30”, which is not a day that exists/,
  },
};

describe('bad input', () => {
  const folder = temporaryFolder();
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(folder.path, name)), { recursive: true });
    writeFileSync(path.join(folder.path, name), content);
  };
  const healthy = activityEntry('good');

  const digest = digestsOf(readEntryText(healthy), testWorld().hash).digest;
  const good: Case['texts'] = {
    ...journalTexts,
    'entries/healthy.md': healthy,
    [records]: recordsText({ id: 'c1', kind: 'completed', digest }),
  };

  /** Loads the journal with these files next to an entry that is completed. */
  async function load(texts: Case['texts']): Promise<{ journal: Journal; problems: Problem[] }> {
    for (const [name, content] of Object.entries({ ...good, ...texts })) put(name, content);
    const journal = new Journal(
      nodeFiles(folder.path, () => undefined),
      testWorld(),
      builtIn,
    );
    await journal.load();
    return { journal, problems: await locate(journal.files, journal.problems()) };
  }

  function assertHealthy(journal: Journal): void {
    const { status, changed } = journal.entries.get('entries/healthy.md')!;
    assert.deepEqual([status, changed], ['completed', false]);
    assert.equal(progressOf(journal).courses[0]?.done, 1);
  }

  for (const [name, { texts, found, says }] of Object.entries(cases))
    it(`names ${name} until it is repaired, and reads the rest`, async () => {
      const { journal, problems } = await load(texts);
      assert.deepEqual(
        problems.map(({ path: at, line, code }) => `${at}:${line} ${code}`).sort(),
        [...found].sort(),
      );
      for (const { message } of problems) assert.match(message, /^\p{Lu}|^“/u);
      if (says)
        assert.ok(
          problems.every(({ message }) => says.test(message)),
          problems[0]?.message,
        );
      assertHealthy(journal);

      for (const file of Object.keys(texts)) {
        const repaired = good[file];
        if (repaired === undefined) rmSync(path.join(folder.path, file));
        else put(file, repaired);
      }
      await journal.apply(Object.keys(texts).map((file) => ({ kind: 'disk', path: file })));
      assert.deepEqual([...journal.problems()], []);
      assertHealthy(journal);
    });

  it('names links, and does not go round in a cycle of them', async () => {
    mkdirSync(path.join(folder.path, 'entries'));
    symlinkSync('..', path.join(folder.path, 'entries/up'));
    symlinkSync('healthy.md', path.join(folder.path, 'entries/link.md'));
    const { journal, problems } = await load({});
    assert.deepEqual(
      problems.map(({ path: at, code }) => `${at} ${code}`),
      ['entries/link.md file.link', 'entries/up file.link'],
    );
    assert.equal(journal.entries.size, 1);
    assertHealthy(journal);
  });

  it('names journal.yaml when it cannot be read, and reads it again once it is repaired', async () => {
    const { journal, problems } = await load({
      '.journal/journal.yaml': 'schema: 1\nowner: "ann\n',
    });
    assert.deepEqual(
      problems.map(({ path: at, code }) => `${at} ${code}`),
      ['.journal/journal.yaml yaml.syntax'],
    );
    put('.journal/journal.yaml', journalYaml);
    await journal.apply([{ kind: 'disk', path: '.journal/journal.yaml' }]);
    assertHealthy(journal);
  });
});
