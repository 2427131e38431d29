import assert from 'node:assert/strict';
import { csvParseRows } from 'd3-dsv';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { renderCsv } from '../../../src/formats/csv';
import { renderHtml } from '../../../src/formats/html';
import { renderJson } from '../../../src/formats/json';
import { inertMarkdown } from '../../../src/formats/inertMarkdown';
import { plain, renderMarkdown } from '../../../src/formats/markdown';
import type { Block, Report, ReportRow } from '../../../src/core/report/report';
import { entry, record, reportOf } from '../report/reports';

const row: ReportRow = {
  id: 'entry-a',
  path: 'entries/a.md',
  date: '2026-10-01',
  title: 'A',
  type: 'course',
  minutes: 45,
  participatory: 15,
  topics: ['ours/ethics'],
  evidence: [],
  status: 'answered',
  planned: false,
  digest: 'sha256:0',
  digest2: 'sha256-2:0',
};
const report = (blocks: readonly Block[], rows: readonly ReportRow[] = []): Report => ({
  title: 'A report',
  subtitle: 'Ann',
  language: 'en-GB',
  author: 'Ann',
  framework: 'ours',
  from: '2026-01-01',
  to: '2026-12-31',
  made: '2026-11-23',
  commit: undefined,
  blocks,
  rows,
  requirements: [],
  isCycle: true,
  unassigned: [],
  misattributed: [],
  unreadable: [],
});

const attack =
  '</title></td><script>alert(1)</script>"\'><img src=x onerror=alert(1)> | [a](javascript:alert(1)) ![b](https://example.org/b.png) `c` **d** <!-- e --> &lt;';
const hostile: Record<string, string> = {
  'entries/a.md': entry(
    `id: entry-a\ntemplate: ours/record\nversion: 1\ndate: 2026-10-01\ntitle: ${JSON.stringify(attack)}\ncpd: { minutes: 5, type: ${JSON.stringify(attack)}, counterpart: ${JSON.stringify(attack)}, evidence: [${JSON.stringify(attack)}], covers: [${JSON.stringify(`ours/${attack}`)}] }`,
    `## ${attack} <!-- prompt: what -->\n\n${attack}\n\n<script>alert(2)</script>\n\n<a href="javascript:alert(3)" onclick="x">l</a> <javascript:alert(4)> [p](https://example.org/p)\n`,
  ),
  '.journal/people/ann.yaml': `name: ${JSON.stringify(attack)}\n`,
};

describe('HTML of a report', () => {
  it('holds no markup of a title, a claim or an answer', async () => {
    const html = renderHtml(await reportOf(hostile));
    assert.doesNotMatch(html, /<script|<img|<iframe|<a [^>]*javascript|onclick="|onerror="/i);
    const tags = new Set(
      [...html.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)].map(([, tag]) => tag!.toLowerCase()),
    );
    for (const tag of tags)
      assert.match(
        tag,
        /^(?:html|head|meta|title|style|body|header|main|footer|section|h[1-6]|p|ul|li|dl|div|dt|dd|table|caption|thead|tbody|tr|th|td|br|wbr|code|strong|em|a|span|blockquote)$/,
      );
    const targets = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target);
    assert.deepEqual([...new Set(targets)], ['https://example.org/p']);
  });

  it('goes on in the order of headings, whatever levels the answers have', () => {
    const html = renderHtml(
      report([
        { kind: 'heading', level: 2, text: 'Two' },
        { kind: 'heading', level: 3, text: 'Three' },
        { kind: 'words', below: 3, markdown: '# a\n\n#### b\n\n## c\n\n#\n\n# d\n\nsetext\n---\n' },
      ]),
    );
    assert.deepEqual(
      [...html.matchAll(/<h(\d)/g)].map(([, level]) => level).join(''),
      '1' + '23' + '45' + '5' + '4' + '5',
    );
  });

  it('shows other scripts in their own direction', async () => {
    const words = 'تعلمت كثيرا 学到了很多 🙂👩‍⚕️';
    const html = renderHtml(
      await reportOf({ 'entries/a.md': record('entry-a', words, `title: ${words}`) }),
    );
    assert.ok(html.includes(`<h3 dir="auto">${words}</h3>`));
    assert.ok(html.includes(`<p dir="auto">${words}</p>`), 'each paragraph by itself');
  });

  it('has pictures in itself, and the words for those that are not there', () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    const html = renderHtml({
      ...report([
        {
          kind: 'words',
          below: 2,
          path: 'entries/a.md',
          markdown: '![Here](../b.png) ![Gone "x"](../c.png) ![Far](https://example.org/x.png)',
        },
      ]),
      pictures: new Map([['b.png', { type: 'png', bytes, width: 1, height: 1 }]]),
    });
    assert.ok(html.includes('<img src="data:image/png;base64,AQID" alt="Here">'));
    assert.ok(html.includes('[Gone &#34;x&#34;]') && html.includes('[Far]'));
    assert.doesNotMatch(html, /example\.org/);
  });
});

