import assert from 'node:assert/strict';
import { applySplices } from '../../../src/core/text/splice';
import fc from 'fast-check';
import { adoption } from '../../../src/core/authoring/adopt';
import { readEntryText } from '../../../src/core/entries/entryText';
import { HumanError } from '../../../src/core/base/problem';
import { text as anyText } from '../../kit/arbitraryText';
import { testWorld } from '../../kit/world';

const date = '2026-11-23';
const adopt = (text: string, path = 'notes.md'): string | undefined => {
  const insertion = adoption(text, { path, today: date, random: testWorld().random });
  return insertion && applySplices(text, [insertion]);
};
const id = /^\d{8}-[a-z2-9]{6}$/;

describe('adopt', () => {
  const texts: [name: string, text: string, day: string][] = [
    ['without front matter', '# Title\n\nwords', date],
    ['that is empty', '', date],
    ['with a byte order mark', '\uFEFF# Title\n', date],
    ['with CRLF', '# Title\r\n\r\nwords\r\n', date],
    ['with front matter', '---\ntitle: "A: b" # mine\n---\nwords', date],
    ['with front matter and CRLF', '---\r\ntitle: A\r\n---\r\nwords', date],
    ['with front matter behind a byte order mark', '\uFEFF---\ntitle: A\n---\n', date],
    ['with front matter that says nothing', '---\n---\nwords', date],
    ['with a comment as its front matter', '---\n# nothing yet\n---\nwords', date],
    ['with front matter below a blank line', '\n---\ntitle: A\n---\nwords', date],
    ['with a date', '---\ndate: 2020-02-29\n---\n', '2020-02-29'],
    ['with a date and a time', '---\ndate: 2020-02-29T10:00:00Z\n---\n', '2020-02-29'],
    ['with front matter that is indented', '---\n  title: A\n  tags: [b]\n---\n', date],
    ['with front matter behind a blank line', '---\n\n\ntitle: A\n---\n', date],
    ['with front matter in which a comment comes first', '---\n  # a\ntitle: A\n---\n', date],
    ['with a line of dashes as text', 'a\n---\nb\n---\n', date],
  ];
  for (const [name, text, day] of texts)
    it(`adopts a file ${name}`, () => {
      const adopted = adopt(text)!;
      const { meta } = readEntryText(adopted);
      assert.match(meta.id ?? '', id);
      assert.equal(meta.id?.slice(0, 8), day.replaceAll('-', ''));
      const before = readEntryText(text).meta;
      const dated = text.includes('date:') ? {} : { date };
      assert.deepEqual(meta, { ...dated, ...before, id: meta.id });
      assert.equal(adopted.includes('\r\n'), text.includes('\r\n'));
      assert.equal(/[^\r]\n/.test(adopted), !text.includes('\r\n'));
    });

  const days: [name: string, path: string, text: string, day: string][] = [
    ['the name of a daily note', 'Daily/2026-11-03.md', '# Day\n', '2026-11-03'],
    ['the name of a post', '_posts/2026-10-05-first.md', '---\ntitle: A\n---\n', '2026-10-05'],
    ['a name without separators', '20261103 Ward.md', 'Words\n', '2026-11-03'],
    ['created', 'a.md', '---\ncreated: 2026-10-08T09:12\n---\n', '2026-10-08'],
    ['created, with CRLF', 'a.md', '---\r\ncreated: 2026/10/08\r\n---\r\n', '2026-10-08'],
    ['date created', 'a.md', '---\ndate created: Thursday, 8 October 2026\n---\n', '2026-10-08'],
    ['the name before created', '2026-11-03.md', '---\ncreated: 2026-11-04\n---\n', '2026-11-03'],
    ['today, if created may be several days', 'a.md', '---\ncreated: 03/04/2026\n---\n', date],
    ['today, if the name is no day', '2026-13-01.md', 'Words\n', date],
    ['today, if the name is a longer number', '202611031.md', 'Words\n', date],
    ['today, if the folder is a day', '2026-11-03/a.md', 'Words\n', date],
  ];
  for (const [name, path, text, day] of days)
    it(`takes the date of a file without one from ${name}`, () => {
      const { meta } = readEntryText(adopt(text, path)!);
      assert.equal(meta.date, day);
      assert.equal(meta.id?.slice(0, 8), day.replaceAll('-', ''));
    });

  it('names a file after its date in another format', () => {
    const { meta } = readEntryText(adopt('---\ndate: 2026/11/03\n---\n', '2020-01-01.md')!);
    assert.equal(meta.date, '2026-11-03');
    assert.match(meta.id ?? '', /^20261103-/);
  });

  for (const written of ['a b', '', '~', '2.10', '007', '[a, b]', '{ a: b }', '../x', '"é"'])
    it(`adds an id of its own to a file with id: ${written}`, () => {
      const text = `---\nid: ${written}\ntitle: A\n---\nwords`;
      const adopted = adopt(text)!;
      const read = readEntryText(adopted);
      assert.match(read.meta.id ?? '', id);
      assert.deepEqual(read.findings, []);
      assert.ok(adopted.includes(`entryId: ${read.meta.id}`));
      assert.ok(adopted.includes(`\nid: ${written}\n`));
      assert.equal(adopt(adopted), undefined);
    });

  it('leaves a file alone whose id is a number, as it is read', () => {
    assert.equal(adopt('---\nid: 42\n---\n'), undefined);
    assert.equal(readEntryText('---\nid: 42\n---\n').meta.id, '42');
  });

  it('leaves a file alone that has an id', () => {
    assert.equal(adopt('---\nid: x\n---\n'), undefined);
    assert.equal(adopt('---\nid: x # c\ntitle: A\n---\n'), undefined);
  });

  const refused: [name: string, text: string][] = [
    ['broken front matter', '---\ntitle: "A\n---\n'],
    ['front matter that is not closed', '---\ntitle: A\n'],
    ['front matter that is a list', '---\n- a\n---\n'],
    ['front matter that is a text', '---\nwords\n---\n'],
    ['front matter in braces', '---\n{ title: A }\n---\n'],
    ['front matter below a comment', '<!-- c -->\n---\ntitle: A\n---\n'],
    ['front matter with an id below words', 'Words\n\n---\nid: x\n---\n'],
    ['a doubled key', '---\na: 1\na: 2\n---\n'],
    ['front matter with a tag', '---\n!!map\ntitle: A\n---\n'],
    ['front matter with an anchor', '---\n&a\ntitle: A\n---\n'],
    ['brackets without end', `---\na: ${'['.repeat(100_000)}\n---\n`],
  ];
  for (const [name, text] of refused)
    it(`refuses ${name}`, () => assert.throws(() => adopt(text), HumanError));

  it('adds and changes nothing else, whatever the text', () => {
    const frontMatter = fc
      .tuple(anyText, anyText)
      .map(([yaml, body]) => `---\n${yaml}\n---\n${body}`);
    const formatted = fc
      .tuple(
        fc.constantFrom('', '\uFEFF'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', ' ', '   '),
        fc.constantFrom('# c', 'a:   1', '"b":\t2', "c: 'x'  # y", ''),
        anyText,
      )
      .map(([mark, end, indent, line, body]) =>
        [`${mark}---`, `${indent}${line}`, `${indent}z: |`, `${indent}  kept`, '---', body].join(
          end,
        ),
      );
    fc.assert(
      fc.property(fc.oneof(anyText, frontMatter, formatted), (text) => {
        let insertion;
        try {
          insertion = adoption(text, {
            path: 'notes.md',
            today: date,
            random: testWorld().random,
          });
        } catch (error) {
          assert.ok(error instanceof HumanError);
          return;
        }
        if (!insertion) return;
        const { from: at, text: added } = insertion;
        assert.equal(insertion.to, at);
        const adopted = applySplices(text, [insertion]);
        const taken = adopted.slice(0, at) + adopted.slice(at + added.length);
        assert.ok(Buffer.from(taken).equals(Buffer.from(text)));
        const { meta, findings } = readEntryText(adopted);
        const before = readEntryText(text);
        assert.match(meta.id ?? '', id);
        assert.deepEqual(
          { ...meta, id: undefined, date: undefined },
          { ...before.meta, id: undefined, date: undefined },
        );
        assert.ok(findings.length <= before.findings.length);
      }),
      { numRuns: 800 },
    );
  });
});
