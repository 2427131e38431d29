import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntryText, titleOf } from '../../../src/core/entries/entryText';
import { text as anyText } from '../../kit/arbitraryText';

const codes = (text: string): (string | number)[][] =>
  readEntryText(text).findings.map(({ code, line }) => [code, line]);

describe('entryText', () => {
  it('counts lines from the top where front matter is below blank lines', () => {
    const entry = readEntryText('\n\n---\nid: 2.10\n---\n## Q <!-- prompt: q -->\nMine.\n');
    assert.deepEqual(
      entry.findings.map(({ code, line }) => [code, line]),
      [
        ['entry.front-matter-not-first', 1],
        ['entry.field.unquoted', 4],
      ],
    );
    assert.equal(entry.sections[1]!.line, 6);
  });

  it('reads front matter, prompts and words', () => {
    const entry = readEntryText(
      '---\nid: x\nversion: 2\ntags: [a, b]\n---\nFree.\n\n## Q <!-- prompt: q -->\n\nMine.\n',
    );
    assert.deepEqual(entry.meta, { id: 'x', version: 2, tags: ['a', 'b'] });
    assert.deepEqual(
      entry.sections.map(({ prompt, words, line }) => [prompt, words, line]),
      [
        [undefined, 1, 6],
        ['q', 1, 8],
      ],
    );
    assert.deepEqual(entry.findings, []);
  });

  const fine: [name: string, text: string][] = [
    ['empty', ''],
    ['without front matter', 'words'],
    ['with front matter that says nothing', '---\n---\nwords'],
    ['with CRLF and a byte order mark', '\uFEFF---\r\nid: x\r\n---\r\nwords\r\n'],
    ['with fields that it does not know', '---\nid: x\nmood: [1, { a: b }]\n---\n'],
    ['with a comment in its front matter', '---\nid: x # mine\n---\n'],
  ];
  for (const [name, text] of fine)
    it(`finds nothing wrong with an entry ${name}`, () => assert.deepEqual(codes(text), []));

  const wrong: [name: string, text: string, code: string, line: number][] = [
    ['front matter that is not closed', '---\nid: x\n\nwords', 'entry.front-matter-open', 1],
    ['front matter below a blank line', '\n---\nid: x\n---\n', 'entry.front-matter-not-first', 1],
    [
      'front matter below a comment',
      '<!-- c -->\n---\nid: x\n---\n',
      'entry.front-matter-unread',
      1,
    ],
    ['broken YAML', '---\nid: x\ntitle: "a\n---\n', 'yaml.syntax', 3],
    ['a doubled key', '---\nid: x\nid: y\n---\n', 'yaml.duplicate-key', 3],
    ['an id without quotation marks', '---\ntitle: x\nid: 2.10\n---\n', 'entry.field.unquoted', 3],
    ['a template without quotation marks', '---\ntemplate: 2.10\n---\n', 'entry.field.unquoted', 2],
    ['a day that does not exist', '---\nid: x\ndate: 2026-02-30\n---\n', 'entry.field', 3],
    ['minutes below zero', '---\ncpd:\n  minutes: -1\n---\n', 'entry.field', 3],
    ['tags that are one text', '---\ntags: a\n---\n', 'entry.field.read', 2],
    ['tags with values', '---\ntags: { a: b }\n---\n', 'entry.field', 2],
    ['front matter that is a list', '---\n- a\n---\n', 'entry.field', 2],
    [
      'a prompt that stands twice',
      '## A <!-- prompt: a -->\n\n## B <!-- prompt: a -->\n',
      'entry.repeated-prompt',
      3,
    ],
    [
      'a conflict',
      '---\nid: x\n---\na\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n',
      'git.conflict',
      5,
    ],
    [
      'a conflict in its front matter',
      '---\nid: x\n<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> x\n---\n',
      'git.conflict',
      3,
    ],
    [
      'an alias bomb',
      `---\na: &a [x,x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n---\n`,
      'yaml.aliases',
      2,
    ],
  ];
  for (const [name, text, code, line] of wrong)
    it(`names ${name} with its line`, () => {
      assert.deepEqual(codes(text)[0], [code, line]);
      assert.equal(codes(text).length, 1);
      assert.match(readEntryText(text).findings[0]!.message, /\p{L}/u);
    });

  for (const id of ['../../x', 'a b', 'a/b', '.hidden', 'é'])
    it(`names the id “${id}”, under which nothing can be recorded, and keeps it`, () => {
      const { meta, findings } = readEntryText(`---\ntitle: T\nid: ${JSON.stringify(id)}\n---\n`);
      assert.equal(meta.id, id);
      assert.deepEqual(
        findings.map(({ code, line }) => [code, line]),
        [['entry.id', 3]],
      );
    });

  it('says what kind of value is wanted in plain words', () => {
    const { findings } = readEntryText(
      '---\ntags: { a: b }\nversion: b\ntemplate: 20261128\n---\n',
    );
    const messages = findings.map(({ message }) => message).join(' ');
    assert.match(messages, /read as a number.*a number.*a list/);
  });

  it('keeps the good fields beside a bad one', () => {
    const { meta } = readEntryText('---\nid: x\ndate: soon\nversion: 1.5\ntitle: T\n---\n');
    assert.deepEqual(meta, { id: 'x', title: 'T' });
  });

  it('keeps the words below broken front matter', () => {
    const { sections } = readEntryText('---\nid: "x\n---\n## Q <!-- prompt: q -->\nMine.\n');
    assert.deepEqual(
      sections.map(({ prompt, words }) => [prompt, words]),
      [
        [undefined, 0],
        ['q', 1],
      ],
    );
  });

  it('never throws, and names lines that are there', () => {
    fc.assert(
      fc.property(anyText, anyText, (yaml, body) => {
        for (const text of [`---\n${yaml}\n---\n${body}`, body, `---\n${yaml}`]) {
          const lines = text.split('\n').length;
          for (const { line, message } of readEntryText(text).findings) {
            assert.ok(line >= 1 && line <= lines);
            assert.ok(message.length > 0);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('titleOf', () => {
  const cases: [name: string, text: string, title: string][] = [
    ['of the front matter', '---\ntitle: A\n---\n# B\n', 'A'],
    ['of the first heading', 'x\n\n# B c ##\n# D\n', 'B c'],
    ['of the first heading with CRLF', '# B\r\n\r\nx', 'B'],
    ['of a heading of marks within', '# C# and F# too\n', 'C# and F# too'],
    ['of the file', '## Second level\n', '2026-11-23-note'],
    ['of the file when the heading is empty', '#\n\n# \n', '2026-11-23-note'],
    [
      'of the file when the front matter has an empty one',
      '---\ntitle: ""\n---\nx',
      '2026-11-23-note',
    ],
  ];
  for (const [name, text, title] of cases)
    it(`takes the title ${name}`, () =>
      assert.equal(titleOf(readEntryText(text), 'entries/2026-11-23-note.md'), title));

  it('takes the title of a line of a megabyte of blanks and marks', () => {
    const heading = `a${' #'.repeat(500_000)}b`;
    assert.equal(titleOf(readEntryText(`# ${heading}\n`), 'x.md'), heading);
  });
});
