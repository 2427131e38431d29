import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HumanError } from '../../../src/core/base/problem';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import { setList } from '../../../src/core/yaml/setList';

/** The text with the splices put in, the last one first. */
function edited(text: string, wanted: readonly string[]): string {
  return [...setList(text, 'courses', wanted)]
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, text: put }) => now.slice(0, from) + put + now.slice(to), text);
}

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

describe('setList', () => {
  for (const [name, text, wanted, expected] of cases)
    it(`sets a list ${name}`, () => assert.equal(edited(text, wanted), expected));

  it('refuses what it cannot read', () => {
    for (const text of ['courses: "x\n', '- a\n', `courses: ${'['.repeat(50_000)}`])
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
