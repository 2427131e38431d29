import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digestsOf } from '../../../src/core/entries/digest';
import { readEntryText } from '../../../src/core/entries/entryText';
import { escapesFolder, isPortableName } from '../../../src/core/base/paths';
import { FileExistsError } from '../../../src/core/base/ports';
import { HumanError } from '../../../src/core/base/problem';
import { createEntry, newEntryPath, scaffold } from '../../../src/core/authoring/scaffold';
import { readTemplate } from '../../../src/core/library/template';
import { notPlain, readPlainYaml } from '../../../src/core/yaml/plainYaml';
import { text as anyText } from '../../kit/arbitraryText';
import { MemoryFiles } from '../../kit/memoryFiles';
import { builtIn, course } from '../../kit/samples';
import { testWorld } from '../../kit/world';

const date = '2026-11-23';
const pattern = 'entries/{year}/{date}-{slug}.md';
const activity = builtIn.templates.get(`${course}/2.9`)!;
const model = builtIn.templates.get('models/gibbs')!;
const free = (title?: string) =>
  scaffold(
    { template: undefined, date, ...(title === undefined ? {} : { title }) },
    testWorld().random,
  );
const pathFor = (by: string, title = 'A note', attempt = 1, exclusive = true): string =>
  newEntryPath(by, { ...free(title), date }, attempt, exclusive);

const titles = [
  ...[
    'title: "#x: [y"',
    "'",
    '"',
    'yes',
    'null',
    '2.10',
    '~',
    '2026-11-23',
    '- a',
    '# a',
    '---',
    '...',
  ],
  ...[
    'a\nb',
    '\n---\nid: x\n---\n',
    ' a ',
    '  \n',
    '\t',
    '',
    '&a',
    '*a*',
    '!a',
    '| a',
    '> a',
    '%a',
    '@a',
  ],
  ...[
    'שלום עולם',
    'مرحبا',
    'e\u0301te\u0301',
    '\u{1F600}',
    '名前',
    '\u202Eabc',
    '\uFEFFa',
    'a\u0000b',
  ],
  ...[
    'CON',
    'aux.md',
    '../../x',
    'C:\\x',
    'a/b',
    '<!-- prompt: benefits -->',
    '```',
    'a'.repeat(1000),
  ],
];

