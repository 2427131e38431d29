/** Where the quick way takes an entry, it finds what the whole parser finds, and nothing was to be found fault with. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryColumns, type EntryColumns } from '../../../../../src/core/journal/index/columns';
import { factsOf, type EntryFacts } from '../../../../../src/core/entries/entry';
import { readEntryText } from '../../../../../src/core/entries/entryText';
import { Interner } from '../../../../../src/core/base/intern';
import { QuickEntries } from '../../../../../src/core/journal/index/quick/quickEntry';
import { longestText } from '../../../../../src/core/journal/index/quick/quickReader';
import { scaffold } from '../../../../../src/core/authoring/scaffold';
import { text as anyText } from '../../../../kit/arbitraryText';
import { quickFile, quickly, versionOf } from '../../../../kit/quickly';
import { activityEntry, builtIn } from '../../../../kit/samples';
import { yamlText } from '../../../yaml/arbitraryYaml';
import { testWorld } from '../../../../kit/world';

const { hash, random } = testWorld();
/** As from JSON: in the memory of WebAssembly numbers stand otherwise. */
const inLists = (columns: EntryColumns): EntryColumns => ({
  ...columns,
  size: Array.from(columns.size),
  mtime: Array.from(columns.mtime),
  date: Array.from(columns.date),
  kind: Array.from(columns.kind),
});

function factsIn(text: string, path: string, withDigest = true): EntryFacts {
  const entry = readEntryText(text);
  assert.deepEqual(entry.findings, []);
  const used = withDigest && entry.meta.id !== undefined ? hash : undefined;
  return factsOf(entry, path, versionOf(text), new Interner(), used);
}

/** @returns whether the quick way took it */
function agrees(text: string, withDigest = true, path = 'entries/a.md'): boolean {
  const quick = new QuickEntries(hash, () => (withDigest ? [''] : []));
  const isTaken = quick.add(quickFile(text, path));
  const columns = quick.take();
  assert.equal(columns !== undefined, isTaken);
  if (!columns) return false;
  assert.deepEqual(inLists(columns), entryColumns([factsIn(text, path, withDigest)]));
  return true;
}

