import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyStart, splitFrontMatter, strayFrontMatter } from '../../../src/core/text/frontMatter';

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
    ['below a blank line', '\n---\na: 1\n---\nb', { yaml: 'a: 1\n', body: 'b' }],
    [
      'below blank lines and CRLF',
      '\r\n \r\n---\r\na: 1\r\n---\r\n',
      { yaml: 'a: 1\r\n', body: '' },
    ],
    [
      'below a byte order mark and a blank line',
      '\uFEFF\n---\na: 1\n---\n',
      { yaml: 'a: 1\n', body: '' },
    ],
    ['behind two byte order marks', '\uFEFF\uFEFF---\na: 1\n---\n', { yaml: 'a: 1\n', body: '' }],
    [
      'behind characters without width',
      '\u200B\u00A0\n---\na: 1\n---\n',
      { yaml: 'a: 1\n', body: '' },
    ],
    ['that is indented', ' ---\na: 1\n---\n', { yaml: 'a: 1\n', body: '' }],
    [
      'below a blank line, with a comment',
      '\n---\n# c\na: 1\n---\n',
      { yaml: '# c\na: 1\n', body: '' },
    ],
    [
      'below a blank line, with a key of ours',
      '\n---\n\na b: 1\nid: x\n---\n',
      { yaml: '\na b: 1\nid: x\n', body: '' },
    ],
    ['below a blank line, but never closed', '\n---\na: 1\n', 'none'],
    ['as a paragraph between two rules', '\n---\n\nWords: few.\n\n---\n', 'none'],
    ['as a sentence between two rules', '\n---\nThe words were: few.\n---\n', 'none'],
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
        assert.match(text.slice(0, from), /^\s*---[ \t\r]*\n$/);
        assert.equal(text.slice(0, from).split('\n').length, split.firstLine);
        assert.equal(text.slice(split.opening, split.opening + 3), '---');
        assert.match(text.slice(to, body), /^---[ \t\r]*\n?$/);
        assert.ok(from <= to && to < body);
      }),
    );
  });

  const id = 'id: 20260603-aaaaaa\n';
  const strays: [name: string, text: string, yaml: string][] = [
    ['below a comment', `<!-- by a tool -->\n---\ntitle: A\n---\nb`, 'title: A\n'],
    ['below a comment of several lines', `\n<!--\nby\n-->\n\n---\n${id}---\nb`, id],
    ['in a fence', '```yaml\n---\ntitle: A\n---\n```\nb', 'title: A\n'],
    ['below words', `Words\n\n---\ntitle: A\n${id}---\nb`, `title: A\n${id}`],
    ['below a heading', `# A\n---\nid: x\n---\nb`, 'id: x\n'],
    ['of four dashes', `----\n${id}----\nb`, id],
    ['of long dashes', `—-\n${id}—-\nb`, id],
    ['with text behind the dashes', `--- # c\n${id}---\nb`, id],
    ['without its first line', `id: x\ntags:\n  - a\n---\nb`, 'id: x\ntags:\n  - a\n'],
    ['without any dashes', `Words\n\n${id}date: 2026-06-03\n\nb`, `${id}date: 2026-06-03\n`],
    ['below a blank line, never closed', `\n---\n${id}\nWords.`, id],
    ['with line ends of old systems', `---\r${id.trim()}\r---\rb`, id],
    ['with CRLF', `Words\r\n---\r\nid: x\r\n---\r\nb`, 'id: x\r\n'],
  ];
  for (const [name, text, yaml] of strays)
    it(`finds stray front matter ${name}`, () => {
      assert.equal(splitFrontMatter(text), 'none');
      const stray = strayFrontMatter(text)!;
      assert.equal(stray.yaml, yaml);
      assert.ok(
        text
          .replaceAll('\r', '\n')
          .slice(stray.from, stray.to)
          .includes(yaml.trim().split('\r')[0]!),
      );
    });

  const ordinary: [name: string, text: string][] = [
    ['words', '# A\n\nWords: few.\n'],
    ['a paragraph between two rules', 'Words\n\n---\n\nNote: few.\n\n---\n'],
    ['an example in code', 'Words\n\n```yaml\n---\nid: x\n---\n```\n'],
    ['an id among the words', 'Words\n\nid: 12\nHe said: id: 13\n'],
    ['a comment before the words', '<!-- c -->\n# A\n'],
    ['a comment that is never closed', '<!-- c\n---\ntitle: A\n'],
    ['a list', '- a\n- id: x\n'],
  ];
  for (const [name, text] of ordinary)
    it(`finds no stray front matter in ${name}`, () =>
      assert.equal(strayFrontMatter(text), undefined));
});
