/** Each of these inputs would take minutes if a reader went back over what it has read. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { anchorOf, findAnchor } from '../../src/core/comments/anchor';
import { applySplices } from '../../src/core/text/splice';
import { addressesIn } from '../../src/core/text/links';
import { addressesIn as mailAddressesIn } from '../../src/core/journal/setup/people';
import { quoteOf } from '../../src/core/text/quote';
import { csvText } from '../../src/formats/csv';
import { inertMarkdown } from '../../src/formats/inertMarkdown';
import { gitReason } from '../../src/core/sharing/gitReason';
import { mergeRecords } from '../../src/core/sharing/mergeRecords';
import { slugOf } from '../../src/core/base/slug';
import { visibleText } from '../../src/core/text/visibleText';
import { setList } from '../../src/core/yaml/editYaml';

const many = 500_000;

describe('a text of up to a few megabytes is read once, not again from each of its parts', () => {
  it('where comments open in one line and never close', () => {
    const text = `a ${'<!-- '.repeat(many)}`;
    assert.equal(visibleText(text), text);
    assert.equal(visibleText(`a ${'%% b %%'.repeat(many)}`), 'a ');
  });

  it('where an answer begins with empty lines', () => {
    assert.deepEqual(quoteOf(`${'\n'.repeat(many * 2)}Words.\n\n`), ['> Words.']);
    assert.deepEqual(quoteOf('\n'.repeat(many)), []);
  });

  it('where very many places of a text are changed at once', () => {
    const text = 'ab'.repeat(many);
    const splices = Array.from({ length: many }, (_, n) => ({ from: n * 2, to: n * 2, text: '-' }));
    assert.equal(applySplices(text, splices), '-ab'.repeat(many));
    const inserted = (put: string) => ({ from: 1, to: 1, text: put });
    assert.equal(applySplices('ab', [inserted('1'), inserted('2')]), 'a21b');
  });

  it('where records are joined, mail addresses and links looked for', () => {
    const record = `- a: "${' '.repeat(many)}x"\n`;
    assert.equal(mergeRecords(record, record), record);
    assert.deepEqual(mailAddressesIn(`${'a'.repeat(many)} b@example.org`), ['b@example.org']);
    const runs = Array.from({ length: 2000 }, (_, n) => '`'.repeat(n + 1)).join(' ');
    assert.deepEqual(
      addressesIn(`${runs} [a](b.md)`, 0).map(({ target }) => target),
      ['b.md'],
    );
    const open = '`'.repeat(many);
    assert.deepEqual(addressesIn(`${open}\n[a](b.md)\n`, 0), []);
    assert.equal(addressesIn(`${open}\n${open}\n[a](b.md)\n`, 0).length, 1);
  });

  it('where a report is written', () => {
    assert.equal(csvText([[`a${'\t'.repeat(many)}b`]]).length, many + 7);
    assert.match(csvText([[`a;\t=1`]]), /a;'\t'=1/);
    const open = '`'.repeat(many);
    assert.ok(inertMarkdown(`${open}\na\n`, 1).endsWith(`a\n${open}`));
  });

  it('where git or a server says much', () => {
    for (const part of ['a', 'a:', 'a@', 'a:b@', '!\ta\t[x\n', 'remote: a@\n', '://'])
      assert.ok(gitReason(part.repeat(many), part.repeat(many)).length < 700);
    assert.equal(gitReason('fatal: no robin:secret@example.org: here'), 'no example.org: here');
  });

  it('where a name is made of a title, or a long list changed', () => {
    assert.equal(slugOf('a b '.repeat(many), 'x').length, 59);
    const names = Array.from({ length: 5000 }, (_, n) => `t${n}`);
    const text = `tags:\n${names.map((name) => `  - ${name}\n`).join('')}`;
    assert.deepEqual(setList(text, 'tags', names), []);
    assert.equal(setList(text, 'tags', [...names, 'x']).length, 1);
  });

  it('where the words of a comment stand everywhere', () => {
    const hash = (data: string | Uint8Array): string =>
      createHash('sha256').update(data).digest('hex');
    const text = 'a b '.repeat(many / 4);
    const anchor = anchorOf(text, many / 4, many / 2, hash)!;
    const found = findAnchor(`New. ${text}More.`, anchor, hash)!;
    assert.ok(found.isExact);
    assert.equal(found.to - found.from, anchor.length);
  });
});
