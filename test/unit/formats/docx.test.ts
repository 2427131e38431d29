/** A report as a Word document, taken apart again: its parts are well formed and hold what was said, no more. */
import assert from 'node:assert/strict';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { renderDocx } from '../../../src/formats/docx';
import type { Report } from '../../../src/core/report/report';
import { text as anyText } from '../../kit/arbitraryText';
import {
  arabic,
  hostile,
  hostileReport,
  longReport,
  plainReport,
  reportOf,
} from '../report/sampleReport';
import { reportWith, shownCorners, turnedJpeg } from '../report/turnedPicture';

const main = 'word/document.xml';

interface Docx {
  readonly files: Readonly<Record<string, Uint8Array>>;
  xml(name: string): Document;
  all(tag: string): Element[];
}

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

async function docxOf(report: Report): Promise<Docx> {
  const files = unzipSync(await renderDocx(report));
  const parser = new DOMParser({
    onError: (level, message) => {
      // That character is meant.
      if (!message.includes('Unicode replacement character'))
        throw new Error(`${level}: ${message}`);
    },
  });
  const parts = new Map(
    Object.entries(files)
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, bytes]) => {
        const text = strFromU8(bytes);
        assert.doesNotMatch(text, forbidden, name);
        return [name, parser.parseFromString(text, 'text/xml')];
      }),
  );
  const xml = (name: string): Document => {
    const found = parts.get(name);
    assert.ok(found, name);
    return found;
  };
  return { files, xml, all: (tag) => [...xml(main).getElementsByTagName(tag)] };
}

const textOf = (element: Element): string =>
  [...element.getElementsByTagName('w:t')].map(({ textContent }) => textContent ?? '').join('');
const styleOf = (paragraph: Element): string =>
  paragraph.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? '';
const paragraphs = (docx: Docx, style: RegExp): string[] =>
  docx
    .all('w:p')
    .filter((paragraph) => style.test(styleOf(paragraph)))
    .map((paragraph) => `${styleOf(paragraph)} ${textOf(paragraph)}`);
const has = (element: Element, tag: string): boolean =>
  element.getElementsByTagName(tag).length > 0;

/** What would be computed, fetched or run when the document is opened, in any part. */
function active(docx: Docx): string[] {
  const tags = /<(?:w:instrText|w:fldSimple|w:object|w:altChunk|script)\b[^>]*>[^<]*/g;
  return Object.entries(docx.files)
    .filter(([name]) => name.endsWith('.xml'))
    .flatMap(([, bytes]) => strFromU8(bytes).match(tags) ?? []);
}
const pageNumbers = ['PAGE', 'NUMPAGES'].map((name) => `<w:instrText xml:space="preserve">${name}`);

function links(docx: Docx): string[] {
  const relations = docx.xml('word/_rels/document.xml.rels');
  return [...relations.getElementsByTagName('Relationship')]
    .filter((relation) => relation.getAttribute('TargetMode') === 'External')
    .map((relation) => relation.getAttribute('Target') ?? '');
}

