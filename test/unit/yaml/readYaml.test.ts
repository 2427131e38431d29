import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../../src/core/yaml/parseYaml';
import { readAnyYaml, readYaml } from '../../../src/core/yaml/readYaml';
import { mutated, yamlText } from './arbitraryYaml';

describe('readYaml', () => {
  const broken: [name: string, text: string, code: string, line: number, message: RegExp][] = [
    ['a quotation mark never closed', 'a: 1\nb: "x\nc: 2\n', 'yaml.syntax', 2, /line 2/],
    ['a doubled key', 'a: 1\nb: 2\na: 3\n', 'yaml.duplicate-key', 3, /twice/],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'yaml.syntax', 2, /tab/],
    ['a colon in a text', 'a: 1\ntitle: On trust: a story\n', 'yaml.syntax', 2, /quotation marks/],
    ['a text that begins with an asterisk', 'a: 1\nb: *new*\n', 'yaml.syntax', 2, /“\*”/],
    ['an asterisk within a text', 'a: 1\nb: *bold* thoughts\n', 'yaml.syntax', 2, /“\*” needs/],
    ['an asterisk alone', 'a: 1\nb: * new\n', 'yaml.syntax', 2, /“\*” needs/],
    ['a text that begins with an at sign', 'a: 1\nb: @home\n', 'yaml.syntax', 2, /“@” needs/],
    ['a text that begins with a dash', 'a: 1\nb: - x\n', 'yaml.syntax', 2, /“-” needs/],
    ['a text that begins with a bar', 'a: 1\nb: | x\n', 'yaml.syntax', 2, /“\|” needs/],
    ['words after a quotation', 'a: 1\nb: "Care" and support\n', 'yaml.syntax', 2, /must end with/],
    ['words after single ones', "a: 1\nb: 'Care' and so on\n", 'yaml.syntax', 2, /must end with/],
    ['an apostrophe in a quotation', "a: 1\nb: 'It's good'\n", 'yaml.syntax', 2, /apostrophe/],
    ['words after a bracket', 'a: 1\nb: [Draft] plan\n', 'yaml.syntax', 2, /bracket must end/],
    ['a quotation mark before a name', 'a: 1\n"b: \nc: "d"\ne: "f"\n', 'yaml.syntax', 2, /line 2/],
    ['a single backslash', 'a: 1\nb: "C:\\Work"\n', 'yaml.syntax', 2, /backslash/],
    ['a line without a name', 'a: 1\nwords\n', 'yaml.syntax', 2, /“name: value”/],
    ['a bracket never closed', 'a: [1, 2\n', 'yaml.syntax', 1, /bracket .* never closed .*“\]”/],
    ['a bracket within one never closed', 'a: [1, [2]\nb: [3]', 'yaml.syntax', 1, /never closed/],
    ['a curly bracket never closed', 'a: {b: 1\nc: 2\n', 'yaml.syntax', 1, /“}”/],
    ['brackets never closed from the first line', '[1,\n2', 'yaml.syntax', 1, /never closed/],
    ['items not indented', 'a: [\nb,\nc\n]\n', 'yaml.syntax', 2, /indented/],
    ['a bracket closed twice', 'a: [1, 2]]\nb: 1\n', 'yaml.syntax', 1, /“\]” closes no/],
    ['a comma too many', 'a: [1,, 2]\n', 'yaml.syntax', 1, /comma/],
    ['a comma too few', 'a: ["b" "c"]\n', 'yaml.syntax', 1, /comma/],
    ['a remark without a space', 'a: "b"#c\n', 'yaml.syntax', 1, /“#”/],
    ['a second document', 'a: 1\n---\nb: 2\n', 'yaml.syntax', 2, /second/],
    ['an alias bomb', bomb(), 'yaml.aliases', 1, /aliases/],
    ['an alias within its own anchor', 'a: &a [*a]\n', 'yaml.too-deep', 1, /deep/],
    ['brackets never closed', '['.repeat(100_000), 'yaml.too-deep', 1, /deep/],
    ['brackets five hundred deep', nested(500), 'yaml.too-deep', 1, /deep/],
    ['brackets a hundred and fifty deep', nested(150), 'yaml.too-deep', 1, /deep/],
    ['dashes ten thousand deep', '- '.repeat(10_000), 'yaml.too-deep', 1, /deep/],
    ['question marks ten thousand deep', '? '.repeat(10_000), 'yaml.too-deep', 1, /deep/],
    ['names three thousand deep', stairs(3000), 'yaml.too-deep', 1, /deep/],
    ['names four hundred deep', stairs(400), 'yaml.too-deep', 1, /deep/],
  ];
  for (const [name, text, code, line, message] of broken)
    it(`names ${name} with its line`, () => {
      const { value, findings } = readYaml(text);
      assert.equal(value, undefined);
      assert.equal(findings[0]?.code, code);
      assert.equal(findings[0]?.line, line);
      assert.match(findings[0]?.message ?? '', message);
      assert.equal(findings.length, 1);
    });

  it('names each doubled key, but of what follows from a slip only the slip', () => {
    const codes = (text: string): unknown =>
      readYaml(text).findings.map(({ line, code }) => [line, code]);
    assert.deepEqual(codes('a: 1\na: 2\nb: 1\nb: 2\n'), [
      [2, 'yaml.duplicate-key'],
      [4, 'yaml.duplicate-key'],
    ]);
    assert.deepEqual(codes('a: 1\na: 2\nb: ]x\nc: "d"\n'), [
      [2, 'yaml.duplicate-key'],
      [3, 'yaml.syntax'],
    ]);
  });

  it('counts lines from where the text stands in its file', () => {
    assert.equal(readYaml('a: 1\na: 2\n', 5).findings[0]?.line, 6);
  });

  it('gives the same values whether a text is plain or not', () => {
    assert.deepEqual(readYaml('a: [b, 1]\n').value, readYaml('a: [b, 1] # here\n').value);
  });

  it('gives only what JSON can hold', () => {
    assert.deepEqual(readYaml('a: .nan\nb: .inf\nc: ~\nd: -0x1\n').value, {
      a: null,
      b: null,
      c: null,
      d: '-0x1',
    });
    assert.deepEqual(readYaml('__proto__: { x: 1 }\n').value, JSON.parse('{"__proto__":{"x":1}}'));
    assert.equal(({} as { x?: number }).x, undefined);
  });

  it('follows the few aliases of an honest text', () => {
    assert.deepEqual(readYaml('a: &x [1]\nb: *x\n').value, { a: [1], b: [1] });
  });

  it('never throws, and has a finding with a message and a line for whatever it cannot read', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(yamlText), fc.string({ unit: 'binary' })), (text) => {
        const { value, findings } = readAnyYaml(text);
        const lines = text.split('\n').length;
        assert.equal(value === undefined, findings.length > 0);
        for (const { line, message } of findings) {
          assert.ok(message.length > 0);
          assert.ok(line >= 1 && line <= lines, `line ${line} of ${lines}`);
        }
        assert.doesNotThrow(() => JSON.stringify(value));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('linesOf', () => {
  const text = 'a: 1\nb:\n  - c: 2\n    d: [x,\n      y]\n  - 3\n';
  const places: [path: (string | number)[], line: number][] = [
    [['a'], 1],
    [['b', 0, 'c'], 3],
    [['b', 0, 'd', 1], 5],
    [['b', 1], 6],
    [['b', 0, 'missing'], 3],
    [['missing'], 1],
    [[], 1],
  ];
  for (const [path, line] of places)
    it(`finds ${JSON.stringify(path)} in line ${line}`, () => {
      assert.equal(linesOf(text)(path), line);
      assert.equal(linesOf(text, 11)(path), line + 10);
    });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 9; n++)
    lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}\n`;
}

function stairs(depth: number): string {
  return Array.from({ length: depth }, (_, n) => `${' '.repeat(n)}a:\n`).join('');
}
