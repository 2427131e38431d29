import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyStart, splitFrontMatter } from '../../../src/core/text/frontMatter';

function parts(text: string): { yaml: string; body: string } | string {
  const split = splitFrontMatter(text);
  return typeof split === 'string'
    ? split
    : { yaml: text.slice(split.from, split.to), body: text.slice(split.body) };
}

describe('frontMatter', () => {
  const cases: [name: string, text: string, expected: ReturnType<typeof parts>][] = [
    ['between two lines of dashes', '---\na: 1\n---\nb\n', { yaml: 'a: 1\n', body: 'b\n' }],
    ['with CRLF', '---\r\na: 1\r\n---\r\nb', { yaml: 'a: 1\r\n', body: 'b' }],
    ['behind a byte order mark', '\uFEFF---\na: 1\n---\nb', { yaml: 'a: 1\n', body: 'b' }],
    ['with blanks behind the dashes', '--- \t\na: 1\n---  \nb', { yaml: 'a: 1\n', body: 'b' }],
    ['with nothing in it', '---\n---\nb', { yaml: '', body: 'b' }],
    ['at the end of the file', '---\na: 1\n---', { yaml: 'a: 1\n', body: '' }],
    ['with dashes within', '---\na: ---\n --- \n---\nb', { yaml: 'a: ---\n --- \n', body: 'b' }],
    ['with four dashes within', '---\n----\n---\nb', { yaml: '----\n', body: 'b' }],
    ['never closed', '---\na: 1\n', 'notClosed'],
    ['of one line of dashes', '---', 'notClosed'],
    ['not in the first line', '\n---\na: 1\n---\n', 'none'],
    ['indented', ' ---\na: 1\n---\n', 'none'],
    ['of four dashes', '----\na: 1\n----\n', 'none'],
    ['with text behind the dashes', '--- a\n---\n', 'none'],
    ['in an empty file', '', 'none'],
    ['in a file of a byte order mark alone', '\uFEFF', 'none'],
  ];
  for (const [name, text, expected] of cases)
    it(`finds front matter ${name}`, () => assert.deepEqual(parts(text), expected));

  it('begins the body behind the byte order mark or the front matter', () => {
    assert.equal(bodyStart('\uFEFFa'), 1);
    assert.equal(bodyStart('a'), 0);
    assert.equal(bodyStart('---\n---\na'), 8);
    assert.equal(bodyStart('---\na: 1\n'), 0);
  });

  it('takes any text apart without losing a character', () => {
    const line = fc.constantFrom('---', '--- ', 'a: 1', '', '# b', '----', '\uFEFF', '---\r');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const split = splitFrontMatter(text);
        if (typeof split === 'string') return;
        const { from, to, body } = split;
        assert.match(text.slice(0, from), /^\uFEFF?---[ \t\r]*\n$/);
        assert.match(text.slice(to, body), /^---[ \t\r]*\n?$/);
        assert.ok(from <= to && to < body);
      }),
    );
  });
});
