import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntryText, titleOf } from '../../../src/core/entries/entryText';
import { shownText, visibleText } from '../../../src/core/text/visibleText';

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
      // Nothing closes it, and it begins a block in its list item or quote.
      ['- <!-- x', '- '],
      ['> 1. <!-- x\n>    x', '> 1. '],
      ['a <? x ?>b', 'a b'],
      ['a <![CDATA[x]]>b', 'a b'],
      ['<!DOCTYPE x>b', 'b'],
      ['<style>\nx\n</style>b', 'b'],
      ['a <Script type="x">x</SCRIPT >b', 'a b'],
      ['<template>\n\nx\n</template>b', 'b'],
      ['> [//]: # (x)\n> b', '> b'],
      ['- [//]: # (x)\nb', 'b'],
      ['[//]:\n#\n(x)\nb', 'b'],
      ['[//]: #\n(x)\nb', 'b'],
      ['[//]: # (x\nx)\nb', 'b'],
      ['[//]: #x\nb', 'b'],
      ['[//]: <x>\nb', 'b'],
      ['<div hidden>\n\n# x\n\n</div>b', 'b'],
      ['a <span style="display: none">x</span>b', 'a b'],
      // A fence within a block of HTML opens no code.
      ['<div>\n```\n<!-- x -->\n```\n</div>\n', '<div>\n```\n\n```\n</div>\n'],
      ['<pre>\n\n```\n<!-- x -->\n```\n</pre>\n', '<pre>\n\n```\n\n```\n</pre>\n'],
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

describe('what reports show of a text', () => {
  it('holds no word of a comment, wherever a part that is left out begins or ends', () => {
    for (const text of [
      'words <!-- Zq7 <!-- leave out --> x <!-- /leave out --> more',
      'a %% Zq7 <!-- leave out --> x %% y <!-- /leave out --> b',
      'a %% <!-- leave out --> %% Zq7 <!-- /leave out --> b',
      '```\ncode\n<!-- leave out -->\n```\n<!-- /leave out -->\n\n<!-- Zq7 -->\n',
    ])
      assert.doesNotMatch(shownText(text), /Zq7/, text);
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
