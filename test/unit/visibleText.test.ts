import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntryText, titleOf } from '../../src/core/entryText';
import { visibleText } from '../../src/core/visibleText';

describe('visible text', () => {
  it('is without the comments of HTML, of Obsidian and of link definitions', () => {
    const hidden: readonly [string, string][] = [
      ['a <!-- x --> b', 'a  b'],
      ['<!--\n# x\n-->\nb', '\nb'],
      ['a %%x%% b', 'a  b'],
      ['%%\n# x\n\nx\n%%\nb', '\nb'],
      ['<!-- %% -->a%%x%%', 'a'],
      ['[//]: # (x)\nb', 'b'],
      ['[comment]: <> "x\nx"\nb', 'b'],
      ['a\n%% x', 'a\n'],
      ['a\n<!-- x', 'a\n'],
      // In a list item Markdown may see no code, so a comment there counts as one.
      ['- ```\n  a\n  ```\n<!-- x -->b', '- ```\n  a\n  ```\nb'],
      ['- ```\n<!-- x -->b', '- ```\nb'],
    ];
    for (const [markdown, visible] of hidden) assert.equal(visibleText(markdown), visible);
  });

  it('keeps code, percent signs and links', () => {
    for (const text of [
      '```\n<!-- a -->\n%%b%%\n```\n',
      '~~~~\n[//]: # (a)\n~~~~\n',
      'up by 50%% today',
      '[a]: https://example.org "b"\n',
      '[a]: b.md\n',
      'a <!-- b',
    ])
      assert.equal(visibleText(text), text);
  });

  it('holds no word of a comment, whatever is around it', () => {
    const piece = fc.constantFrom(
      ...['words', ' ', '\n', '\n\n', '\r\n', '- ', '1. ', '> ', '# ', '%', '-', '[a]: ', '*'],
    );
    const pieces = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    const fence = fc.constantFrom('', '```\ncode\n```\n', '- ```\n  code\n  ```\n', '~~~\n~~~\n');
    const hidden = fc.constantFrom('<!-- Zq7 -->', '<!--\n# Zq7\n-->', '%%Zq7%%', '%%\n# Zq7\n%%');
    fc.assert(
      fc.property(fence, pieces, hidden, pieces, (code, before, comment, after) => {
        // An odd pair before would be closed by the one that is meant.
        const text = `${code}${before.replaceAll('%%', '')}\n${comment}${after}`;
        assert.doesNotMatch(visibleText(text), /Zq7/, text);
      }),
    );
  });
});

describe('the title of an entry', () => {
  const title = (text: string): string => titleOf(readEntryText(text), 'entries/file-name.md');
  const head = '---\nid: a\n---\n';

  it('is its first visible heading', () => {
    for (const hidden of [
      '<!--\n# Draft: complaint about Kim\n-->\n',
      '%%\n# Draft\n%%\n',
      '# %%Draft%%\n',
      '# <!-- Draft -->\n',
      '```\n# Draft\n```\n',
      '~~~md\n# Draft\n~~~\n',
      '[//]: # (Draft\n# Draft)\n',
      '<!-- leave out -->\n# Draft\n<!-- /leave out -->\n',
    ]) {
      assert.equal(title(`${head}${hidden}\n# Seen\n`), 'Seen', hidden);
      assert.equal(title(`${head}${hidden}\nWords.\n`), 'file-name', hidden);
    }
  });

  it('is never a comment of the front matter, not even of one that is not closed', () => {
    assert.equal(title('---\nid: a\n# Draft\nWords.\n'), 'file-name');
    assert.equal(title('\n---\n# Draft\nid: a\n---\n# Seen\n'), 'Seen');
    assert.equal(title('---\n# Draft\nid: a\n---\n# Seen\n'), 'Seen');
  });
});
