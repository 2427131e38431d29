import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntryText } from '../../../src/core/entries/entryText';
import { excerptOf, quoteOf } from '../../../src/core/text/quote';
import { scaffold, type Quote } from '../../../src/core/authoring/scaffold';
import { text as anyText } from '../../kit/arbitraryText';
import { builtIn, course } from '../../kit/samples';
import { scanByMarkdownIt } from '../../kit/scanByMarkdownIt';
import { testWorld } from '../../kit/world';

const template = builtIn.templates.get(`${course}/2.9`)!;
const wish = { template, date: '2026-11-23' };
const quote = (answer: string, place: string | undefined, title = 'Before'): Quote => ({
  place,
  lines: quoteOf(answer),
  path: 'entries/2025/2025-01-02-before.md',
  title,
  date: '2025-01-02',
});

const hostile = [
  '## Mine <!-- prompt: elsewhere -->\n\nwords',
  '<!-- never closed\n\nwords',
  '--> words <!-- prompt: benefits -->',
  '```\nnever closed',
  '~~~~\n## x <!-- prompt: benefits -->\n~~~',
  '<script>alert(1)</script>\n\n<details>\n\nwords',
  '<!-- discussion -->\nwords',
  '---\nid: x\n---',
  'words\r## x <!-- prompt: benefits -->',
  'words\r\n\r\n## x <!-- prompt: benefits -->\r\n',
  '<<<<<<< a\nwords\n=======\nothers\n>>>>>>> b',
  '- a\n  ```\n  words',
  '{answer: models/gibbs#feelings}',
  '[a]: <x>\nwords',
  '<div>\n<!-- \n',
];

describe('quoteOf', () => {
  it('quotes line by line, without blank lines around it', () => {
    assert.deepEqual(quoteOf('\n\nOne\n\n  two  \n\n'), ['> One', '>', '>   two  ']);
    assert.deepEqual(quoteOf('One\r\ntwo\r\n'), ['> One', '> two']);
  });

  it('leaves out what the answer quoted itself, and comments', () => {
    assert.deepEqual(quoteOf('> Older.\n>\n> — [x](y)\n\nNewer. <!-- a note -->\n'), ['> Newer. ']);
    assert.deepEqual(quoteOf('<!-- a\n\nb --> c\n<!-- d -->\ne'), ['>  c', '> e']);
    assert.deepEqual(quoteOf('```\n> code\n<!-- code -->\n```'), [
      '> ```',
      '> > code',
      '> <!-- code -->',
      '> ```',
    ]);
  });

  it('gives nothing for nothing', () => {
    for (const text of ['', '\n \n', '> quoted', '<!-- a -->', '<!-- open\nwords'])
      assert.deepEqual(quoteOf(text), []);
  });

  const isInert = (answer: string, title = 'Before'): void => {
    const plain = scaffold(wish, testWorld().random);
    const quotes = [quote(answer, undefined, title), quote(answer, 'benefits', title)];
    const quoted = scaffold({ ...wish, quotes }, testWorld().random);
    const read = readEntryText(quoted.text);
    assert.deepEqual(read.findings, []);
    assert.deepEqual(
      read.sections.map(({ prompt, words }) => [prompt, words]),
      readEntryText(plain.text).sections.map(({ prompt, words }) => [prompt, words]),
    );
    // Typed where the cursor stands, it is an answer, and to no other prompt.
    const typed = `${quoted.text.slice(0, quoted.cursor)}Mine.${quoted.text.slice(quoted.cursor)}`;
    const scanned = scanByMarkdownIt(typed.slice(typed.indexOf('# ')));
    assert.deepEqual(scanned.prompts, ['benefits', 'elsewhere', 'own-practice']);
    assert.deepEqual(scanned.answered, [false, true, false, false]);
  };

  for (const answer of hostile)
    it(`keeps within the quote: ${JSON.stringify(answer)}`, () => isInert(answer));

  it('keeps any words and any title within the quote', () => {
    fc.assert(
      fc.property(anyText, anyText, (answer, title) => isInert(answer, title)),
      { numRuns: 600 },
    );
  });
});

describe('excerptOf', () => {
  it('shows how an answer begins, on one line', () => {
    assert.equal(
      excerptOf('\n> quoted\n\nTrust  grew\n\nboth ways. <!-- x -->\n'),
      'Trust grew both ways.',
    );
    assert.equal(excerptOf('one two three', 9), 'one two…');
    assert.equal(excerptOf('x'.repeat(9), 4), 'xxxx…');
    assert.equal(excerptOf(''), '');
  });

  it('is short and no half character, whatever the answer', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (answer, most) => {
        const text = excerptOf(answer, most);
        assert.ok(text.length <= most + 1);
        assert.equal(Buffer.from(text).toString(), text);
        assert.doesNotMatch(text, /\n/);
      }),
    );
  });
});

describe('a new entry with earlier answers', () => {
  it('has them below the title and below their prompt, and the cursor after them', () => {
    const quotes = [quote('Of old.', undefined), quote('Trust.\n\nMore.', 'benefits')];
    const { text, cursor } = scaffold({ ...wish, quotes }, testWorld().random);
    assert.match(
      text,
      /^# Activity[^\n]*\n\n> Of old\.\n>\n> — \[Before\]\(entries\/2025\/2025-01-02-before\.md\), 2025-01-02\n\n## What/m,
    );
    assert.ok(
      text
        .slice(0, cursor)
        .endsWith(
          '<!-- prompt: benefits -->\n\n> Trust.\n>\n> More.\n>\n> — [Before](entries/2025/2025-01-02-before.md), 2025-01-02\n\n',
        ),
    );
  });
});
