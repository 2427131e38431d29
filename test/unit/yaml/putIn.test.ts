import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import { HumanError } from '../../../src/core/base/problem';
import type { KeyPath } from '../../../src/core/yaml/editScalar';
import type { YamlValue } from '../../../src/core/yaml/plainYaml';
import { putIn } from '../../../src/core/yaml/putIn';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import { text as anyText } from '../../kit/arbitraryText';
import { yamlText } from './arbitraryYaml';

const put = (text: string, path: KeyPath, value: YamlValue): string =>
  applySplices(text, putIn(text, path, value));

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

describe('putIn', () => {
  for (const [name, text, path, value, expected] of cases)
    it(`puts a value ${name}`, () => {
      assert.equal(put(text, path, value), expected);
      assert.deepEqual(putIn(expected, path, value), []);
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
      assert.throws(() => putIn(text, path, ['new']), HumanError));

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
      fc.property(yamlText, path, value, (text, keys, put_) => {
        let splices;
        try {
          splices = putIn(text, keys, put_);
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
        assert.deepEqual(found, put_);
      }),
      { numRuns: 3000 },
    );
    assert.ok(done > 300, `${done} of 3000 were put in`);
  });
});