describe('scaffold', () => {
  it('makes an entry of an activity, with the cursor at the first answer', () => {
    const entry = scaffold({ template: activity, date }, testWorld().random);
    const read = readEntryText(entry.text);
    assert.deepEqual(read.findings, []);
    assert.deepEqual(read.meta, {
      id: entry.id,
      template: `${course}/2.9`,
      version: 1,
      title: activity.meta.title,
      date,
    });
    assert.match(entry.id, /^20261123-[a-z2-9]{6}$/);
    assert.match(entry.text, /^# Activity 2\.9: Co-producing/m);
    assert.deepEqual(
      read.sections.slice(1).map(({ prompt, words }) => [prompt, words]),
      activity.prompts.map(({ id }) => [id, 0]),
    );
    assert.match(entry.text.slice(0, entry.cursor), /<!-- prompt: benefits -->\n\n$/);
    assert.match(entry.text.slice(entry.cursor), /^\n\n## /);
    assert.ok(entry.text.endsWith('-->\n\n\n'));
    for (const { guidance } of activity.prompts) assert.ok(!entry.text.includes(guidance));
    assert.ok(!entry.text.includes(activity.introduction));
  });

  it('makes an entry of a model without a number', () => {
    const { text } = scaffold({ template: model, date }, testWorld().random);
    assert.match(text, /^# Gibbs' reflective cycle$/m);
  });

  it('makes a free entry, with the cursor below its title', () => {
    const entry = free('A day');
    const { meta, findings } = readEntryText(entry.text);
    assert.deepEqual(meta, { id: entry.id, title: 'A day', date });
    assert.deepEqual(findings, []);
    assert.equal(entry.text.slice(entry.cursor), '');
    assert.match(entry.text, /\n# A day\n\n$/);
    assert.equal(readEntryText(free().text).meta.title, date);
  });

  it('claims what the template says and what was given, as both readers read it', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z ./-]{0,20}[a-z]$/);
    const words = fc.array(fc.oneof({ weight: 4, arbitrary: word }, anyText), { maxLength: 3 });
    const claim = fc.record(
      {
        minutes: fc.nat(10_000),
        participatory: fc.nat(600),
        type: fc.oneof(word, anyText),
        covers: words,
        evidence: words,
        counterpart: fc.oneof(word, anyText),
      },
      { requiredKeys: [] },
    );
    const kept = (cpd: object) =>
      Object.fromEntries(
        Object.entries(cpd).filter(
          ([, value]) => value !== '' && (!Array.isArray(value) || value.length > 0),
        ),
      );
    fc.assert(
      fc.property(claim, claim, (byTemplate, given) => {
        const { template } = readTemplate(
          `---\nid: log\ntitle: Log\ncpd: ${JSON.stringify(byTemplate)}\n---\n`,
          'f',
          'form',
        );
        const { random, hash } = testWorld();
        const made = scaffold({ template: template!, date, cpd: given }, random);
        const read = readEntryText(made.text);
        const cpd = kept({ ...byTemplate, ...kept(given) });
        assert.deepEqual(read.findings, []);
        assert.deepEqual(kept(read.meta.cpd ?? {}), cpd);
        const { from, to } = read.frontMatter!;
        const isPlainYaml = readPlainYaml(made.text, from, to) !== notPlain;
        const isPlain = [cpd['type'], cpd['counterpart'], cpd['covers'], cpd['evidence']]
          .flat()
          .every((one) => one === undefined || /^[A-Za-z][A-Za-z ./-]*[a-z]$/.test(String(one)));
        const isWord = (one: unknown) => /^(?:null|true|false)$/i.test(String(one));
        if (isPlain && !Object.values(cpd).flat().some(isWord)) assert.ok(isPlainYaml, made.text);
        // A record made for it would say the same of the same claim.
        const other = scaffold(
          { template: template!, date, cpd: { ...given, minutes: 1 } },
          random,
        );
        const isSame = cpd['minutes'] === 1;
        const digests = [made, other].map(
          ({ text }) => digestsOf(readEntryText(text), hash).digest,
        );
        assert.equal(digests[0] === digests[1], isSame);
      }),
      { numRuns: 500 },
    );
  });

  for (const title of titles)
    it(`keeps the title ${JSON.stringify(title).slice(0, 40)}`, () => {
      const { text, id } = free(title);
      const { meta, findings, sections } = readEntryText(text);
      assert.deepEqual(findings, []);
      assert.deepEqual(meta, { id, title, date });
      assert.equal(sections.length, 1);
      assert.equal(sections[0]!.words, 0);
      assert.ok(!text.includes('\0'));
    });

  it('keeps any title', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const { meta, findings, sections } = readEntryText(free(title).text);
        assert.deepEqual(findings, []);
        assert.equal(meta.title, title);
        assert.equal(sections.length, 1);
      }),
      { numRuns: 600 },
    );
  });
});

