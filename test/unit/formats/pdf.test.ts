/** A report as PDF, read back by another program: its words in order, as what they are, and what could not be drawn. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { renderPdf } from '../../../src/formats/pdf';
import { pdfFontFiles, type PdfFonts } from '../../../src/formats/pdfFontFiles';
import type { Report } from '../../../src/core/report/report';
import { text as anyText } from '../../kit/arbitraryText';
import { dist } from '../../kit/places';
import { reportWith, shownCorners, turnedJpeg } from '../report/turnedPicture';
import { hostile, hostileReport, longReport, plainReport, reportOf } from '../report/sampleReport';

const fonts = Object.fromEntries(
  Object.entries(pdfFontFiles).map(([name, file]) => [name, readFileSync(path.join(dist, file))]),
) as unknown as PdfFonts;

interface Read {
  readonly document: PDFDocumentProxy;
  readonly missing: readonly string[];
  /** Of each page. */
  readonly texts: readonly string[];
}

async function pdfOf(report: Report): Promise<Read> {
  const { bytes, missing } = await renderPdf(report, fonts);
  const document = await read(bytes);
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) texts.push(await textOf(document, page));
  return { document, missing, texts };
}

async function read(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS }).promise;
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

/** The elements that have something on a page, each before those within. */
async function elements(document: PDFDocumentProxy, page: number): Promise<string[]> {
  const rolesOf = ({ role, children }: Node): string[] => {
    if (children === undefined) return ['content'];
    const within = children.flatMap(rolesOf);
    return within.length === 0 ? [] : [role ?? '', ...within];
  };
  const tree = await (await document.getPage(page)).getStructTree();
  return rolesOf(tree as unknown as Node).filter((role) => role !== 'content');
}

async function addresses(document: PDFDocumentProxy): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; page <= document.numPages; page++)
    for (const annotation of await (await document.getPage(page)).getAnnotations())
      found.push(`${annotation.subtype} ${annotation.unsafeUrl ?? annotation.url}`);
  return found;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Where the corners of the only image of a page are, and its size in points. */
async function imageOn(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ corners: string[]; width: number; height: number }> {
  const { OPS, Util } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [at, operator] of fnArray.entries()) {
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop()!;
    else if (operator === OPS.transform)
      matrix = Util.transform([...matrix], argsArray[at] as number[]) as unknown as Matrix;
    else if (operator === OPS.paintImageXObject) break;
  }
  const [a, b, c, d, e, f] = matrix;
  const [width, height] = [a + c, b + d].map(Math.abs) as [number, number];
  const [x, y] = [e + (a + c) / 2, f + (b + d) / 2];
  const corners = [[0, 1] as const, [1, 1] as const, [0, 0] as const, [1, 0] as const].map(
    ([u, v]) =>
      `${b * u + d * v + f > y ? 'top' : 'bottom'} ${a * u + c * v + e > x ? 'right' : 'left'}`,
  );
  return { corners, width, height };
}

