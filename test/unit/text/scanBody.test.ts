import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBody } from '../../../src/core/text/scanBody';
import { countWords } from '../../../src/core/text/wordCount';
import { scanByMarkdownIt } from '../../kit/scanByMarkdownIt';

const scan = (text: string) => scanBody(text, 0, 1);
const promptsOf = (text: string): (string | undefined)[] =>
  scan(text)
    .sections.slice(1)
    .map((section) => section.prompt);
const wordsOf = (text: string): number[] => scan(text).sections.map((section) => section.words);

describe('scanBody', () => {
  it('gives each prompt what stands up to the next one', () => {
    const text =
      'Before.\n\n## One? <!-- prompt: one -->\n\nMy words.\n\n### Sub\n\nMore.\n\n# Two <!--prompt:two-->\nx';
    const { sections } = scan(text);
    assert.deepEqual(
      sections.map(({ prompt, line }) => [prompt, line]),
      [
        [undefined, 1],
        ['one', 3],
        ['two', 11],
      ],
    );
    assert.equal(
      text.slice(sections[1]!.from, sections[1]!.contentFrom),
      '## One? <!-- prompt: one -->\n',
    );
    assert.equal(
      text.slice(sections[1]!.contentFrom, sections[1]!.to),
      '\nMy words.\n\n### Sub\n\nMore.\n\n',
    );
    assert.deepEqual(wordsOf(text), [1, 4, 1]);
  });

  const nothing: [name: string, text: string][] = [
    ['nothing', ''],
    ['blank lines', '\n  \n\t\n'],
    ['a comment', '<!-- my words -->'],
    ['a comment over lines', '<!-- my\nwords\n\nhere -->'],
    ['a comment that is never closed', '<!-- my\nwords\n'],
    ['a comment behind another', '<!-- a --><!-- b -->'],
    ['a quote', '> my words\n> here'],
    ['a link definition', '[a]: https://example.org "Title"'],
    ['a link definition in angle brackets', "[a b]: <https://example.org> 'Title'"],
    ['marks alone', '… — ? !\n***\n- - -\n'],
    ['an empty list', '- \n- \n*\n'],
    ['characters that are not seen', '\u200B\u200D\uFEFF\u00A0\u3000'],
    ['a combining mark alone', '\u0301'],
    ['CRLF alone', '\r\n\r\n'],
    ['an emoji', '\u{1F44D}'],
    ['an emoji of several characters', '\u{1F469}\u200D\u{1F9B0} \u{1F1EC}\u{1F1E7} 👍🏽'],
    ['signs and arrows', '✓ → ★ € ½×'.replace('½', '')],
    ['a line break', '<br>'],
    ['tags without words', '<div class="note"><img src="a.png" alt="A park"/></div>'],
    ['an entity', '&nbsp;&#8203;&copy;'],
    ['a picture', '![A park](pictures/park.png)'],
    ['a picture by reference', '![A park][park]'],
    ['an embedded file', '![[Pasted image 2026.png]]'],
    ['a link without words', '[](https://example.org)'],
    ['tasks without words', '- [ ] \n- [x]\n* [X] '],
    ['numbers of a list', '1. \n2)\n3.'],
  ];
  for (const [name, text] of nothing)
    it(`does not take ${name} for an answer`, () => {
      assert.deepEqual(wordsOf(`## A <!-- prompt: a -->\n\n${text}`), [0, 0]);
    });

  const answers: [name: string, text: string, words: number][] = [
    ['a word', 'yes', 1],
    ['a number', '25', 1],
    ['words around a comment', 'my <!-- not --> own', 2],
    ['words behind a comment', '<!-- not --> own', 1],
    ['words behind a comment over lines', '<!-- not\nthis --> own', 1],
    ['a sub-heading', '### Sub heading', 2],
    ['a task', '- [x] done', 1],
    ['a numbered list', '1. one\n2. two words', 3],
    ['a number at the start of a line', '2026 was good', 3],
    ['a link by its words', '[our report](https://example.org/a/long/path "Title")', 2],
    ['a link by reference', '[our report][1]', 2],
    ['an address', '<https://example.org>', 1],
    ['words between tags', 'one<br>two', 2],
    ['a word with an entity', 'caf&eacute;s&nbsp;here', 2],
    ['less than', 'a < b and c > d', 5],
    ['a left-out target', 'array[0] (not a link)', 4],
    ['a rare letter', '\u{1D4D0}', 1],
    ['rare Chinese', '\u{20000}\u{20001}', 2],
    ['words around an emoji', 'well \u{1F44D} done', 2],
    ['a table', '| a | b |\n|---|---|\n| c | d |', 4],
    ['code', '```\nlet it be\n```', 3],
    ['code by indentation', '    let it be', 3],
    ['a footnote of words', '[^1]: more than one word', 5],
    ['a bracket with words behind a colon', '[Trust]: it grew both ways', 5],
    ['words below a quote', '> not\n\nown', 1],
    ['Chinese', '我学到了很多', 6],
    ['Japanese with punctuation', 'はい、です。', 4],
    ['Korean', '나는 배웠다', 2],
    ['Arabic', 'تعلمت الكثير', 2],
    ['Hindi', 'मैंने सीखा', 2],
    ['combining characters', 'e\u0301te\u0301 the\u0301', 2],
    ['words with CRLF', 'one\r\ntwo\r\n', 2],
    ['words with joiners', "don't well-being it’s", 3],
  ];
  for (const [name, text, words] of answers)
    it(`counts ${name}`, () => {
      assert.deepEqual(wordsOf(`## A <!-- prompt: a -->\n\n${text}`), [0, words]);
    });

  it('does not count headings before the first prompt', () => {
    assert.deepEqual(wordsOf('# Title of it\n\nown words\n'), [2]);
  });

  const notPrompts: [name: string, text: string][] = [
    ['in a fence', '```\n## A <!-- prompt: a -->\n```\n'],
    [
      'in a longer fence that holds a shorter one',
      '````\n```\n## A <!-- prompt: a -->\n```\n````\n',
    ],
    ['in a fence of tildes with words behind them', '~~~ md `x`\n## A <!-- prompt: a -->\n~~~\n'],
    ['in a fence that is never closed', '```\n## A <!-- prompt: a -->\n'],
    ['in a fence in a list', '1. x\n   ```\n   ## A <!-- prompt: a -->\n   ```\n'],
    ['in a comment', '<!--\n## A\n<!-- prompt: a -->\n'],
    ['in a quote', '> ## A <!-- prompt: a -->\n'],
    ['in code by indentation', '    ## A <!-- prompt: a -->\n'],
    ['outside a heading', 'A <!-- prompt: a -->\n'],
    ['of seven marks', '####### A <!-- prompt: a -->\n'],
    ['without a blank', '##A <!-- prompt: a -->\n'],
    ['without an id', '## A <!-- prompt: -->\n'],
    ['with an id of blanks', '## A <!-- prompt: a b -->\n'],
  ];
  for (const [name, text] of notPrompts)
    it(`sees no prompt ${name}`, () => assert.deepEqual(promptsOf(text), []));

  const prompts: [name: string, text: string][] = [
    ['after a fence that began in a list item', '- ```\n  x\n  ```\n\n## A <!-- prompt: a -->\n'],
    ['after a fence in a numbered item', '10. ```\n    x\n    ```\n## A <!-- prompt: a -->\n'],
    ['after a list item whose fence is never closed', '- ```\n  x\n\n## A <!-- prompt: a -->\n'],
    ['after inline code of three ticks', '```x```\n\n## A <!-- prompt: a -->\n'],
    ['after a fence closed by more ticks', '```\nx\n`````\n## A <!-- prompt: a -->\n'],
    ['with CRLF', 'x\r\n## A <!-- prompt: a -->\r\n'],
    ['indented by three', '   ## A <!-- prompt: a -->\n'],
    ['with closing marks', '## A <!-- prompt: a --> ##\n'],
    ['of the comment alone', '## <!-- prompt: a -->\n'],
  ];
  for (const [name, text] of prompts)
    it(`sees a prompt ${name}`, () => assert.deepEqual(promptsOf(text), ['a']));

  it('finds where the discussion of a template begins, and its lines', () => {
    const text = '## A <!-- prompt: a -->\n\n<!-- discussion -->\n\nx';
    assert.equal(scan(text).discussion, text.indexOf('<!-- disc'));
    assert.equal(scan('```\n<!-- discussion -->\n```').discussion, -1);
    assert.equal(scan('x <!-- discussion -->').discussion, -1);
  });

  it('names the first line of each conflict', () => {
    const text = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n\n<<<<<<< HEAD\r\nd\n';
    assert.deepEqual(scanBody(text, 0, 10).conflicts, [11, 17]);
    assert.deepEqual(scan('```\n<<<<<<< HEAD\n```\n<<<<<<<<\n').conflicts, []);
  });

  it('has sections that follow each other without a gap, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.string({ unit: 'binary' })), (text) => {
        const { sections } = scan(text);
        assert.equal(sections[0]!.from, 0);
        assert.equal(sections.at(-1)!.to, text.length);
        sections.forEach(({ from, contentFrom, to, line }, index) => {
          assert.ok(from <= contentFrom && contentFrom <= to);
          assert.equal(from, index === 0 ? 0 : sections[index - 1]!.to);
          assert.equal(line, text.slice(0, from).split('\n').length);
        });
      }),
    );
  });

  it('reads the same whatever the line ends', () => {
    fc.assert(
      fc.property(document, (text) => {
        const other = text.replaceAll('\n', '\r\n');
        assert.deepEqual(promptsOf(other), promptsOf(text));
        assert.deepEqual(wordsOf(other), wordsOf(text));
      }),
    );
  });

  it('agrees with markdown-it on prompts and on what is an answer', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { sections } = scan(text);
        assert.deepEqual(
          {
            prompts: sections.slice(1).map((section) => section.prompt),
            answered: sections.map((section) => section.words > 0),
          },
          scanByMarkdownIt(text),
        );
      }),
      { numRuns: 2000 },
    );
  });

  // Each of these takes minutes when any step goes over the text once for every line or character.
  const large: [name: string, text: string][] = [
    ['one line of words', 'word '.repeat(200_000)],
    ['one line of Chinese', '学'.repeat(1_000_000)],
    ['one line of comments', '<!-- a -->'.repeat(100_000)],
    ['one line of opened comments', '<!-- '.repeat(200_000)],
    ['a heading of opened comments', `# ${'<!-- prompt: a'.repeat(80_000)}`],
    ['lines below a comment that is never closed', `<!--\n${'a line\n'.repeat(150_000)}`],
    ['lines that each open a comment', 'a <!--\n'.repeat(150_000)],
    ['one line of brackets', '['.repeat(1_000_000)],
    ['a link definition of blanks', `[a]: b${' '.repeat(1_000_000)}c`],
    ['one line of ticks', '`'.repeat(1_000_000)],
    ['one line of tags', '<a '.repeat(300_000)],
    ['one line of links', '[a](b'.repeat(200_000)],
    ['one line of pictures', '![a'.repeat(300_000)],
    ['one line of entities', '&a'.repeat(500_000)],
    ['lines of numbers', '1. \n'.repeat(250_000)],
    ['one line of emoji', '\u{1F600}'.repeat(250_000)],
  ];
  for (const [name, text] of large)
    it(`reads a megabyte of ${name}`, () => {
      assert.equal(scan(text).sections.at(-1)!.to, text.length);
    });
});