describe('newEntryPath', () => {
  it('fills in the pattern', () => {
    assert.equal(pathFor(pattern), 'entries/2026/2026-11-23-a-note.md');
    assert.equal(pathFor('e/{year}/{month}/{day}/{slug}.md'), 'e/2026/11/23/a-note.md');
    assert.equal(pathFor(pattern, 'A note', 3), 'entries/2026/2026-11-23-a-note-3.md');
    assert.equal(pathFor('entries/{date}.md', 'A note', 2), 'entries/2026-11-23-2.md');
    assert.match(pathFor(pattern, 'A note', 1, false), /2026-11-23-a-note-[a-z2-9]{6}\.md$/);
  });

  const hostile = [
    '../{slug}.md',
    'entries/../../{slug}.md',
    '/tmp/{slug}.md',
    'C:/x/{slug}.md',
    'c:{slug}.md',
    '\\\\server\\share\\{slug}.md',
    'entries\\{slug}.md',
    'entries/{slug}\0.md',
    '',
    'entries//{slug}.md',
    'entries/',
    '.journal/{slug}.md',
    '.git/hooks/{slug}',
    'entries/./{slug}.md',
    'entries/con/{slug}.md',
    'entries/LPT1.md',
    'entries/a:b-{slug}.md',
    'entries/{slug}?.md',
    'entries/{slug}. ',
    'entries/{slug}\n.md',
  ];
  for (const by of hostile)
    it(`refuses the pattern ${JSON.stringify(by)}`, () =>
      assert.throws(() => pathFor(by), HumanError));

  for (const title of titles)
    it(`gives a name that every system can hold for ${JSON.stringify(title).slice(0, 40)}`, () => {
      const path = pathFor(pattern, title);
      assert.match(path, /^entries\/2026\/2026-11-23-[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.md$/u);
      assert.ok(path.length < 100);
    });

  it('gives a title that Windows reserves a name of its own', () => {
    assert.equal(pathFor('e/{slug}.md', 'CON'), 'e/entry-con.md');
    assert.equal(pathFor('e/{slug}.md', 'Nul', 2), 'e/nul-2.md');
    assert.equal(pathFor(pattern, 'Con'), 'entries/2026/2026-11-23-con.md');
  });

  it('keeps the letters of any script', () => {
    assert.equal(pathFor('{slug}.md', 'שלום עולם, Amir!'), 'שלום-עולם-amir.md');
    assert.equal(pathFor('{slug}.md', '日本語'), '日本語.md');
    assert.equal(pathFor('{slug}.md', 'हिन्दी'), 'हिन्दी.md');
    assert.match(pathFor('{slug}.md', 'مرحبا'), /^[a-z]+\.md$/);
    assert.ok(Buffer.byteLength(pathFor('{slug}.md', 'שלום '.repeat(200))) < 200);
  });

  it('never leads out of the folder, whatever pattern and title', () => {
    const part = fc.constantFrom(
      '{slug}',
      '{date}',
      '..',
      '.',
      '/',
      '\\',
      'a',
      '{x}',
      '{constructor}',
      ':',
      'CON',
    );
    fc.assert(
      fc.property(fc.array(part), anyText, fc.nat(4), (parts, title, more) => {
        let path;
        try {
          path = pathFor(parts.join(''), title, 1 + more);
        } catch (error) {
          assert.ok(error instanceof HumanError);
          return;
        }
        assert.equal(escapesFolder(path), false);
        assert.ok(path.split('/').every((one) => one !== '' && isPortableName(one)));
        assert.doesNotMatch(path, /function|native/);
      }),
    );
  });
});

describe('createEntry', () => {
  it('takes the next free path and leaves all others as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([1, 2, 3, 4, 5]),
        fc.constantFrom(pattern, 'entries/{date}.md'),
        async (taken, by) => {
          const files = new MemoryFiles();
          for (const attempt of taken)
            files.write(pathFor(by, 'A note', attempt), `mine ${attempt}`);
          const before = files.snapshot();
          const made = await createEntry(
            files,
            by,
            { template: undefined, title: 'A note', date },
            testWorld().random,
          );
          assert.ok(!(made.path in before));
          assert.deepEqual(files.snapshot(), { ...before, [made.path]: made.text });
        },
      ),
    );
  });

  for (const [by, expected] of [
    [pattern, 'private/entries/2026/2026-11-23-2026-11-23.md'],
    ['private/{slug}.md', 'private/2026-11-23.md'],
  ] as const)
    it(`keeps a private one below private/, by ${by}`, async () => {
      const files = new MemoryFiles();
      const wish = { template: undefined, date, isPrivate: true };
      const { path, text } = await createEntry(files, by, wish, testWorld().random);
      assert.equal(path, expected);
      assert.deepEqual(files.snapshot(), { [expected]: text });
    });

  it('gives up with a message when no path is free', async () => {
    const files = new MemoryFiles();
    files.create = (path) => Promise.reject(new FileExistsError(path));
    const made = createEntry(files, pattern, { template: undefined, date }, testWorld().random);
    await assert.rejects(made, HumanError);
  });

  it('passes on what else goes wrong, without a file left', async () => {
    const files = new MemoryFiles();
    files.failNext('create', new Error('ENOSPC'));
    const made = createEntry(files, pattern, { template: undefined, date }, testWorld().random);
    await assert.rejects(made, /ENOSPC/);
    assert.deepEqual(files.paths, []);
  });
});