const goodHeadLine = fc.constantFrom(
  ...[
    'id: 20261123-k3f9qa',
    'template: course/2.9',
    'version: 1',
    'date: 2026-11-23',
    'mood: calm',
  ],
  ...['tags: [a, b]', 'cpd:\n  minutes: 30\n  type: reading\n  covers:\n    - sssc-cpl/values'],
  ...['title: "A: 😀 café"', 'tags:\n  - one\n  - two words', 'report: leave-out'],
  ...['cpd:\n  minutes: 5\n  participatory: 15\n  counterpart: a peer\n  own: thing'],
  ...['cpd:\n  type: say “é” "x" \\ y\n  evidence:\n    - attachments/é 😀.pdf\n    - b.pdf'],
);
const oddHeadLine = fc.oneof(
  fc.constantFrom(
    ...['id: 20261123-k3f9qa', 'id: abc', 'id: 12345678', 'id: null00', 'id: 2026e10', 'id:'],
    ...['template: course/2.9', 'template: none', 'version: 1', 'version: 1.5', 'version: x'],
    ...['title: Trust grew', 'title: "With: colon"', 'title: it’s', 'title: a: b', 'title: True'],
    ...['title: falsely', 'title:  two blanks', 'title: 2026-11-23', 'title: "a" b', "title: 'x'"],
    ...['title: a # b', 'title: a#b', 'title: - a', 'title: trailing  ', 'title: \u{1F600} smile'],
    ...['date: 2026-11-23', 'date: 2026-02-30', 'date: 2026-1-1', 'date: soon'],
    ...['tags: [a, b]', 'tags: a', 'tags: []', 'tags:\n  - a\n  - b', 'tags:\n- a', 'tags: [1]'],
    ...['cpd: {minutes: 3}', 'cpd:\n  minutes: 30\n  participatory: 15', 'cpd:\n  minutes: -1'],
    ...['cpd:\n  minutes: 012\n  type: reading\n  covers:\n    - sssc-cpl/values\n    - b\n'],
    ...['cpd:\n  covers:\n    - sssc-cpl/values\n  minutes: 5', 'cpd:\n  covers:\n  minutes: 5'],
    ...['cpd:\n  covers:\n    - a: b', 'cpd:\n  minutes: 5\n  minutes: 6', 'cpd:\n   minutes: 5'],
    ...[
      'cpd:\n  type: reading\n  toString: things',
      'cpd:\n  true: things',
      'cpd:\n  a: thing\n  b',
    ],
    ...['cpd:\n  minutes: 5\n\n  type: reading', 'cpd:\n  minutes:  5', 'cpd:\n  minutes: 5 '],
    ...['cpd:\n  type: 5', 'cpd:\n  covers: one', 'cpd:\n  minutes: 5\n  counterpart:\n    - a'],
    ...['cpd:\n  minutes: 5\n  evidence: one', 'cpd:\n  minutes: 5\n  counterpart: a peer'],
    ...['cpd:\n  minutes: 1234567890', 'cpd:\n\tminutes: 5', 'cpd:\n  covers:\n    - lonely item'],
    ...[
      'mood: calm',
      'mood: calm',
      'place:',
      'toString: a',
      '__proto__: a',
      'null: x',
      '# comment',
    ],
    ...['  indented: yes', '- item', '', ' ', '...', '--- ', '---x', '---\u0001', 'é: x'],
  ),
  anyText,
);
const headLine = fc.oneof(
  { weight: 4, arbitrary: goodHeadLine },
  { weight: 1, arbitrary: oddHeadLine },
);
const goodBodyLine = fc.constantFrom(
  ...[
    '## One? <!-- prompt: one -->',
    '### Own heading',
    '> quoted',
    '- a list',
    'Words.',
    '`code`',
  ],
  ...['naïve café — ½ №', '[Trust]: it grew both ways', '[a]: https://example.org', '', '', ''],
);
const oddBodyLine = fc.oneof(
  fc.constantFrom(
    ...['## One? <!-- prompt: one -->', '## Two? <!-- prompt: two -->', '### Own heading', '#'],
    ...[
      '## `Code`? <!-- prompt: three -->',
      '###### Six',
      '#######',
      '#tag',
      '# ',
      '#\r',
      '#\rx',
      '    # not',
    ],
    ...['## <!-- a remark -->', '## a < b', '<!-- prompt: no -->', 'text <!-- and --> more', '<<<'],
    ...['> quoted', '    > not quoted', '- a list', '1. numbered', '- ```', '```', '~~~', '`code`'],
    ...['[a]: https://example.org', '[a]: <b> "c"', '[Trust]: it grew both ways', '[x] done'],
    ...[
      '<<<<<<< HEAD',
      '=======',
      'Words of mine.',
      'naïve café — ½ №',
      '名前 です',
      '👩‍👧 🌱',
      '-- ---',
    ],
    ...[
      'trailing ',
      'tab\t',
      '\t',
      '   ',
      '\u00a0',
      'a\u2028b',
      'a\u3000b',
      'e\u0301a',
      '',
      '',
      '',
    ],
    ...['a  b', 'a\rb', '~~struck~~', '~~~~', '<div>', '<!--', '-->', '---'],
  ),
  anyText,
);
const bodyLine = fc.oneof(
  { weight: 6, arbitrary: goodBodyLine },
  { weight: 1, arbitrary: oddBodyLine },
);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n');
const entry = fc
  .tuple(
    fc
      .array(headLine, { maxLength: 4 })
      .chain((lines) =>
        fc
          .nat(lines.length)
          .map((at) =>
            lines
              .flatMap((line, n) => (n === at ? ['title: Trust grew', line] : [line]))
              .concat(at === lines.length ? ['title: Trust grew'] : []),
          ),
      ),
    fc.array(bodyLine, { maxLength: 8 }),
    lineEnd,
    fc.constantFrom('', '\n', ' ', '\t', '\r', '\r\n'),
    fc.constantFrom('---', '---', '---', '--- ', '----', ''),
    fc.constantFrom('', '', '', '\uFEFF'),
  )
  .map(([head, body, end, last, fence, mark]) =>
    [`${mark}---`, ...head, fence, ...body].join('\n').replaceAll('\n', end).concat(last),
  )
  .filter((text) => Buffer.from(text).toString() === text);

