import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { renderReport } from '../../../src/core/report/formats';
import { reportFormats } from '../../../src/core/report/formats/names';
import { withoutLeftOut } from '../../../src/core/report/leaveOut';
import { frameworkYaml, record, reportOf, saysAll } from './reports';

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

describe('what is left out', () => {
  it('is never in a report, in no format', async () => {
    const parts =
      'report:\n  parts:\n    - { title: L, kind: list, columns: [{ title: T, shows: title }, { title: W, prompt: what }] }\n    - { title: F, kind: forms }\n    - { title: W, kind: words }\n    - { title: T, kind: types }\n    - { title: G, kind: gaps }\n';
    await fc.assert(
      fc.asyncProperty(
        pieces,
        opening,
        pieces,
        pieces,
        closing,
        pieces,
        async (before, open, a, b, close, after) => {
          const body = `${before}${open}${a}${secret}${b}${close}${after}`;
          const report = await reportOf(
            {
              'entries/a.md': record('entry-a', body),
              // Without a title of its own an entry is called by its first heading.
              'entries/b.md': `---\nid: entry-b\ndate: 2026-10-02\ncpd: { minutes: 5 }\n---\n${open}\n# ${secret}\n${close}${body}`,
              'entries/c.md': record(
                'entry-c',
                secret,
                `title: ${secret}\nreport: leave-out\ncpd: { minutes: 5 }`,
              ),
              'entries/d.md': record(
                'entry-d',
                secret,
                `title: ${secret}\nreport: leaveout\ncpd: { minutes: 5 }`,
              ),
            },
            { frameworkText: frameworkYaml + parts },
          );
          assert.equal(report.rows.length, 2);
          for (const format of reportFormats) {
            const content = await renderReport(report, format);
            assert.ok(!content.toString().includes(secret), `${format}: ${String(content)}`);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

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
