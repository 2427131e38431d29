/** A report as a Word document, with real headings, lists and tables. */
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Paper } from '../core/report/report';
import { cleanText } from './cleanText';
import { DocxLists } from './docxLists';
import { docxPieces } from './docxPieces';
import { docxStyles, margin } from './docxStyles';
import { piecesOf } from './piecesOf';

export async function renderDocx(report: Paper): Promise<Uint8Array> {
  const lists = new DocxLists();
  const children = docxPieces(piecesOf(report), lists);
  const title = cleanText(report.title);
  const author = cleanText(report.author);
  const document = new Document({
    title,
    subject: cleanText(report.subtitle),
    creator: author,
    lastModifiedBy: author,
    styles: docxStyles(report.language),
    numbering: { config: lists.definitions },
    sections: [
      {
        properties: {
          page: {
            // A4, in twentieths of a point.
            size: { width: 11906, height: 16838 },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: new Footer({ children: [footer(title)] }) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const footer = (title: string): Paragraph =>
  new Paragraph({
    style: 'Footer',
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ text: `${title} · ` }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
