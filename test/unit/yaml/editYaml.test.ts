import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import { HumanError } from '../../../src/core/base/problem';
import { append, setList, setValue } from '../../../src/core/yaml/editYaml';
import type { YamlValue } from '../../../src/core/yaml/plainYaml';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import type { KeyPath } from '../../../src/core/yaml/scalars';
import { text as anyText } from '../../kit/arbitraryText';
import { yamlText } from './arbitraryYaml';

const put = (text: string, path: KeyPath, value: YamlValue): string =>
  applySplices(text, setValue(text, path, value));

const follow = { id: 'cpl', cycleStart: '2026-06-01' };
const cases: [name: string, text: string, path: KeyPath, value: YamlValue, expected: string][] = [
  [
    'into empty brackets',
    'frameworks: [] # mine\nb: 2\n',
    ['frameworks', 0],
    follow,
    'frameworks: [{ id: cpl, cycleStart: 2026-06-01 }] # mine\nb: 2\n',
  ],
  [
    'behind others in brackets',
    'frameworks: [{ id: a }, ]\n',
    ['frameworks', 1],
    { ...follow, registrations: ['a, b'] },
    'frameworks: [{ id: a }, { id: cpl, cycleStart: 2026-06-01, registrations: ["a, b"] }, ]\n',
  ],
  [
    'behind others in lines',
    'frameworks:\r\n  - id: a # one\r\n    cycleStart: 2020-01-01\r\n\r\n# last\r\nb: 2\r\n',
    ['frameworks', 1],
    follow,
    'frameworks:\r\n  - id: a # one\r\n    cycleStart: 2020-01-01\r\n  - id: cpl\r\n    cycleStart: 2026-06-01\r\n\r\n# last\r\nb: 2\r\n',
  ],
  [
    'where the name is missing',
    'a: 1',
    ['frameworks', 0],
    follow,
    'a: 1\nframeworks:\n  - id: cpl\n    cycleStart: 2026-06-01\n',
  ],
  [
    'where the name has no value',
    'frameworks: # none yet\nb: 2\n',
    ['frameworks', 0],
    follow,
    'frameworks: # none yet\n  - id: cpl\n    cycleStart: 2026-06-01\nb: 2\n',
  ],
  [
    'as a name of an item in lines',
    'frameworks:\n- id: a\n  cycleStart: 2020-01-01 # day\nb: 2\n',
    ['frameworks', 0, 'until'],
    '2026-11-26',
    'frameworks:\n- id: a\n  cycleStart: 2020-01-01 # day\n  until: 2026-11-26\nb: 2\n',
  ],
  [
    'as a name of an item in brackets',
    'frameworks: [{ id: a }, { id: b }]\n',
    ['frameworks', 0, 'until'],
    '2026-11-26',
    'frameworks: [{ id: a, until: 2026-11-26 }, { id: b }]\n',
  ],
  [
    'in the place of another one',
    'frameworks:\n  - id: a\n    cycleStart: "2020-01-01" # day\n',
    ['frameworks', 0, 'cycleStart'],
    '2026-06-01',
    'frameworks:\n  - id: a\n    cycleStart: 2026-06-01 # day\n',
  ],
  [
    'as the first evidence',
    'id: x\ncpd:\n  minutes: 30\n  covers:\n    - a/b\n',
    ['cpd', 'evidence', 0],
    'attachments/2026/a.pdf',
    'id: x\ncpd:\n  minutes: 30\n  covers:\n    - a/b\n  evidence:\n    - attachments/2026/a.pdf\n',
  ],
  [
    'as the first claim',
    'id: x\n',
    ['cpd', 'evidence', 0],
    'attachments/2026/a.pdf',
    'id: x\ncpd:\n  evidence:\n    - attachments/2026/a.pdf\n',
  ],
  [
    'behind a block of text',
    'a:\n  b: |\n    x\n    y\nc: 1\n',
    ['a', 'd'],
    'z',
    'a:\n  b: |\n    x\n    y\n  d: z\nc: 1\n',
  ],
  ['into nothing', '# a journal\n', ['a', 'b'], 1, '# a journal\na:\n  b: 1\n'],
  ['in the place of brackets', 'a: { b: [x, y] }\n', ['a', 'b'], ['z'], 'a: { b: [z] }\n'],
  ['in the place of lines', 'b:\n  - x\n  - y\nc: 1\n', ['b'], ['z'], 'b: [z]\nc: 1\n'],
];