describe('countWords', () => {
  it('counts only within the part that it is given', () => {
    assert.equal(countWords('one two three', 4, 7), 1);
    assert.equal(countWords('one two three', 0, 13), 3);
  });

  it('is the number of runs of letters and digits between blanks in Latin text', () => {
    const letters = fc.constantFrom('a', 'Z', '0', 'é', '-', "'", '.', ' ', '\n', '\t', '\u00A0');
    fc.assert(
      fc.property(fc.array(letters), (characters) => {
        const text = characters.join('');
        const expected = text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
        assert.equal(countWords(text, 0, text.length), expected);
      }),
    );
  });
});

/**
 * Markdown as people write it, without what scanBody reads differently on purpose: it knows no lists
 * and no HTML but comments, a quote is only what begins with its mark, link definitions are one line,
 * and headings that are underlined carry no prompt.
 */
const block = fc.constantFrom(
  ...['Some words of mine.', 'Two lines\nof words.', '…', '- a\n- b', '1. one', '***'],
  ...[
    '# Title',
    '## Heading',
    '### Sub <!-- note -->',
    '## <!-- only a note -->',
    '#### ####',
    '#tag',
  ],
  ...[
    '👍',
    '<br>',
    'a<br>b',
    '&nbsp;',
    '&copy; 2026',
    '![A park](park.png)',
    '![A](a) words',
    '[](a)',
  ],
  ...['[words](a)', '1.', '2. ', '<https://example.org>', '<img src="a.png">', '5 < 6', '\u00bd'],
  ...[
    '## One <!-- prompt: one -->',
    '# Two <!--prompt: two-->',
    '   ### Three <!-- prompt: three --> #',
  ],
  ...['## Not <!-- prompt: -->', '####### Seven <!-- prompt: seven -->'],
  ...['<!-- a note -->', '<!-- a\nlong\n\nnote -->', '<!-- a --> words', 'words <!-- a --> here'],
  ...['<!-- a\n## B <!-- prompt: b -->', '<!-- one --><!-- two -->', 'see `<!--` here'],
  ...['> a quote', '> a quote\n> of two lines', '> ## Q <!-- prompt: q -->', '>', '> > nested'],
  ...['[a]: https://example.org', '[a b]: <x y> "title"', '[a]: x y z', '[not', '[x]: '],
  ...[
    '```\ncode\n```',
    '```js\n## F <!-- prompt: f -->\n```',
    '~~~\n```\nx\n~~~',
    '````\n```\n````',
  ],
  ...[
    '```\n\n```',
    '```x```',
    '``',
    '   ```\n   x\n   ```',
    '- ```\n  x\n  ```',
    '- ~~~\n  x',
    '```\n> quoted\n<!-- in code -->\n```',
  ],
  ...['名前', 'e\u0301', '\u{1F600} smile', '\\# not a heading'],
);
const document = fc.array(block, { maxLength: 8 }).map((blocks) => `${blocks.join('\n\n')}\n`);
