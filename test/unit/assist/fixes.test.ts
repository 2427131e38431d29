import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { insertPrompts } from '../../../src/core/entries/editPrompts';
import { applySplices } from '../../../src/core/text/splice';
import { readEntryText } from '../../../src/core/entries/entryText';
import { fileKindOf } from '../../../src/core/journal/fileKinds';
import { fixesFor, type Fix } from '../../../src/core/assist/fixes';
import { locate } from '../../../src/core/entries/locate';
import { datesMeantBy } from '../../../src/core/base/looseDates';
import { isPlainDate } from '../../../src/core/base/dates';
import { setScalar } from '../../../src/core/yaml/editYaml';
import { scalarsIn } from '../../../src/core/yaml/scalars';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import { text as anyText } from '../../kit/arbitraryText';
import { yamlText } from '../yaml/arbitraryYaml';
import {
  activityEntry,
  builtIn,
  course,
  entryOf,
  journalYaml,
  loaded,
  recordsText,
} from '../../kit/samples';
import { repository } from '../../kit/places';
import { testWorld } from '../../kit/world';

const today = '2026-11-23';
const entryPath = 'entries/2026/one.md';
const coursePath = '.journal/courses/own/course.yaml';
const activity = builtIn.templates.get(`${course}/2.9`)!;

interface Found {
  readonly code: string;
  readonly line: number;
  readonly severity: string;
  readonly fixes: readonly Fix[];
}

