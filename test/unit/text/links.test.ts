import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt, { type Env } from 'markdown-it';
import { backlinksTo } from '../../../src/core/authoring/backlinks';
import {
  addressesIn,
  addressOf,
  labelFor,
  linksIn,
  resolveLink,
} from '../../../src/core/text/links';
import * as arbitrary from '../../kit/arbitraryText';
import { entryOf, loaded } from '../../kit/samples';

const targets = (text: string): string[] => linksIn(text, 0).map(({ target }) => target);

/** The same by markdown-it: every link and every definition, as far as it names a Markdown file beside. */
function targetsByMarkdownIt(text: string): string[] {
  const markdown = new MarkdownIt({ html: true });
  const env: Env = {};
  const hrefs: string[] = [];
  for (const { children } of markdown.parse(text, env))
    for (const token of children ?? [])
      if (token.type === 'link_open') hrefs.push(String(token.attrGet('href')));
  hrefs.push(...Object.values(env.references ?? {}).map(({ href }) => href));
  return hrefs
    .map((href) => href.replace(/[#?].*$/, ''))
    .filter((href) => href.endsWith('.md') && !/^(?:[a-z]+:|\/)/.test(href))
    .map(decodeURIComponent);
}

const names = fc.constantFrom('a.md', 'b%20c.md', '../2026/d.md', './e.md', 'f(1).md', 'g.md#part');
const addresses = fc.oneof(
  names,
  names.map((name) => `<${name}>`),
  fc.constantFrom('https://example.org/x.md', '/top.md', 'picture.png', '<sp ace.md>', 'x\\(.md'),
);
const titles = fc.constantFrom('', ' "a title"', " 'one'", ' (two)');
const words = fc.constantFrom(
  'word',
  'two words',
  '*em*',
  '\\[',
  '\\]',
  '!',
  '(',
  ')',
  '`code`',
  '``a`b``',
  '<b>',
  'a\nb',
);
const link = fc
  .tuple(fc.constantFrom('', '!'), words, addresses, titles)
  .map(([mark, label, address, title]) => `${mark}[${label}](${address}${title})`);
const inline = fc.oneof(
  words,
  link,
  link.map((one) => `\`${one}\``),
  link.map((one) => `[outer ${one}](outer.md)`),
  link.map((one) => `<!-- ${one} -->`),
  fc.constantFrom('[shortcut]', '[a][b]', '[open', 'close]', '](nothing.md)'),
);
// What begins with a comment or a tag is a block of HTML as a whole.
const paragraph = fc
  .array(inline, { minLength: 1, maxLength: 5 })
  .map((all) => ['So', ...all].join(' '));
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  paragraph.map((text) => `## ${text.replaceAll('\n', ' ')}`),
  paragraph.map((text) => `- ${text.replaceAll('\n', ' ')}`),
  paragraph.map((text) => `> ${text.replaceAll('\n', ' ')}`),
  paragraph.map((text) => `\`\`\`md\n${text}\n\`\`\``),
  paragraph.map((text) => `~~~~\n${text}\n~~~\n${text}\n~~~~`),
  addresses.map((address) => `[LABEL]: ${address}`),
);
const documents = fc
  .array(block, { maxLength: 6 })
  .map((blocks) =>
    blocks.map((text, index) => text.replace('LABEL', `label-${index}`)).join('\n\n'),
  );

describe('links', () => {
  it('finds inline links and definitions, with their places', () => {
    const text = '[One](one.md) and [Two](<two three.md> "T"), see [r].\n\n[r]: ../r.md#end\n';
    assert.deepEqual(
      linksIn(text, 0).map(({ from, to, target }) => [text.slice(from, to), target]),
      [
        ['one.md', 'one.md'],
        ['two three.md', 'two three.md'],
        ['../r.md#end', '../r.md'],
      ],
    );
  });

  it('passes over code, comments, pictures, pages and other files', () => {
    for (const text of [
      '`[a](a.md)`',
      '```\n[a](a.md)\n```',
      '<!-- [a](a.md) -->',
      '![a](a.md)',
      '[a](https://example.org/a.md)',
      '[a](/a.md)',
      '[a](a.png)',
      '\\[a](a.md)',
    ])
      assert.deepEqual(targets(text), [], text);
  });

  it('finds the same as markdown-it', () => {
    fc.assert(
      fc.property(documents, (text) => {
        assert.deepEqual(targets(text).sort(), targetsByMarkdownIt(text).sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any text, and gives places that hold what they say', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(arbitrary.text, inline, block)), (parts) => {
        const text = parts.join('');
        for (const { from, to } of linksIn(text, 0)) {
          assert.ok(from >= 0 && from < to && to <= text.length);
          assert.match(text.slice(from, to), /\.md/i);
        }
      }),
    );
  });

  it('finds each link and picture to a file, as far as it is one', () => {
    const text =
      '![p *q*](a%20b.png#x "t") [l](<c d.pdf?y>) [o ![i](i.png)](o.txt) [m](mailto:a@b.c) [top](#top)\n\n[r]: r.jpg\n';
    assert.deepEqual(
      addressesIn(text, 0).map(({ kind, target, rest, opens, closes, end }) => [
        ...[kind, target, rest, text.slice(opens, end)],
        text.slice(opens, closes),
      ]),
      [
        ['picture', 'a b.png', '#x', '![p *q*](a%20b.png#x "t")', '![p *q*'],
        ['link', 'c d.pdf', '?y', '[l](<c d.pdf?y>)', '[l'],
        ['picture', 'i.png', '', '![i](i.png)', '![i'],
        ['link', 'o.txt', '', '[o ![i](i.png)](o.txt)', '[o ![i](i.png)'],
        ['definition', 'r.jpg', '', 'r.jpg', ''],
      ],
    );
  });

  it('reads what opens and never closes once: from each opening it would take minutes', () => {
    for (const part of ['[', '](', '`', '<!--', '[a](', '](<', '``[a](a.md)`', '](a '])
      assert.ok(linksIn(part.repeat(200_000), 0).length <= 200_000);
    const after = '[a](a.md)'.repeat(100_000);
    assert.equal(linksIn('['.repeat(100_000) + after, 0).length, 100_000);
  });

  const part = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    .map((text) => text.replace(/[/\\\0]/g, '').trim())
    .filter(
      (text) =>
        text !== '' && text !== '.' && text !== '..' && Buffer.from(text).toString() === text,
    );
  const path = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.md`)
    .filter((text) => !/^[A-Za-z]:/.test(text));

  it('writes addresses that lead where they should', () => {
    fc.assert(
      fc.property(path, path, arbitrary.text, (file, target, title) => {
        const text = `See [${labelFor(title)}](${addressOf(file, target)}).`;
        const found = targets(text);
        assert.equal(found.length, 1, text);
        assert.equal(resolveLink(file, found[0]!), target);
        assert.deepEqual(targetsByMarkdownIt(text), found);
      }),
      { numRuns: 500 },
    );
  });

  it('leads nowhere out of the journal', () => {
    assert.equal(resolveLink('entries/a.md', '../../x.md'), undefined);
    assert.equal(resolveLink('entries/a.md', '../x.md'), 'x.md');
    assert.equal(resolveLink('a.md', '..\\x.md'), undefined);
  });
});

describe('backlinks', () => {
  const texts = {
    'entries/one.md': entryOf({ id: 'one', title: 'One' }),
    'entries/two.md': entryOf(
      { id: 'two' },
      { a: 'Like [One](one.md), and\nagain [it](./one.md#an-entry).' },
    ),
    'entries/2026/three.md': '\uFEFF[x](../one.md)\n',
    'entries/2026/four.md': 'Of another: [x](one.md), and in code `[x](../one.md)`\n',
  };
  const found = async (open: Record<string, string>, isCancelled = () => false) => {
    const { journal } = await loaded(texts);
    return backlinksTo(journal, 'entries/one.md', new Map(Object.entries(open)), isCancelled);
  };

  it('are found in every entry, at their places', async () => {
    const all = await found({});
    assert.deepEqual(
      all.map(({ path, line, column, length }) => [path, line, column, length]),
      [
        ['entries/2026/three.md', 0, 4, 9],
        ['entries/two.md', 7, 11, 6],
        ['entries/two.md', 8, 11, 17],
      ],
    );
  });

  it('count as they are in the editor', async () => {
    const all = await found({
      'entries/two.md': 'no more',
      'entries/2026/four.md': '[a](../one.md)',
    });
    assert.deepEqual(
      all.map(({ path }) => path),
      ['entries/2026/four.md', 'entries/2026/three.md'],
    );
  });

  it('stop when nobody waits for them', async () =>
    assert.deepEqual(await found({}, () => true), []));
});