describe('setValue', () => {
  for (const [name, text, path, value, expected] of cases)
    it(`puts a value ${name}`, () => {
      assert.equal(put(text, path, value), expected);
      assert.deepEqual(setValue(expected, path, value), []);
    });

  for (const [text, path] of [
    ['a: "', ['a']],
    ['a: words\n', ['a', 'b']],
    ['a: [x]\n', ['a', 'b']],
    ['a: { b: 1 }\n', ['a', 0]],
    ['a: [x]\n', ['a', 3]],
    ['a: &a { b: 1 }\nc: *a\n', ['c', 'd']],
    ['a:\n  - x # why\n  - y\n', ['a']],
  ] as [string, KeyPath][])
    it(`leaves ${JSON.stringify(text)} as it is`, () =>
      assert.throws(() => setValue(text, path, ['new']), HumanError));

  it('changes nothing else of any text, or refuses', () => {
    const value = fc.oneof(
      anyText,
      fc.constantFrom<YamlValue>(follow, ['x', 'a, b'], { a: { b: ['c'] } }, 30, '2026-11-23'),
    );
    const path = fc.array(
      fc.oneof(fc.constantFrom('id', 'cpd', 'a', 'b-c', 'new', 'é', 'null', '2.10'), fc.nat(2)),
      { minLength: 1, maxLength: 3 },
    );
    let done = 0;
    fc.assert(
      fc.property(yamlText, path, value, (text, keys, wanted) => {
        let splices;
        try {
          splices = setValue(text, keys, wanted);
        } catch (error) {
          assert.ok(error instanceof HumanError);
          return;
        }
        done++;
        const after = applySplices(text, splices);
        // What was written is there still, but for the one value that has gone.
        for (const { from, to } of splices) {
          assert.ok(after.startsWith(text.slice(0, from)) && after.endsWith(text.slice(to)));
          assert.ok(!/(?:^|\s)#/.test(text.slice(from, to)));
        }
        let found: unknown = readAnyYaml(after).value;
        for (const key of keys) found = (found as Record<string | number, unknown>)[key];
        assert.deepEqual(found, wanted);
      }),
      { numRuns: 3000 },
    );
    assert.ok(done > 300, `${done} of 3000 were put in`);
  });
});

describe('an item that is appended', () => {
  const cases: [name: string, text: string, item: string, expected: string][] = [
    ['in brackets', 'a: {b: [x, y] } # c\n', 'z', 'a: {b: [x, y, z] } # c\n'],
    [
      'in brackets over lines',
      'a:\n  b: [\n    x, # one\n  ]\n',
      '2.10',
      'a:\n  b: [\n    x, "2.10", # one\n  ]\n',
    ],
    ['in empty brackets', 'a:\n  b: []\n', 'a, b', 'a:\n  b: ["a, b"]\n'],
    ['in lines', 'a:\n  b:\n  - x # one\nc: 1\n', 'y', 'a:\n  b:\n  - x # one\n  - y\nc: 1\n'],
    ['in lines at the end', 'a:\r\n  b:\r\n    - x', 'y', 'a:\r\n  b:\r\n    - x\r\n    - y\r\n'],
    ['without a value', 'a:\n  b:\nc: 1\n', 'y', 'a:\n  b:\n    - y\nc: 1\n'],
  ];
  for (const [name, text, item, expected] of cases)
    it(`goes to the end of a list ${name}`, () =>
      assert.equal(put(text, ['a', 'b', append], item), expected));

  for (const text of ['a: "', 'a: x\n', 'a: { b: x }\n', 'a: { b: &b [x], c: *b }\n', 'a: 1\n'])
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      assert.throws(() => setValue(text, ['a', 'b', append], 'y'), HumanError);
    });

  it('is the last one of any list', () => {
    fc.assert(
      fc.property(yamlText, anyText, (text, item) => {
        const { value } = readAnyYaml(text);
        const keys = value && typeof value === 'object' ? Object.keys(value) : [];
        for (const key of keys) {
          let after;
          try {
            after = put(text, [key, append], item);
          } catch (error) {
            assert.ok(error instanceof HumanError);
            continue;
          }
          const list = (readAnyYaml(after).value as Record<string, unknown[]>)[key]!;
          assert.equal(list.at(-1), item);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('setList', () => {
  const edited = (text: string, wanted: readonly string[]): string =>
    applySplices(text, setList(text, 'courses', wanted));
  const cases: [name: string, text: string, wanted: string[], expected: string][] = [
    [
      'in brackets',
      'a: 1\ncourses: [x] # mine\nb: 2\n',
      ['x', '2.10'],
      'a: 1\ncourses: [x, "2.10"] # mine\nb: 2\n',
    ],
    [
      'in lines',
      'courses:\n  - x # one\n  - y\nb: 2\n',
      ['x', 'z'],
      'courses:\n  - x # one\n  - z\nb: 2\n',
    ],
    [
      'in lines with CRLF',
      'courses:\r\n  - x\r\nb: 2\r\n',
      ['x', 'z'],
      'courses:\r\n  - x\r\n  - z\r\nb: 2\r\n',
    ],
    ['that is missing', 'a: 1', ['x'], 'a: 1\ncourses: [x]\n'],
    ['that is empty', 'courses: []\n', ['x'], 'courses: [x]\n'],
    ['without a value', 'courses:\nb: 2\n', ['x'], 'courses: [x]\nb: 2\n'],
    ['at the end without a line end', 'courses:\n  - x', ['x', 'y'], 'courses:\n  - x\n  - y\n'],
    ['that becomes empty', 'courses: [x, y]\n', [], 'courses: []\n'],
    [
      'in lines that becomes empty',
      'a: 1\ncourses:\n  - x\n  - y\nb: 2\n',
      [],
      'a: 1\ncourses: []\nb: 2\n',
    ],
    ['that stays as it is', 'courses: [ x,y ]\n', ['x', 'y'], 'courses: [ x,y ]\n'],
  ];

  for (const [name, text, wanted, expected] of cases)
    it(`sets a list ${name}`, () => assert.equal(edited(text, wanted), expected));

  it('refuses what it cannot read', () => {
    for (const text of [
      'courses: "x\n',
      '- a\n',
      '{ a: 1 }\n',
      'courses: { a: 1 }\n',
      `courses: ${'['.repeat(50_000)}`,
    ])
      assert.throws(() => edited(text, ['x']), HumanError);
  });

  it('sets the list and leaves all other values and comments', () => {
    const item = fc.constantFrom('x', 'y', '2.10', 'null', 'a b', 'a: b', '#', '-');
    const list = fc.uniqueArray(item, { maxLength: 4 });
    const quoted = (one: string): string => JSON.stringify(one);
    const form = fc.constantFrom(
      (items: string[]) => `courses: [${items.map(quoted).join(', ')}] # here`,
      (items: string[]) =>
        items.length === 0
          ? 'courses:'
          : `courses:\n${items.map((one) => `  - ${quoted(one)} # ${items.indexOf(one)}`).join('\n')}`,
      (items: string[]) =>
        items.length === 0
          ? 'courses: []'
          : `courses:\n${items.map((one) => `- ${quoted(one)}`).join('\n')}`,
    );
    fc.assert(
      fc.property(
        form,
        list,
        list,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (write, before, wanted, end, isLast) => {
          const lines = [
            '# top',
            'a: "1"  # kept',
            write(before),
            ...(isLast ? [] : ['b:   2', '# last']),
          ];
          const text = `${lines.join('\n')}\n`.replaceAll('\n', end);
          const after = edited(text, wanted);
          const value = readAnyYaml(after).value as { courses: string[]; b?: number };
          assert.deepEqual(
            [...value.courses].sort(),
            [...wanted].sort(),
            JSON.stringify([text, after]),
          );
          for (const kept of ['# top', 'a: "1"  # kept', ...(isLast ? [] : ['b:   2', '# last'])])
            assert.ok(after.includes(kept + end));
          assert.equal(/(^|[^\r])\n/.test(after), end === '\n');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