describe('a report as PDF', () => {
  it('has its words as text that can be selected, in order', async () => {
    const { texts, missing } = await pdfOf(plainReport);
    const words = texts.join('\n').replace(/\s+/g, ' ');
    let at = 0;
    for (const part of [
      'CPD record of Ann Smith',
      'Seven topics are asked for; five are recorded.',
      'One rule was not yet checked against the source.',
      'Protection is open.',
      'Activities Date Activity Minutes 2026-11-23 Co-producing support with children 30',
      'Reflections',
      'What I learned To wait.',
      'I met the family twice, and listened before I spoke asked. See the guidance, my notes and what was said.',
      '2. She speaks for herself when he is out. • a nested point • and one below it • another',
      'Nothing about us without us.',
      '[A photograph that is lost]',
      'Monday 30',
      'if (listening) wait();',
      '7. A list that begins at seven',
    ]) {
      const found = words.indexOf(part, at);
      assert.notEqual(found, -1, `${part}, in ${words.slice(at)}`);
      at = found + part.length;
    }
    assert.deepEqual(missing, []);
  });

  it('says its language, title and author, and numbers its pages', async () => {
    const { document, texts } = await pdfOf(plainReport);
    const { info, metadata } = await document.getMetadata();
    const { Title, Author, Language } = info as Record<string, unknown>;
    assert.deepEqual([Title, Author, Language], ['CPD record of Ann Smith', 'Ann Smith', 'en-GB']);
    assert.equal(metadata.get('dc:title'), 'CPD record of Ann Smith');
    assert.deepEqual(
      texts.map((text) => /\d+ \/ \d+/.exec(text)?.[0]),
      ['1 / 2', '2 / 2'],
    );
  });

  it('has bookmarks, and is tagged', async () => {
    const { document } = await pdfOf(plainReport);
    const [top] = await document.getOutline();
    assert.equal(top?.title, 'CPD record of Ann Smith');
    assert.deepEqual(
      top.items.map(({ title, items }) => [
        title,
        items.map((item: { title: string }) => item.title),
      ]),
      [
        ['What is recorded', []],
        ['Reflections', ['Co-producing support with children']],
      ],
    );
    assert.deepEqual(await document.getMarkInfo(), {
      Marked: true,
      UserProperties: false,
      Suspects: false,
    });
    const cells = ['TR', 'TD', 'TD', 'TD'];
    assert.deepEqual(await elements(document, 1), [
      ...['Root', 'Document', 'H1', 'P', 'H2', 'P', 'P'],
      ...['L', 'LI', 'Lbl', 'LBody', 'P', 'LI', 'Lbl', 'LBody', 'P'],
      ...['Table', 'Caption', 'TR', 'TH', 'TH', 'TH', ...cells, ...cells],
    ]);
    const second = await elements(document, 2);
    for (const role of ['H2', 'H3', 'H4', 'H5', 'BlockQuote', 'Link', 'Figure'])
      assert.ok(second.includes(role), role);
  });

  it('leads to pages and mail alone', async () => {
    assert.deepEqual(await addresses((await pdfOf(plainReport)).document), [
      'Link https://www.example.org/a?b=1&c=2',
    ]);
    assert.deepEqual(await addresses((await pdfOf(hostileReport)).document), [
      'Link HTTPS://example.org/%22%3E%3Cx%3E',
      'Link mailto:a@b.org',
    ]);
  });

  it('has a font for each look that words can have', async () => {
    const { document } = await pdfOf(
      reportOf([
        {
          kind: 'words',
          markdown: 'plain **bold _both_** _slanted_ `inline`\n\n```\nif (it)\n  wait();\n```',
          below: 2,
        },
      ]),
    );
    const page = await document.getPage(1);
    // The fonts are there once the page is drawn.
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const looks = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [[item.str.trim(), (page.commonObjs.get(item.fontName) as { name: string }).name]]
        : [],
    );
    const expected = {
      plain: 'NotoSans-Regular',
      bold: 'NotoSans-Bold',
      both: 'NotoSans-BoldItalic',
      slanted: 'NotoSans-Italic',
      inline: 'DejaVuSansMono',
      'wait();': 'DejaVuSansMono',
    };
    for (const [words, font] of Object.entries(expected))
      assert.match(
        looks.find(([text]) => text === words)?.[1] ?? '',
        new RegExp(`${font}$`),
        words,
      );
  });

  it('leaves no heading at the foot of a page without what it is about', async () => {
    for (let lines = 25; lines < 37; lines++) {
      const { texts } = await pdfOf(
        reportOf([
          ...Array.from({ length: lines }, () => ({ kind: 'paragraph', text: 'A line.' }) as const),
          { kind: 'heading', level: 2, text: 'Above' },
          { kind: 'heading', level: 3, text: 'Below' },
          {
            kind: 'table',
            caption: 'Caption',
            columns: [{ title: 'Column' }],
            rows: [['First row '.repeat(40)]],
          },
        ]),
      );
      const page = texts.find((text) => text.includes('Above'))!;
      assert.match(page, /Above\s*Below\s*Caption\s*Column\s*First row/, `${lines} lines`);
    }
  });

  it('keeps mischief as text, and says what it could not draw', async () => {
    const { document, texts, missing } = await pdfOf(hostileReport);
    const { info, metadata } = await document.getMetadata();
    const shown = hostile.replace(/[\0\b]/g, '').replace(/\ufffe|\ud800/g, '\ufffd');
    assert.equal((info as Record<string, unknown>)['Title'], shown);
    assert.equal(metadata.get('dc:title'), shown);
    assert.equal(await document.getJSActions(), null);
    assert.deepEqual(missing, [...Array.from('التقيبأسرةمن'), '漢', '字', '👩‍⚕️']);
    assert.match(
      texts[0]!,
      /^<\/w:t> & "it's" <script>\ufffd\ufffd \{ PAGE \} =1\+1 \) \\\s\ufffd/,
    );
    assert.match(texts[0]!, /<b onclick="x">bold<\/b>/);
  });

  it('draws Latin, Greek and Cyrillic letters and the usual signs', async () => {
    const text = 'Ångström ș ł ő ệ Ωμέγα ἀρχή Ґанок щ → ≥ ✓ ☐ ★ € ½ “…” – soft\u00adhyphen ❤️';
    const { texts, missing } = await pdfOf(
      reportOf([{ kind: 'words', markdown: `${text} **${text}** _${text}_`, below: 2 }]),
    );
    assert.deepEqual(missing, []);
    const read = texts[0]!.replace(/\s+/g, ' ');
    const shown = text.replace('\u00ad', '');
    assert.ok(read.includes(`${shown} ${shown} ${shown}`), read);
  });

  it('repeats the header of a table on each of its pages, for the eye alone', async () => {
    const { blocks } = longReport(60);
    const { document, texts } = await pdfOf(reportOf(blocks.slice(0, 2)));
    assert.match(texts[1]!, /^Date\s*Activity\s*Minutes\s*Digest/);
    assert.equal((await elements(document, 2)).includes('TH'), false);
  });

  it('splits a row that is longer than a page, and breaks a word that is wider', async () => {
    const long = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ');
    const { texts } = await pdfOf(
      reportOf([
        { kind: 'facts', rows: [{ label: 'x'.repeat(2000), value: long }] },
        { kind: 'paragraph', text: 'The end.' },
      ]),
    );
    const words = texts.join(' ').match(/word\d+/g) ?? [];
    assert.deepEqual(words.sort(byNumber), long.split(' '));
    assert.match(texts.at(-1)!, /The end\./);
  });

  it('breaks long names between their parts, and no word that fits', async () => {
    const name = 'attachments/2026/certificate.of.attendance_Workshop.2026.pdf';
    const whole = ['Responsibilities', 'Interprofessional', 'MMWWMMWWMMWW'];
    const { texts } = await pdfOf(
      reportOf([
        {
          kind: 'table',
          caption: 'Files',
          columns: ['File', ...whole, 'Digest', 'Where it is'].map((title) => ({ title })),
          rows: [[name, 'One', 'Two', 'Three', `sha256:${'a'.repeat(64)}`, 'in the journal']],
        },
        { kind: 'paragraph', text: `https://example.org/${'cafe\u0301'.repeat(60)}` },
      ]),
    );
    const lines = texts[0]!.split('\n').map((line) => line.trim());
    for (const word of whole)
      assert.ok(
        lines.some((line) => line.split(' ').includes(word)),
        `${word}, in ${texts[0]}`,
      );
    const parts = /attachments\/[^]*?pdf/.exec(texts[0]!)?.[0].split('\n') ?? [];
    assert.equal(parts.join(''), name);
    for (const part of parts.slice(0, -1)) assert.match(part, /[/_.-]$/);
    assert.ok(!lines.some((line) => line.startsWith('\u0301')));
  });

  it('shows pictures upright, in each of the eight ways in which they are stored', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const { document } = await pdfOf(await reportWith(turnedJpeg(orientation)));
      const { corners, width, height } = await imageOn(document, 1);
      assert.deepEqual(corners, shownCorners[orientation], `${orientation}`);
      const size = orientation < 5 ? [24, 12] : [12, 24];
      assert.deepEqual([width, height].map(Math.round), size, `${orientation}`);
    }
  });

  it('is read whatever the words are', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, markdown) => {
        const { texts } = await pdfOf(
          reportOf(
            [
              { kind: 'words', markdown, below: 2 },
              { kind: 'facts', rows: [{ label: title, value: markdown }] },
            ],
            { title, author: title },
          ),
        );
        assert.ok(texts.length > 0);
      }),
      { numRuns: 20 },
    );
  });

  it('makes the same file of the same report', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => renderPdf(plainReport, fonts)));
    assert.deepEqual(first?.bytes, second?.bytes);
  });

  it('takes nothing at all, and two hundred entries', async () => {
    assert.equal((await pdfOf(reportOf([]))).texts.length, 1);
    const { bytes } = await renderPdf(longReport(200), fonts);
    assert.ok(bytes.length < 2_000_000, `${bytes.length} bytes`);
    const document = await read(bytes);
    const [top] = await document.getOutline();
    const entries = top?.items[0]?.items.map(({ title }: { title: string }) => title) ?? [];
    assert.equal(entries.length, 200);
    assert.equal(entries.at(-1), 'Activity 200');
    assert.match(await textOf(document, document.numPages), /and goes on/);
  });
});

const byNumber = (a: string, b: string): number => Number(a.slice(4)) - Number(b.slice(4));