/** As a spreadsheet reads it: a mark of quotation counts where a cell begins; what follows its end belongs to it. */
const cellsBy = (separator: string, csv: string): string[] =>
  [...csv.matchAll(new RegExp(`(?:"((?:[^"]|"")*)(?:"|$))?([^${separator}\\r\\n]*)`, 'g'))].map(
    ([, quoted = '', rest]) => quoted.replaceAll('""', '"') + (rest ?? ''),
  );

describe('CSV of a report', () => {
  it('is read back as it was written, and no cell is a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .tuple(
          fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '\uFEFF=', '＝', '"=', "'"),
          fc.string({ maxLength: 12 }),
        )
        .map((two) => two.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text)), (texts) => {
        const rows = texts.map(([title, type, status]) => ({ ...row, title, type, status }));
        const csv = renderCsv(report([], rows));
        assert.ok(csv.startsWith('\uFEFFdate,title,type,minutes,'));
        assert.ok(csv.endsWith('\r\n'));
        const read = csvParseRows(csv).slice(1);
        assert.equal(read.length, rows.length);
        read.forEach((cells, at) => {
          const { title, type, status } = rows[at]!;
          for (const [cell, value] of [
            [cells[1], title],
            [cells[2], type],
            [cells[7], status],
          ] as const) {
            const kept = cell!.replace(
              /(^|[;\t\r\n])'(?=["\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/gu,
              '$1',
            );
            assert.ok(cell === value || kept === value, JSON.stringify([cell, value]));
            assert.doesNotMatch(cell!, /^[\s\u200B-\u200F\u2060\uFEFF]*[=+\-@]|^[\t\r\n]/);
          }
        });
      }),
    );
  });

  it('has no formula where cells are separated by semicolons or tabs', () => {
    const text = fc
      .array(
        fc.constantFrom(';', '\t', '\n', '\r', '=', '+', '-', '@', '"', "'", ',', ' ', 'a', '1'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (titles, topics) => {
        const rows = titles.map((title) => ({ ...row, title, topics }));
        const csv = renderCsv(report([], rows)).slice(1);
        for (const separator of [/[;\r\n]/, /[\t\r\n]/, /[;\t\r\n]/])
          for (const part of csv.split(separator)) assert.doesNotMatch(part, /^["\s]*[=+\-@]/);
        for (const separator of [';', '\t'])
          for (const part of cellsBy(separator, csv)) assert.doesNotMatch(part, /^["\s]*[=+\-@]/);
      }),
    );
    const csv = renderCsv(report([], [{ ...row, title: 'a;=1+1' }]));
    assert.ok(csv.includes(`,"a;'=1+1",`));
  });

  it('has a row for each entry and for each that could not be read', async () => {
    const csv = renderCsv(
      await reportOf({
        'entries/a.md': record('entry-a', 'x'),
        'entries/b.md': '---\ntitle: "open\n---\n',
      }),
    );
    const rows = csvParseRows(csv);
    assert.deepEqual(rows[1]!.slice(0, 6), [
      '2026-10-01',
      'A day of learning',
      'course',
      '45',
      '15',
      'ours/ethics',
    ]);
    assert.deepEqual(rows[2]!.slice(8), ['', 'entries/b.md', '', '', '']);
    assert.match(rows[2]![7]!, /^could not be read in full: /);
  });
});

describe('Markdown of a report', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true }).enable(['table', 'strikethrough']);

  it('keeps the number signs at the end of a title', () => {
    for (const title of ['C #', '# #', '##', 'C#', 'a ##'])
      assert.equal(new MarkdownIt().render(`# ${plain(title)}`), `<h1>${title}</h1>\n`);
  });

  it('shows any text as it is, wherever it stands', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            '#',
            '-',
            '1.',
            '*',
            '_',
            '`',
            '<b>',
            '[a](b)',
            '|',
            '\\',
            '&amp;',
            '~~',
            '\n',
            ' ',
            'www.a.uk',
            'http://b.uk',
            '>',
            '=',
            '+',
            ':',
            '!',
          ),
          { maxLength: 6 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const wanted = value
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim()
          .replace(/\0/g, '\uFFFD');
        for (const place of [
          `# ${plain(value)}`,
          `- ${plain(value)}`,
          plain(value),
          `| a | ${plain(value)} |\n|---|---|\n| b | ${plain(value)} |`,
        ]) {
          const shown = markdown
            .parse(place, {})
            .filter(({ type }) => type === 'inline')
            .map(({ children }) => {
              for (const { type } of children!) assert.match(type, /^text/, `${type} in ${place}`);
              return children!.map(({ content }) => content).join('');
            });
          if (wanted !== '') assert.ok(shown.includes(wanted), JSON.stringify([place, shown]));
        }
      }),
    );
  });

  it('shows the same words where HTML is rendered as where it is not, and no link that acts', () => {
    const fragments = fc.constantFrom(
      ...[
        '<img src=x>',
        '</b>',
        '<!-- ',
        ' -->',
        '<script>',
        '<?',
        '<![CDATA[',
        '<',
        '>',
        '\\',
        '`',
        '``',
      ],
      ...[
        '```',
        '~~~',
        '\n',
        '\n\n',
        '    ',
        '- ',
        '> ',
        '1. ',
        '# ',
        '***',
        '_',
        '| a | b |\n|---|---|\n',
      ],
      ...[
        '|',
        '[a](command:b)',
        '[',
        '](',
        ')',
        '![',
        ']',
        '[a]: javascript:b',
        '<command:b>',
        '&lt;b>',
      ],
      ...[
        '[a](<b c.md>)',
        '![<b>](x.png)',
        '<https://example.org>',
        '<a@example.org>',
        'a',
        ' ',
        '\t',
        '\r\n',
      ],
      ...[
        '[b](&#99;ommand:x)',
        '[c](https://example.org "<b>")',
        '[d]: <x y>',
        ':',
        '\0',
        '{',
        '---',
      ],
    );
    const text = fc.array(fragments, { maxLength: 14 }).map((parts) => parts.join(''));
    const plainReader = new MarkdownIt({ html: false });
    const isPage = (address: string): boolean =>
      /^\s*(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:))/i.test(address);
    plainReader.validateLink = isPage;
    const reader = new MarkdownIt({ html: true });
    reader.validateLink = () => true;
    type Read = ReturnType<typeof reader.parse>;
    // A heading is on one line there, with number signs.
    const seen = (tokens: Read): unknown[] =>
      tokens.map(({ type, content, children, attrs }, at) => {
        if (type !== 'inline') return [type, attrs, content.trimEnd()];
        const isHeading = tokens[at - 1]?.type === 'heading_open';
        return joined(children ?? [], isHeading ? ' ' : undefined);
      });
    const joined = (children: Read, lineBreak?: string): string =>
      children
        .map(({ type, content, attrs, children: inner }) => {
          if (type.startsWith('text')) return content;
          if (type.endsWith('break') && lineBreak !== undefined) return lineBreak;
          return JSON.stringify([
            type,
            content && !inner ? content : '',
            attrs,
            joined(inner ?? []),
          ]);
        })
        .join('');
    fc.assert(
      fc.property(text, (words) => {
        const inert = inertMarkdown(words, 1);
        const tokens = reader.parse(inert, {});
        const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
        for (const token of all) {
          assert.doesNotMatch(token.type, /^html/);
          for (const name of ['href', 'src'])
            assert.ok(isPage(String(token.attrGet(name) ?? '')), JSON.stringify([words, inert]));
        }
        assert.deepEqual(
          seen(tokens),
          seen(plainReader.parse(words, {})),
          JSON.stringify([words, inert]),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps a tag that is escaped already as it is', () => {
    for (const words of ['\\<img src=x>', '`<b>`', '    <b>', '- ```\n  <b>\n  ```', '`a\n<b>`'])
      assert.equal(inertMarkdown(words, 1), words);
    assert.equal(inertMarkdown('a ` b\nc ` <img src=x> `', 1), 'a ` b\nc ` \\<img src=x> `');
    assert.equal(inertMarkdown('\\\\<img src=x>', 1), '\\\\\\<img src=x>');
    assert.equal(inertMarkdown('[a](command:b)', 1), '[a]\\(command:b)');
  });

  it('keeps what an answer leaves open to the answer, and its HTML as text', () => {
    const said = renderMarkdown(
      report([
        {
          kind: 'words',
          below: 4,
          markdown:
            '# My heading\n\n<script>a</script> `<b>` <https://example.org>\n\n~~~~js\n<b>\n# no heading',
        },
        { kind: 'heading', level: 2, text: 'Next' },
      ]),
    );
    const tokens = markdown.parse(said, {});
    assert.deepEqual(
      tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => tag),
      ['h1', 'h5', 'h2'],
    );
    assert.ok(said.includes('~~~~js\n<b>\n# no heading\n~~~~'));
    assert.ok(
      !tokens.some(
        ({ type, children }) =>
          type === 'html_block' || children?.some((one) => one.type === 'html_inline'),
      ),
    );
  });

  it('moves underlined headings, and those in quotes and lists, below those of the report', () => {
    const underlined =
      'One\n===\n\nTwo <b>\nlines #\n---\nText.\n\n> # Three\n>\n> Four\n> *more*\n> ====\n> Text.\n\n- Five\n  ---\n- # Six\n\n1. 1\n   =\n';
    const block = { kind: 'words', below: 3, markdown: underlined } as const;
    const found = (text: string): string[] => {
      const tokens = markdown.parse(text, {});
      return tokens.flatMap(({ type, tag }, at) => {
        if (type !== 'heading_open') return [];
        const { children } = tokens[at + 1]!;
        const words = children!.map(({ type, content }) => (type === 'softbreak' ? ' ' : content));
        return [`${tag} ${words.join('')}`];
      });
    };
    const said = renderMarkdown(report([block]));
    assert.deepEqual(found(said).slice(1), [
      ...['h4 One', 'h5 Two <b> lines #', 'h4 Three', 'h4 Four more', 'h5 Five', 'h4 Six', 'h4 1'],
    ]);
    assert.ok(!/=|---/.test(said), said);
    assert.equal(said.match(/^(?:> )?Text\.$/gm)?.length, 2);
    const tags = [...renderHtml(report([block])).matchAll(/<(h\d)/g)].map(([, tag]) => tag);
    assert.deepEqual(
      found(said).map((one) => one.slice(0, 2)),
      tags,
    );
  });

  it('says in HTML where a long name may break, and nowhere in a copy of it', () => {
    const name = 'attachments/2026/certificate_of-attendance.pdf';
    const html = renderHtml(
      report([{ kind: 'table', caption: 'Files', columns: [{ title: 'File' }], rows: [[name]] }]),
    );
    assert.ok(
      html.includes(
        '>attachments/<wbr>2026/<wbr>certificate_<wbr>of-<wbr>attendance.<wbr>pdf</td>',
      ),
    );
    assert.ok(!html.includes('\u200B'));
  });

  const drawn =
    'See ![a *sketch*](../attachments/my%20sketch.png "one") and [the file][f].\n\n[f]: <../attachments/f(1).pdf#p2>\n\n`![code](../attachments/no.png)` [![in](in.png)](other.md) [web](https://example.org)';
  const drawing = (at?: string): string =>
    renderMarkdown(
      report([{ kind: 'words', markdown: drawn, below: 2, path: 'entries/2026/a.md' }]),
      at,
    );
  const leadsTo = (said: string): string[] =>
    markdown
      .parse(said, {})
      .flatMap(({ children }) => children ?? [])
      .flatMap((token) => [token.attrGet('src'), token.attrGet('href')])
      .filter((address) => typeof address === 'string');

  it('has pictures and links that lead on from its own place', () => {
    const said = drawing('reports/x.md');
    assert.deepEqual(leadsTo(said), [
      '../entries/attachments/my%20sketch.png',
      '../entries/attachments/f%281%29.pdf#p2',
      '../entries/2026/other.md',
      '../entries/2026/in.png',
      'https://example.org',
    ]);
    assert.ok(said.includes('`![code](../attachments/no.png)`'));
  });

  it('keeps what is said of a picture and the words of a link where its place is not known', () => {
    const said = drawing();
    assert.deepEqual(leadsTo(said).filter(Boolean), ['https://example.org']);
    assert.match(said, /See \\\[a \*sketch\*\\\] and \[the file\]\[f\]\./);
    assert.match(said, /\\\[in\\\] \[web\]\(https:\/\/example\.org\)$/m);
  });

  it('goes on from heading to heading without a step left out', () => {
    const said = renderMarkdown(
      report([{ kind: 'words', markdown: '### One\n\n##### Two\n\n# Three', below: 3 }]),
    );
    assert.match(said, /^#### One\n\n##### Two\n\n#### Three$/m);
  });

  it('holds no markup of a title', async () => {
    const tokens = markdown.parse(renderMarkdown(await reportOf(hostile)), {});
    assert.ok(
      !tokens.some(
        ({ type, children }) =>
          type === 'html_block' || children?.some((one) => one.type === 'html_inline'),
      ),
    );
  });
});

describe('JSON of a report', () => {
  it('has the shape that is documented', async () => {
    const value = JSON.parse(
      renderJson(await reportOf({ 'entries/a.md': record('entry-a', 'x') })),
    );
    assert.deepEqual(Object.keys(value), [
      ...[
        'schema',
        'kind',
        'title',
        'subtitle',
        'language',
        'author',
        'framework',
        'from',
        'to',
        'made',
      ],
      ...['commit', 'requirements', 'entries', 'misattributed', 'unreadable', 'blocks'],
    ]);
    assert.equal(value.commit, null);
    assert.equal(value.entries[0].id, 'entry-a');
  });
});