describe('a report as DOCX', () => {
  it('has real headings, in order and below one another', async () => {
    const docx = await docxOf(plainReport);
    assert.deepEqual(paragraphs(docx, /^(?:Heading|Subtitle)/), [
      'Heading1 CPD record of Ann Smith',
      'Subtitle SSSC continuous professional learning, 1 June 2026 to 31 May 2027',
      'Heading2 What is recorded',
      'Heading2 Reflections',
      'Heading3 Co-producing support with children',
      'Heading4 What I saw',
      'Heading5 A table of mine',
    ]);
  });

  it('has real tables with a caption, header rows and every cell', async () => {
    const docx = await docxOf(plainReport);
    const tables = docx.all('w:tbl').map((table) =>
      [...table.getElementsByTagName('w:tr')].map((row) => ({
        isHeader: has(row, 'w:tblHeader'),
        cells: [...row.getElementsByTagName('w:tc')].map(textOf),
      })),
    );
    assert.deepEqual(tables[0], [
      { isHeader: true, cells: ['Date', 'Activity', 'Minutes'] },
      { isHeader: false, cells: ['2026-11-23', 'Co-producing support with children', '30'] },
      { isHeader: false, cells: ['2026-11-24', 'Team meeting', '45'] },
    ]);
    assert.deepEqual(tables[1]?.map(({ cells }) => cells)[1], ['What I learned', 'To wait.']);
    assert.deepEqual(tables[2]?.[1]?.cells, ['Monday', '30']);
    assert.deepEqual(paragraphs(docx, /^Caption$/), ['Caption Activities']);
  });

  it('says its language, title and author', async () => {
    const docx = await docxOf(plainReport);
    const language = docx.xml('word/styles.xml').getElementsByTagName('w:lang')[0];
    assert.equal(language?.getAttribute('w:val'), 'en-GB');
    const core = docx.xml('docProps/core.xml');
    const property = (name: string) => core.getElementsByTagName(name)[0]?.textContent;
    assert.equal(property('dc:title'), 'CPD record of Ann Smith');
    assert.equal(property('dc:creator'), 'Ann Smith');
  });

  it('numbers its pages, and computes nothing else', async () => {
    assert.deepEqual(active(await docxOf(plainReport)), pageNumbers);
  });

  it('shows the person’s Markdown as what it says', async () => {
    const docx = await docxOf(plainReport);
    const runs = (tag: string): string[] =>
      docx
        .all('w:r')
        .filter((run) => run.getElementsByTagName(tag).length > 0)
        .map(textOf);
    assert.ok(runs('w:b').includes('twice'));
    assert.ok(runs('w:i').includes('listened'));
    assert.ok(runs('w:strike').includes('spoke'));
    assert.deepEqual(paragraphs(docx, /^Quote$/), [
      'Quote Nothing about us without us.',
      'Quote said at the meeting',
    ]);
    assert.deepEqual(paragraphs(docx, /^Code$/), ['Code if (listening)    wait();']);
    const items = docx
      .all('w:p')
      .filter((paragraph) => has(paragraph, 'w:numPr'))
      .map((p) => `${p.getElementsByTagName('w:ilvl')[0]?.getAttribute('w:val')} ${textOf(p)}`);
    assert.deepEqual(items.slice(2), [
      '0 The son speaks for his mother.',
      '0 She speaks for herself when he is out.',
      '1 a nested point',
      '2 and one below it',
      '1 another',
      '0 Trust grew.',
      '0 said at the meeting',
      '0 A list that begins at seven',
      '0 and goes on',
    ]);
    const starts = [...docx.xml('word/numbering.xml').getElementsByTagName('w:start')];
    assert.ok(starts.some((start) => start.getAttribute('w:val') === '7'));
  });

  it('has pictures with their words, and the words of those that are missing', async () => {
    const docx = await docxOf(plainReport);
    const [picture] = docx.all('wp:docPr');
    assert.equal(picture?.getAttribute('descr'), 'The kitchen table');
    assert.ok(Object.keys(docx.files).some((name) => /^word\/media\/.*\.png$/.test(name)));
    assert.ok(
      docx
        .all('w:p')
        .map(textOf)
        .some((text) => text.includes('[A photograph that is lost]')),
    );
  });

  it('shows pictures upright, in each of the eight ways in which they are stored', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const docx = await docxOf(await reportWith(turnedJpeg(orientation)));
      const [form, extent, effects] = ['a:xfrm', 'wp:extent', 'wp:effectExtent'].map(
        (tag) => docx.all(tag)[0]!,
      );
      const number = (element: Element | undefined, name: string): number =>
        Number(element?.getAttribute(name) ?? 0);
      const degrees = number(form, 'rot') / 60_000;
      const isMirrored = form?.getAttribute('flipH') === 'true';
      // Word mirrors before it turns.
      const corners = [
        [-1, 1],
        [1, 1],
        [-1, -1],
        [1, -1],
      ].map(([x, y]) => {
        let at = [isMirrored ? -x! : x!, y!];
        for (let turned = 0; turned < degrees; turned += 90) at = [at[1]!, -at[0]!];
        return `${at[1]! > 0 ? 'top' : 'bottom'} ${at[0]! > 0 ? 'right' : 'left'}`;
      });
      assert.deepEqual(corners, shownCorners[orientation], `${orientation}`);
      const stored = [32 * 9525, 16 * 9525];
      assert.deepEqual([number(extent, 'cx'), number(extent, 'cy')], stored);
      const beyond = (['l', 't', 'r', 'b'] as const).map((side) => number(effects, side) / 9525);
      assert.deepEqual(beyond, orientation < 5 ? [0, 0, 0, 0] : [0, 8, 0, 8]);
    }
  });

  it('leads to pages and mail alone', async () => {
    assert.deepEqual(links(await docxOf(plainReport)), ['https://www.example.org/a?b=1&c=2']);
    assert.deepEqual(links(await docxOf(hostileReport)), [
      'HTTPS://example.org/%22%3E%3Cx%3E',
      'mailto:a@b.org',
    ]);
  });

  it('keeps mischief as text, in every place', async () => {
    const docx = await docxOf(hostileReport);
    const shown = hostile.replace(/[\0\b]/g, '').replace(/\ufffe|\ud800/g, '\ufffd');
    const texts = docx.all('w:p').map(textOf);
    assert.equal(texts.filter((text) => text === shown).length, 10);
    assert.ok(texts.includes(`${shown}second line`));
    assert.ok(texts.some((text) => text.includes('<b onclick="x">bold</b>')));
    assert.equal(
      docx.xml('docProps/core.xml').getElementsByTagName('dc:title')[0]?.textContent,
      shown,
    );
    assert.deepEqual(active(docx), pageNumbers);
  });

  it('marks Arabic as written from right to left', async () => {
    const docx = await docxOf(hostileReport);
    const runs = docx.all('w:r').filter((run) => has(run, 'w:rtl'));
    assert.ok(runs.length > 5);
    for (const run of runs) assert.equal(textOf(run), arabic);
    const wholly = docx.all('w:p').filter((paragraph) => textOf(paragraph) === arabic);
    assert.equal(wholly.length, 4);
    for (const paragraph of wholly) assert.ok(has(paragraph, 'w:bidi'));
    const mixed = docx.all('w:p').find((p) => textOf(p) === `Text, ${arabic} and text.`);
    assert.ok(mixed);
    assert.equal(has(mixed, 'w:bidi'), false);
  });

  it('is well formed whatever the words are', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, markdown) => {
        await docxOf(
          reportOf(
            [
              { kind: 'words', markdown, below: 2 },
              { kind: 'facts', rows: [{ label: title, value: markdown }] },
            ],
            { title, author: title },
          ),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('takes nothing at all, and two hundred entries', async () => {
    assert.deepEqual(paragraphs(await docxOf(reportOf([])), /^Heading/), [
      'Heading1 CPD record of Ann Smith',
    ]);
    const { [main]: bytes } = unzipSync(await renderDocx(longReport(200)));
    const headings = strFromU8(bytes!).match(/w:val="Heading3".*?<w:t [^>]*>[^<]*/g) ?? [];
    assert.equal(headings.length, 200);
    assert.match(headings.at(-1)!, />Activity 200$/);
  });
});