/** Every finding in the file, with what would settle it. */
async function findings(
  path: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Found[]> {
  const { journal } = await loaded({ ...more, [path]: text });
  const read = readEntryText(text);
  const entry = journal.entries.get(path);
  const found = await locate(journal.files, journal.problems());
  const kind = fileKindOf(path, (one) => journal.setup!.isEntry(one))!;
  return found
    .filter((one) => one.path === path)
    .map((one) => ({
      code: one.code,
      line: one.line,
      severity: one.severity,
      fixes: fixesFor(
        one,
        { kind, path, text, frontMatter: read.frontMatter, sections: read.sections },
        {
          collections: journal.collections,
          template: entry && journal.templateOf(entry),
          people: journal.people.keys(),
          today,
          random: testWorld().random,
        },
      ),
    }));
}

/** The file after the first fix of the first finding with that code. */
async function fixed(
  code: string,
  path: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
  which = 0,
): Promise<string> {
  const found = (await findings(path, text, more)).find((one) => one.code === code);
  assert.ok(found, `no ${code}`);
  const fix = found.fixes[which];
  assert.ok(fix, `no fix for ${code}`);
  const after = applySplices(text, fix.splices);
  const left = await findings(path, after, more);
  assert.ok(!left.some((one) => one.code === code && one.line === found.line), 'it is settled');
  return after;
}

const ownActivity = (id: string): string =>
  `---\nid: "${id}"\ntitle: T\n---\n\n## Q <!-- prompt: q -->\n`;
const own = {
  '.journal/courses/own/1.1.md': ownActivity('1.1'),
  '.journal/courses/own/1.2.md': ownActivity('1.2'),
};

describe('a quick fix', () => {
  it('removes blank lines before the front matter', async () => {
    const text = activityEntry('a');
    const code = 'entry.front-matter-not-first';
    assert.equal(await fixed(code, entryPath, `\uFEFF\r\n \n${text}`), `\uFEFF${text}`);
    const template = own['.journal/courses/own/1.1.md'];
    const path = '.journal/courses/own/1.1.md';
    assert.equal(await fixed('template.front-matter-not-first', path, `\n${template}`), template);
  });

  it('moves front matter to the top', async () => {
    const code = 'entry.front-matter-unread';
    const moved = (text: string): Promise<string> => fixed(code, entryPath, text);
    const [head, body] = ['---\nid: a\ndate: 2026-06-03\n---\n', '\nWords.\n'];
    assert.equal(await moved(`<!-- c -->\n${head}${body}`), `${head}<!-- c -->\n${body}`);
    assert.equal(await moved(head.replace('---', '----') + body), head + body);
    assert.equal(await moved(head.replace('---\n', '') + body), head + body);
    assert.equal(await moved(head.replace(/---\n$/, '').replace('---', '—-') + body), head + body);
    assert.equal(
      await moved(`${head}${body}`.replaceAll('\n', '\r\n').replace('-', '\uFEFFWords\r\n-')),
      `\uFEFF${head}Words\n${body}`.replaceAll('\n', '\r\n'),
    );
  });

  it('names the template that was probably meant', async () => {
    const text = activityEntry('a').replace(`${course}/2.9`, 'openlearn-sds-scotlnd/2.9 # mine');
    assert.equal(
      await fixed('entry.unknown-template', entryPath, text),
      text.replace('scotlnd', 'scotland'),
    );
    const other = activityEntry('a').replace(`${course}/2.9`, 'sds/2.9');
    assert.equal(
      await fixed('entry.unknown-template', entryPath, other),
      other.replace('sds/2.9', `${course}/2.9`),
    );
  });

  it('names the topic that was probably meant', async () => {
    const text = activityEntry('a').replace(
      'date:',
      'cpd:\n  covers:\n    - sssc-cpl/wellbeing\n    - sssc-cpl/reflective-practise # mine\ndate:',
    );
    assert.equal(
      await fixed('entry.unknown-topic', entryPath, text),
      text.replace('practise', 'practice'),
    );
  });

  it('names the type, person, framework, registration and question that was probably meant', async () => {
    const text = activityEntry('a').replace('date:', 'cpd: { minutes: 5, type: cours }\ndate:');
    assert.equal(
      await fixed('entry.unknown-type', entryPath, text),
      text.replace('cours ', 'course '),
    );
    const path = '.journal/journal.yaml';
    for (const [code, wrong, right] of [
      ['journal.unknown-person', 'owner: anne', 'owner: ann'],
      ['journal.unknown-person', 'reviewers: [sam, ann, san]', 'reviewers: [sam, ann, sam]'],
      ['journal.unknown-framework', 'id: nmc-revalidaton', 'id: nmc-revalidation'],
      ['journal.unknown-registration', 'registrations: [nurs]', 'registrations: [nurse]'],
    ] as const) {
      const key = new RegExp(`${wrong.split(' ')[0]} [^,]*?(?=\\n|,| \\})`);
      const written =
        `${journalYaml}frameworks:\n  - { id: nmc-revalidation, registrations: [nurse] }\n`
          .replace(/reviewers: \[.*\]/, (all) => (wrong.startsWith('rev') ? wrong : all))
          .replace(key, (all) => (wrong.startsWith('rev') ? all : wrong));
      assert.equal(await fixed(code, path, written), written.replace(wrong, right), code);
    }
    const model =
      '---\nid: m\ntitle: M\noptional: [felings]\n---\n## A <!-- prompt: feelings -->\n';
    assert.equal(
      await fixed('template.unknown-prompt', '.journal/models/m.md', model),
      model.replace('felings', 'feelings'),
    );
  });

  it('names the course that was probably meant', async () => {
    const text = journalYaml.replace(`[${course}]`, `["${course}s", ${course}] # two`);
    assert.equal(
      await fixed('journal.unknown-course', '.journal/journal.yaml', text),
      text.replace(`"${course}s"`, `"${course}"`),
    );
  });

  it('names the activity of a course, and of a choice, that was probably meant', async () => {
    const text = `id: own\ntitle: Own\nsections:\n  - title: One\n    activities:\n      - '1.1'\n      - '1.3'\nchoices:\n  - of: ["1.1", "1.22"]\n    atLeast: 1\n`;
    assert.equal(
      await fixed('course.unknown-activity', coursePath, text, own),
      text.replace(`- '1.3'`, `- '1.1'`),
    );
    const listed = text.replace(`'1.3'`, `'1.2'`);
    assert.equal(
      await fixed('course.choice', coursePath, listed, own),
      listed.replace('"1.22"', '"1.2"'),
    );
  });

  it('makes an activity that a course names, where its id can be the name of a file', async () => {
    const text = 'id: own\ntitle: Own\nsections: [{ title: One, activities: ["7.7", "../x"] }]\n';
    const [found] = await findings(coursePath, text, own);
    const made = found!.fixes.filter(({ creates }) => creates);
    assert.deepEqual(
      made.map(({ creates }) => creates!.path),
      ['.journal/courses/own/7.7.md'],
    );
    const { path, text: activity } = made[0]!.creates!;
    const left = await findings(coursePath, text.replace(', "../x"', ''), {
      ...own,
      [path]: activity,
    });
    assert.deepEqual(left, []);
  });

  it('renames a key that is one small edit away from a known one', async () => {
    const text =
      '# mine\nid: own\ntitel: Own # yes\nsections:\n  - titel: One\n    activities: ["1.1"]\n"choises":\n  - { of: ["1.1"], atleast: 1 }\n';
    let after = text;
    for (let n = 4; n > 0; n--) {
      const found = await findings(coursePath, after, own);
      assert.deepEqual(
        found.map(({ code, severity }) => [code, severity]),
        Array.from({ length: n }, () => ['course.field.unknown', 'info']),
      );
      after = applySplices(after, found[0]!.fixes[0]!.splices);
    }
    assert.deepEqual(await findings(coursePath, after, own), []);
    assert.equal(
      after,
      text.replaceAll('titel', 'title').replace('choises', 'choices').replace('atleast', 'atLeast'),
    );
    const entry = activityEntry('a').replace('date:', 'Report: leave-out\r\ndate:');
    assert.equal(
      await fixed('entry.field.unknown', entryPath, entry),
      entry.replace('Report', 'report'),
    );
  });

  const inserted: readonly (readonly [code: string, path: string, wrong: string, right: string])[] =
    [
      [
        'course.field',
        coursePath,
        'id: own\nsections: []\n',
        'id: own\nsections: []\ntitle: own\n',
      ],
      ['course.field', coursePath, 'title: O\nsections: []\n', 'title: O\nsections: []\nid: own\n'],
      [
        'template.field',
        '.journal/models/my-model.md',
        '---\nid: my-model\n---\n# Mine: really\n',
        '---\nid: my-model\ntitle: "Mine: really"\n---\n# Mine: really\n',
      ],
      ['person.field', '.journal/people/kim.yaml', 'email: k@b\n', 'email: k@b\nname: kim\n'],
      [
        'yaml.syntax',
        coursePath,
        'id: own\ntitle: X: Y\nsections: []\n',
        'id: own\ntitle: "X: Y"\nsections: []\n',
      ],
      [
        'yaml.syntax',
        coursePath,
        'id: own\ntitle: "X\nsections: []\n',
        'id: own\ntitle: "X"\nsections: []\n',
      ],
      [
        'yaml.syntax',
        coursePath,
        'id: own\ntitle: @x\nsections: []\n',
        'id: own\ntitle: "@x"\nsections: []\n',
      ],
      [
        'yaml.syntax',
        entryPath,
        '---\r\nid: a\r\ntitle: X: Y\r\n---\r\nW',
        '---\r\nid: a\r\ntitle: "X: Y"\r\n---\r\nW',
      ],
      [
        'entry.unknown-version',
        entryPath,
        activityEntry('a', {}, { version: 99 }),
        activityEntry('a'),
      ],
      [
        'journal.pattern',
        '.journal/journal.yaml',
        journalYaml.replace('"entries/**/*.md"', '"(entries|notes)/**/*.md"'),
        journalYaml.replace('"entries/**/*.md"', '"{entries,notes}/**/*.md"'),
      ],
      [
        'journal.new-entry',
        '.journal/journal.yaml',
        journalYaml.replace('"entries/**/*.md"', '"Notes (old)/**/*.md"'),
        journalYaml
          .replace('"entries/**/*.md"', '"Notes (old)/**/*.md"')
          .replace('"entries/{year}/{date}-{slug}.md"', 'Notes (old)/{date}-{slug}.md'),
      ],
      [
        'journal.unknown-variable',
        '.journal/journal.yaml',
        journalYaml.replace('{year}', '{Year}'),
        journalYaml,
      ],
    ];
  for (const [code, path, wrong, right] of inserted)
    it(`settles ${code} in ${JSON.stringify(wrong).slice(0, 60)}`, async () => {
      const { fixes } = (await findings(path, wrong, own)).find((one) => one.code === code)!;
      const after = applySplices(wrong, fixes[0]?.splices ?? []);
      if (code === 'entry.unknown-version') assert.equal(readEntryText(after).meta.version, 1);
      else assert.equal(after, right);
      const left = (await findings(path, after, own)).map((one) => one.code);
      assert.ok(!left.includes(code), left.join());
    });

  it('gives a file an id, next to that of another tool', async () => {
    const after = await fixed('entry.no-id', entryPath, '---\nmood: good\n---\nWords.\n');
    assert.match(
      after,
      /^---\nid: 20261123-[a-z2-9]{6}\ndate: 2026-11-23\nmood: good\n---\nWords\.\n$/,
    );
    const other = await fixed('entry.id', entryPath, '---\nid: a b\n---\nWords.\n');
    assert.match(other, /id: a b\n/);
    assert.match(other, /entryId: 20261123-/);
  });

  it('renames no key of a record', async () => {
    const path = '.journal/records/ann/a.d.yaml';
    const records = recordsText({ id: 'r', kind: 'time', minutes: 5, dtae: '2026-11-23' });
    const found = await findings(path, records, { [entryPath]: activityEntry('a') });
    assert.deepEqual(
      found.map(({ code, fixes }) => [code, fixes]),
      [['record.field.unknown', []]],
    );
  });

  it('gives a course the id of its folder, and an activity that of its file', async () => {
    const text = 'id: mine # yes\ntitle: Own\nsections: []\n';
    assert.equal(await fixed('course.id', coursePath, text), text.replace('mine', 'own'));
    const path = '.journal/courses/own/1.2@1.md';
    assert.equal(await fixed('template.name', path, ownActivity('1.3')), ownActivity('1.2'));
  });

  it('gives a copy an id of its own', async () => {
    const text = activityEntry('same');
    const after = await fixed('entry.duplicate-id', entryPath, text, { 'entries/b.md': text });
    const { id } = readEntryText(after).meta;
    assert.match(id!, /^20261123-[a-z2-9]{6}$/);
    assert.equal(after, text.replace('id: same', `id: ${id}`));
  });

  it('puts a number in quotation marks as it was written', async () => {
    const text = 'id: own\ntitle: Own\nsections: [{ title: One, activities: [1.10, "1.2"] }] # x\n';
    const after = text.replace('1.10', '"1.10"');
    assert.equal(await fixed('course.field.unquoted', coursePath, text), after);
    const front = '---\nid: 2.10\ntitle: T\n---\n\nText\n';
    assert.equal(
      await fixed('template.field.unquoted', '.journal/models/2.10.md', front),
      front.replace('2.10', '"2.10"'),
    );
  });

  for (const [written, expected] of [
    ['23.11.2026', '2026-11-23'],
    ['"3/4/2026"', '"2026-04-03"'],
    ['23rd November 2026', '2026-11-23'],
    ['Nov 3, 2026', '2026-11-03'],
    ['2026-11-23T10:00:00', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['2026-02-30', today],
    ['yesterday', today],
    ['[2026]', undefined],
  ] as const)
    it(`writes the date ${written} as ${expected ?? 'nothing else'}`, async () => {
      const text = `---\r\nid: a\r\ndate:   ${written} # when\r\ntitle: x\r\n---\r\nText`;
      const found = await findings(entryPath, text);
      if (!expected)
        return assert.deepEqual(
          found.flatMap(({ fixes }) => fixes),
          [],
        );
      const code = found.find((one) => one.code.startsWith('entry.field'))!.code;
      assert.equal(await fixed(code, entryPath, text), text.replace(written, expected));
    });

  it('offers today only for a date that does not mean one day', async () => {
    const offered = async (date: string) =>
      (await findings(entryPath, `---\nid: a\ndate: ${date}\n---\nText`)).flatMap(({ fixes }) =>
        fixes.map(({ title }) => /“([^”]*)”$/.exec(title)?.[1]),
      );
    assert.deepEqual(await offered('2026/11/03'), ['2026-11-03']);
    assert.deepEqual(await offered('03/04/2026'), ['2026-04-03', '2026-03-04', today]);
    assert.deepEqual(await offered('yesterday'), [today]);
  });

  it('finds nothing wrong with a date that is not written yet', async () => {
    assert.deepEqual(await findings(entryPath, '---\nid: a\ndate:\ntitle: x\n---\nText'), []);
  });

  it('puts a missing question at its place and touches nothing else', async () => {
    const text = activityEntry('a').replace(/## elsewhere[^]*?(?=## own)/, '');
    assert.equal(
      await fixed('entry.missing-prompt', entryPath, text),
      text.replace(
        '## own-practice',
        '## Would this way of working suit other families, places and services? <!-- prompt: elsewhere -->\n\n\n\n## own-practice',
      ),
    );
  });

  it('puts in all that are missing, the first and the last included', async () => {
    const text = activityEntry('a')
      .replace(/## benefits[^]*?(?=## else)/, '')
      .replace(/## own[^]*$/, '')
      .trimEnd();
    const [first] = (await findings(entryPath, text)).filter(
      ({ code }) => code === 'entry.missing-prompt',
    );
    const all = applySplices(text, first!.fixes.at(-1)!.splices);
    assert.deepEqual(
      readEntryText(all).sections.map(({ prompt }) => prompt),
      [undefined, 'benefits', 'elsewhere', 'own-practice'],
    );
    assert.ok(all.startsWith(text.slice(0, text.indexOf('## elsewhere'))));
    assert.match(all, /Yes\.\n\n## What does this mean .* -->\n\n\n$/);
  });

  const heading = 'Would this way of working suit other families, places and services?';
  const mark = '<!-- prompt: elsewhere -->';
  const around = (middle: string): string =>
    activityEntry('a').replace(/## elsewhere[^]*?(?=## own)/, () => middle);
  const restored: readonly (readonly [form: string, written: string, expected?: string])[] = [
    ['without its mark', `## ${heading}`],
    ['of another level', `#### ${heading}`, `#### ${heading} ${mark}`],
    ['with closing marks', `## ${heading} ##`, `## ${heading} ${mark} ##`],
    [
      'in other letter case',
      `##  ${heading.toUpperCase()}`,
      `##  ${heading.toUpperCase()} ${mark}`,
    ],
    [
      'without its question mark',
      `## ${heading.slice(0, -1)} `,
      `## ${heading.slice(0, -1)} ${mark} `,
    ],
    ['with a broken mark', `## ${heading} <!-- promt: elsewhere -->`],
    ['with a mark that is not closed', `## ${heading} <!-- prompt: elsewhere`],
    ['with the mark of nothing', `## ${heading} <!-- prompt: nothing -->`],
    ['that is underlined', `${heading}\n---`],
    ['that is underlined and marked', `${heading} ${mark}\n-------`],
    ['over two lines', heading.replace('suit ', 'suit\n').concat('\n==='), `# ${heading} ${mark}`],
    ['in bold', `**${heading}**`, `## **${heading}** ${mark}`],
    ['that is no heading', heading],
    ['with the mark below it', `## ${heading}\n${mark}`],
    ['with the mark below a blank line', `## ${heading}\n\n${mark}`],
    ['in other words, with the mark below it', `### Elsewhere?\n${mark}`, `### Elsewhere? ${mark}`],
    ['of which only the mark is left', mark],
    ['that lost the space behind its marks', `##${heading}`],
  ];
  for (const [form, written, expected = `## ${heading} ${mark}`] of restored)
    it(`restores a question ${form}`, async () => {
      for (const end of ['\n', '\r\n']) {
        const text = around(`${written}\n\nMy answer.\n\n`).replaceAll('\n', end);
        const after = await fixed('entry.missing-prompt', entryPath, text);
        const [first] = after.split(expected);
        assert.ok(first !== after && text.startsWith(first!), after);
        const { sections } = readEntryText(after);
        const section = sections.find(({ prompt }) => prompt === 'elsewhere')!;
        assert.equal(after.slice(section.contentFrom, section.to).trim(), 'My answer.');
        assert.equal(after.split(mark).length, 2);
      }
    });

  it('restores all questions that have lost their marks', async () => {
    const text = activity.prompts.reduce(
      (now, { id, heading }) => now.replace(`## ${id}? <!-- prompt: ${id} -->`, `${heading}\n---`),
      activityEntry('a'),
    );
    const [first] = (await findings(entryPath, text)).filter(
      ({ code }) => code === 'entry.missing-prompt',
    );
    const all = readEntryText(applySplices(text, first!.fixes.at(-1)!.splices));
    assert.deepEqual(
      all.sections.map(({ prompt, words }) => [prompt, words > 0]),
      [[undefined, false], ...activity.prompts.map(({ id }) => [id, true])],
    );
  });

  it('takes no code, no quote and no comment for a question', async () => {
    for (const written of [
      `\`\`\`\n## ${heading}\n\`\`\``,
      `> ## ${heading}`,
      `<!--\n${heading}\n-->`,
    ]) {
      const text = around(`${written}\n\n`);
      assert.match(
        await fixed('entry.missing-prompt', entryPath, text),
        new RegExp(`^## .*${mark}`, 'm'),
      );
      assert.ok((await fixed('entry.missing-prompt', entryPath, text)).includes(written));
    }
  });

  it('inserts a deleted heading above its answer', async () => {
    for (const id of activity.prompts.map(({ id }) => id)) {
      const text = activityEntry('a', {
        benefits: 'One.\n\nTwo.',
        elsewhere: 'Three.\n\nFour.',
        'own-practice': 'Five.',
      });
      const after = await fixed(
        'entry.missing-prompt',
        entryPath,
        text.replace(new RegExp(`## ${id}[?] .*\n`), ''),
      );
      const bodies = (of: string): [unknown, string][] =>
        readEntryText(of).sections.map((one) => [
          one.prompt,
          of.slice(one.contentFrom, one.to).trim(),
        ]);
      assert.deepEqual(bodies(after).slice(1), bodies(text).slice(1));
    }
  });

  it('offers the last paragraph where no line tells what answers a deleted heading', async () => {
    const text = around('Perhaps.\n\n');
    const found = (await findings(entryPath, text)).find(
      ({ code }) => code === 'entry.missing-prompt',
    )!;
    assert.deepEqual(
      found.fixes.map(({ title }) => title),
      [
        `Insert the question “${heading}” above the last paragraph`,
        `Insert the question “${heading}”`,
      ],
    );
    assert.ok(
      (await fixed('entry.missing-prompt', entryPath, text)).includes(`${mark}\n\nPerhaps.`),
    );
  });

  it('names the prompt that was probably meant', async () => {
    const text = activityEntry('a').replace('prompt: elsewhere', 'prompt:elswhere');
    const found = await findings(entryPath, text);
    const unknown = found.find(({ code }) => code === 'entry.unknown-prompt')!;
    assert.equal(unknown.severity, 'info');
    assert.equal(unknown.line, text.split('\n').findIndex((line) => line.includes('elswh')) + 1);
    assert.equal(
      await fixed('entry.unknown-prompt', entryPath, text),
      text.replace('prompt:elswhere', 'prompt:elsewhere'),
    );
  });

  it('knows the question that follows the discussion', async () => {
    const text = activityEntry('a', { change: 'More.' });
    assert.deepEqual(await findings(entryPath, text), []);
    const gone = activityEntry('a', { 'own-words': 'x' }, { version: 7 });
    assert.deepEqual(
      (await findings(entryPath, gone)).map(({ code }) => code),
      ['entry.unknown-version'],
    );
  });

  it('gives a prompt that stands twice an id of its own', async () => {
    const text = entryOf({ id: 'a' }, { 'x-2': 'a', x: 'b' }) + '## Again <!-- prompt: x -->\n';
    assert.equal(
      await fixed('entry.repeated-prompt', entryPath, text),
      text.replace('Again <!-- prompt: x ', 'Again <!-- prompt: x-3 '),
    );
    const path = '.journal/models/m.md';
    const template =
      '---\nid: m\ntitle: M\n---\n## A <!-- prompt: x -->\n## B <!-- prompt: x -->\n';
    assert.equal(
      await fixed('template.repeated-prompt', path, template),
      template.replace('B <!-- prompt: x ', 'B <!-- prompt: x-2 '),
    );
  });

  it('gives a question of a template an id', async () => {
    const path = '.journal/models/m.md';
    const text = '---\nid: m\ntitle: M\n---\n## What now?  \r\n## B <!-- prompt: b -->\n';
    assert.equal(
      await fixed('template.prompt-without-id', path, text),
      text.replace('What now?', 'What now? <!-- prompt: what-now -->'),
    );
  });

  it('says of a completion that it is older than the text', async () => {
    const records = recordsText({ id: 'r', kind: 'completed', digest: `sha256:${'a'.repeat(64)}` });
    const text = activityEntry('a');
    const found = await findings(entryPath, text, { '.journal/records/ann/a.d.yaml': records });
    assert.deepEqual(
      found.map(({ code, line, severity }) => [code, line, severity]),
      [['entry.changed', 2, 'info']],
    );
  });
});

describe('any quick fix', () => {
  const pieces = fc.constantFrom(
    ...['---\n', 'id: a\n', 'date: 1.2.2026\n', 'date:\n', 'tags: [1, 2]\n', 'title: 2.10 # t\n'],
    ...[`template: ${course}/2.9\n`, 'template: modls/gibbs\n', 'version: 1\n', 'words\n', '\n'],
    ...['## A <!-- prompt: benefits -->\n', '## B <!-- prompt: elswhere -->\r\n', '```\n'],
    ...['## C <!-- prompt: a -->', '## D\n', '<!--\n', '-->\n', '> quote\n', '\uFEFF', '- '],
  );
  const codes = [
    ...['entry.unknown-template', 'entry.duplicate-id', 'entry.missing-prompt', 'entry.field'],
    ...[
      'entry.unknown-prompt',
      'entry.unknown-topic',
      'entry.repeated-prompt',
      'template.repeated-prompt',
    ],
    ...['template.prompt-without-id', 'template.name', 'entry.field.unquoted', 'course.id'],
    ...['course.choice', 'course.unknown-activity', 'journal.unknown-course', 'yaml.syntax'],
  ];

  it('changes only what it names, in any text, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }).map((parts) => `---\nid: a\n${parts.join('')}`),
        fc.constantFrom(...codes),
        fc.integer({ min: 1, max: 15 }),
        (text, code, line) => {
          const { frontMatter, sections } = readEntryText(text);
          const path = entryPath;
          const fixes = fixesFor(
            { code, line, message: '' },
            { kind: 'entry', path, text, frontMatter, sections },
            {
              collections: builtIn,
              template: activity,
              people: [],
              today,
              random: testWorld().random,
            },
          );
          for (const { splices } of fixes) {
            assert.ok(splices.length > 0);
            mustKeep(text, splices);
            const after = readEntryText(applySplices(text, splices));
            // What could be read can still be read, with all that was written below the prompts.
            assert.ok((frontMatter === undefined) === (after.frontMatter === undefined));
            const added = code === 'template.prompt-without-id' ? 1 : 0;
            if (code !== 'entry.missing-prompt')
              assert.equal(after.sections.length, sections.length + added);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('puts questions in without taking a character away', () => {
    fc.assert(
      fc.property(
        fc.subarray(activity.prompts.map(({ id }) => id)),
        fc.array(anyText, { minLength: 4, maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        (there, words, end) => {
          const body = there.map((id, i) => `## ${id} <!-- prompt: ${id} -->\n${words[i]}\n`);
          const text = `---\nid: a\n---\n${words[3]}\n${body.join('')}`.replaceAll('\n', end);
          const { sections } = readEntryText(text);
          const known = sections.flatMap(({ prompt }) => prompt ?? []);
          const missing = activity.prompts.filter(({ id }) => !known.includes(id));
          const splices = insertPrompts(text, sections, activity, missing);
          mustKeep(text, splices);
          if (splices.length === 0) return;
          const after = readEntryText(applySplices(text, splices));
          const ids = after.sections.flatMap(({ prompt }) => prompt ?? []);
          for (const { id } of activity.prompts) assert.ok(ids.includes(id));
          const order = activity.prompts.map(({ id }) => id).filter((id) => ids.includes(id));
          if (
            known.every((id, at) => at === 0 || order.indexOf(known[at - 1]!) < order.indexOf(id))
          )
            assert.deepEqual(ids, order);
          // The words below each prompt are what they were.
          for (const section of sections) {
            const same = after.sections.find(({ prompt }) => prompt === section.prompt)!;
            assert.equal(same.words, section.words);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('sets one value in any YAML and leaves all others', () => {
    fc.assert(
      fc.property(
        yamlText,
        fc.nat(50),
        fc.constantFrom('x', '2.10', 'a: b', '# c', ''),
        (text, n, value) => {
          const part = { text, offset: 0, firstLine: 1 };
          const scalars = scalarsIn(part);
          if (scalars.length === 0) return;
          const scalar = scalars[n % scalars.length]!;
          const splices = setScalar(part, scalar, value);
          mustKeep(text, splices);
          if (splices.length === 0) return;
          const after = readAnyYaml(applySplices(text, splices));
          assert.deepEqual(after.findings, []);
          const got = scalar.path.reduce<unknown>(
            (whole, key) => (whole as Record<string | number, unknown>)[key],
            after.value,
          );
          assert.equal(got, value);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** What no splice names is there after it, in its order. */
function mustKeep(text: string, splices: Fix['splices']): void {
  const sorted = [...splices].sort((a, b) => a.from - b.from);
  let end = 0;
  let after = applySplices(text, splices);
  for (const { from, to, text: put } of sorted) {
    assert.ok(from >= end && to >= from && to <= text.length);
    const kept = text.slice(end, from) + put;
    assert.ok(after.startsWith(kept));
    after = after.slice(kept.length);
    end = to;
  }
  assert.equal(after, text.slice(end));
}

describe('datesMeantBy', () => {
  it('gives days that exist, or none', () => {
    for (const text of ['', '2026', '31.2.2026', '0/0/2026', 'May', '2026-13-01', '1st Foo 2026'])
      assert.deepEqual(datesMeantBy(text), []);
    assert.deepEqual(datesMeantBy(' 1/2/2026 '), ['2026-02-01', '2026-01-02']);
    fc.assert(fc.property(anyText, (text) => datesMeantBy(text).every(isPlainDate)));
  });
});

/** Codes that a quick fix settles, and those where only the person can decide or another file is at fault. */
const withFix = [
  ...['course.choice', 'course.field', 'course.id', 'course.unknown-activity'],
  ...['entry.changed', 'entry.duplicate-id', 'entry.field', 'entry.front-matter-not-first'],
  ...['entry.front-matter-unread', 'entry.id', 'entry.missing-prompt', 'entry.no-id'],
  ...['entry.repeated-prompt', 'entry.unknown-prompt', 'entry.unknown-template'],
  ...['entry.unknown-registration', 'entry.unknown-topic', 'entry.unknown-type'],
  'entry.unknown-version',
  ...['framework.field', 'framework.id', 'framework.unknown', 'framework.unknown-template'],
  ...['git.deleted-here', 'git.deleted-there', 'git.unmarked'],
  ...['journal.field', 'journal.new-entry', 'journal.pattern', 'journal.unknown-course'],
  ...['journal.unknown-framework', 'journal.unknown-person', 'journal.unknown-registration'],
  ...['journal.unknown-variable', 'person.field', 'record.author', 'record.entry-elsewhere'],
  ...['template.field', 'template.front-matter-not-first', 'template.name'],
  ...['template.prompt-without-id', 'template.repeated-prompt', 'template.unknown-prompt'],
  'yaml.syntax',
];
const withoutFix = [
  ...['course.twice', 'entry.counterpart-details', 'entry.evidence-missing', 'entry.evidence.read'],
  ...['entry.front-matter-open', 'entry.minutes', 'entry.registration.read', 'entry.type.read'],
  ...['journal.cycle-start', 'journal.registration-twice', 'journal.registration.read'],
  ...['entry.participatory', 'entry.revised', 'file.binary', 'file.copy', 'file.denied'],
  ...['file.encoding', 'file.failed', 'file.link', 'file.more-findings', 'file.name'],
  ...['file.no-entry', 'file.too-large', 'file.unread', 'folder.denied', 'folder.link'],
  ...['folder.repository', 'framework.twice', 'git.conflict', 'journal.newer-schema'],
  ...['journal.outside', 'person.same-email', 'record.cut-short', 'record.entry-missing'],
  ...['record.field', 'record.history', 'record.imported', 'record.removed', 'record.shape'],
  ...['template.answer', 'template.front-matter', 'template.unknown-answer', 'yaml.aliases'],
  ...['yaml.duplicate-key', 'yaml.too-deep'],
];

describe('the table of findings', () => {
  it('says of every code whether there is a fix', () => {
    const page = readFileSync(path.join(repository, 'docs/format.md'), 'utf8');
    const table = page.slice(page.indexOf('## Finding codes'));
    const codes = [...table.matchAll(/^\| ((?:`[a-z.-]+`(?:, )?)+)/gm)]
      .flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!))
      .sort();
    assert.deepEqual([...withFix, ...withoutFix].sort(), codes);
  });
});
