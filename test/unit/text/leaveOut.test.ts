import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { renderReport } from '../../../src/formats';
import type { ReportFormat } from '../../../src/formats/names';
import { withoutLeftOut } from '../../../src/core/text/leaveOut';
import { visibleText } from '../../../src/core/text/visibleText';
import { dist } from '../../kit/places';
import { frameworkYaml, record, reportOf, saysAll } from '../report/reports';

const secret = 'Zq7secretZq7';

/** Pieces of an entry that could lead a reader astray. */
const piece = fc.oneof(
  fc.string({ maxLength: 12 }).filter((text) => !/leave/i.test(text)),
  fc.constantFrom(
    '\n\n',
    '```\n',
    '~~~\n',
    '`',
    '<!--',
    '-->',
    '\n# A heading\n',
    '\n## What did you learn? <!-- prompt: learned -->\n',
    '![',
    '](x.png)',
    '> ',
    '- ',
    '<div>',
    '[a]: ',
    '\r\n',
    '---\n',
    '|',
  ),
);
const pieces = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
const opening = fc.constantFrom('<!-- leave out -->', '<!--leave out-->', '<!-- LEAVE-OUT\n-->');
const closing = fc.constantFrom('<!-- /leave out -->', '<!--/ leave out-->', '');

/** All that a file holds, whatever it is packed in. */
async function wordsIn(content: string | Uint8Array, format: ReportFormat): Promise<string> {
  if (typeof content === 'string') return content;
  if (format === 'docx')
    return Object.values(unzipSync(content))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: content, verbosity: 0 }).promise;
  let said = '';
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    said += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return said;
}

describe('what is left out', () => {
  const parts =
    'report:\n  parts:\n    - { title: L, kind: list, columns: [{ title: T, shows: title }, { title: W, prompt: what }] }\n    - { title: F, kind: forms }\n    - { title: W, kind: words }\n    - { title: T, kind: types }\n    - { title: G, kind: gaps }\n';

  /** Entries that hold the secret where it is marked as left out, and nowhere else. */
  const reports = fc
    .tuple(pieces, opening, pieces, pieces, closing, pieces)
    .map(([before, open, a, b, close, after]) => {
      const body = `${before}${open}${a}${secret}${b}${close}${after}`;
      const out = (id: string, mark: string): string =>
        record(id, secret, `title: ${secret}\nreport: ${mark}\ncpd: { minutes: 5 }`);
      return {
        'entries/a.md': record('entry-a', body),
        // Without a title of its own an entry is called by its first heading.
        'entries/b.md': `---\nid: entry-b\ndate: 2026-10-02\ncpd: { minutes: 5 }\n---\n${open}\n# ${secret}\n${close}${body}`,
        'entries/c.md': out('entry-c', 'leave-out'),
        'entries/d.md': out('entry-d', 'leaveout'),
      };
    });

  async function isIn(texts: Record<string, string>, formats: readonly ReportFormat[]) {
    const report = await reportOf(texts, { frameworkText: frameworkYaml + parts });
    assert.equal(report.rows.length, 2);
    for (const format of formats) {
      const { content } = await renderReport(report, format, async (font) =>
        readFileSync(path.join(dist, font)),
      );
      const said = await wordsIn(content, format);
      assert.ok(said.includes('sha256:'), `${format} is read`);
      assert.ok(!said.includes(secret), `${format}: ${said}`);
    }
  }

  it('is never in a report as text', () =>
    fc.assert(
      fc.asyncProperty(reports, (texts) => isIn(texts, ['html', 'csv', 'md', 'json'])),
      { numRuns: 60 },
    ));

  it('is never in a Word document or a PDF', () =>
    fc.assert(
      fc.asyncProperty(reports, (texts) => isIn(texts, ['docx', 'pdf'])),
      { numRuns: 6 },
    ));

  it('leaves its place', () => {
    const marked =
      'One <!-- leave out -->two\n\nthree<!-- /leave out --> four <!-- leave out -->five';
    assert.equal(withoutLeftOut(marked), 'One [left out] four [left out]');
    assert.equal(withoutLeftOut('a <!-- /leave out --> b'), 'a  b');
    assert.equal(
      withoutLeftOut('<!-- leave out -->a<!-- leave out -->b<!-- /leave out -->c'),
      '[left out]c',
    );
  });

  it('is not shown as a question without an answer', async () => {
    const text = record('entry-a', 'x').replace(
      '## What did you do',
      '<!-- leave out -->\n## What did you do',
    );
    assert.match(
      saysAll(await reportOf({ 'entries/a.md': text })),
      /What did you do\?\n\[left out\]/,
    );
  });

  it('is in none of the figures when it is a whole entry, and that is said', async () => {
    const report = await reportOf({
      'entries/a.md': record('entry-a', 'x', 'title: A\nreport: leave-out\ncpd: { minutes: 5 }'),
    });
    assert.equal(report.requirements[0]!.recorded, 0);
    assert.match(saysAll(report), /1 entry of these dates was left out/);
  });
});

describe('a text of very many marks', () => {
  it('is read in time that grows with its length, whether they are closed or not', () => {
    const many = 200_000;
    const spaces = `<!--${' '.repeat(many)}x`;
    assert.equal(withoutLeftOut(spaces), spaces);
    assert.equal(withoutLeftOut('<!-- leave out -->'.repeat(many)), '[left out]');
    const open = 'a <!-- b\n'.repeat(many);
    assert.equal(visibleText(open), open);
  });
});