const path = fc.constantFrom('entries/a.md', 'private/entries/a.md');

describe('quickEntry', () => {
  it('finds what the whole parser finds, in entries of every kind', () => {
    let taken = 0;
    fc.assert(
      fc.property(entry, fc.boolean(), path, (...arguments_) => {
        if (agrees(...arguments_)) taken++;
      }),
      { numRuns: 60_000 },
    );
    assert.ok(taken > 3000, `${taken} taken`);
  });

  it('puts many entries into the same columns', () => {
    const few = fc.array(fc.record({ path, text: entry }), { maxLength: 40 });
    fc.assert(
      fc.property(few, (files) => {
        const quick = new QuickEntries(hash, () => ['']);
        const rows = files.flatMap(({ path, text }) =>
          quick.add(quickFile(text, path)) ? [factsIn(text, path)] : [],
        );
        const columns = quick.take();
        if (rows.length === 0) assert.equal(columns, undefined);
        else assert.deepEqual(inLists(columns!), entryColumns(rows));
        assert.equal(quick.take(), undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('finds what the whole parser finds, in any front matter', () => {
    fc.assert(
      fc.property(
        yamlText,
        (yaml) =>
          void agrees(`---\ntitle: Trust grew\n${yaml}\n---\n## Q <!-- prompt: q -->\nyes\n`),
      ),
      { numRuns: 5000 },
    );
  });

  it('takes what we scaffold, answered or not, of every template', () => {
    for (const template of [undefined, ...builtIn.templates.values()]) {
      const { text } = scaffold({ template, date: '2026-11-23' }, random);
      assert.ok(agrees(text), text);
      const answered = text.replaceAll(/^(## .*)$/gm, '$1\n\nIt’s what I “did”. See [a](b.md).');
      assert.ok(agrees(answered), answered);
    }
  });

  it('takes what people write', () => {
    const head =
      '---\nid: 20261123-k3f9qa\ntitle: "Trust: again"\ndate: 2026-11-23\ntags:\n  - a\nmood: calm\ncpd:\n  minutes: 30\n  type: reading\n  covers:\n    - sssc-cpl/values\n---\n';
    for (const body of [
      '',
      'Words.',
      '# Title\n\n- [ ] a\n- b `c`\n\n> quote\n',
      '## A <!-- prompt: a -->',
    ])
      assert.ok(agrees(head + body), body);
    const windows = activityEntry('20261123-k3f9qa').replaceAll('\n', '\r\n');
    assert.ok(agrees(windows));
    assert.ok(agrees(`${windows}a blank \r\n\t\n at the end \t`));
  });

  it('leaves what has to be looked at to the whole parser', () => {
    const head = '---\nid: 20261123-k3f9qa\ntitle: Trust grew\n---\n';
    assert.ok(quickly(head));
    for (const text of [
      '',
      'no front matter',
      '---\ntitle: Trust grew\n',
      head.replace('20261123-k3f9qa', '2.10'),
      `${head}## A <!-- prompt: a -->\n## A <!-- prompt: a -->\n`,
      `${head}\`\`\`\n## A <!-- prompt: a -->\n\`\`\`\n`,
      `${head}<<<<<<< HEAD\n`,
      `${head}[a]: https://example.org\n`,
      `${head}## A <!--\u00a0prompt: a -->\n`,
      `${head}${'x'.repeat(longestText)}`,
      `${head}${'\n'.repeat(9000)}`,
    ])
      assert.equal(quickly(text), undefined);
  });

  it('takes the digest of the record where it is the same, and no other', () => {
    const text = scaffold({ template: undefined, date: '2026-11-23' }, random).text;
    const { digest } = factsIn(text, 'entries/a.md');
    for (const recorded of [digest!, 'sha256:other', [digest!], ['', digest!]]) {
      const quick = new QuickEntries(hash, () => recorded);
      quick.add(quickFile(text, 'entries/a.md'));
      assert.deepEqual(quick.take()!.digest, [digest]);
    }
  });
});
