/** A report as PDF: tagged, with its language, bookmarks and text that can be selected. */
import PDFDocument from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import { escapeHtml } from '../core/preview/escapeHtml';
import type { Paper } from '../core/report/report';
import { cleanText } from './cleanText';
import type { PdfFonts } from './pdfFontFiles';
import { PdfFontChoice } from './pdfFonts';
import { packedPdf } from './pdfPacked';
import { PdfPaper } from './pdfPaper';
import { pdfPiece } from './pdfPieces';
import { piecesOf } from './piecesOf';

export interface Pdf {
  readonly bytes: Uint8Array;
  /** The characters that the fonts cannot draw, each once: a replacement is seen in their place. */
  readonly missing: readonly string[];
}

export async function renderPdf(report: Paper, fonts: PdfFonts): Promise<Pdf> {
  const choice = new PdfFontChoice(fonts);
  const document = newDocument(report, choice);
  const bytes = toBytes(document);
  const root = document.struct('Document');
  document.addStructure(root);
  const paper = new PdfPaper(document, choice);
  const pieces = piecesOf(report);
  for (let at = 0; at < pieces.length; at++) {
    pdfPiece(paper, pieces, at, root);
    // pdfkit hands on what is written when it gets a turn, and slows down on much at once.
    await Promise.resolve();
  }
  paper.numberPages(cleanText(report.title));
  root.end();
  document.end();
  return { bytes: packedPdf(await bytes), missing: choice.missing };
}

class ReportDocument extends PDFDocument {
  /** pdfkit writes title and author into XML as they are. By now they stand where text is text. */
  override endMetadata(): void {
    const { Title, Author, Subject } = this.info;
    this.info = {
      ...this.info,
      Title: escapeHtml(Title),
      Author: escapeHtml(Author),
      Subject: escapeHtml(Subject),
    };
    super.endMetadata();
  }
}

function newDocument(report: Paper, { fonts }: PdfFontChoice): PDFDocument {
  const document = new ReportDocument({
    pdfVersion: '1.7',
    lang: report.language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    size: 'A4',
    margin: 0,
    font: null,
    info: {
      Title: cleanText(report.title),
      Author: cleanText(report.author),
      Subject: cleanText(report.subtitle),
      Creator: 'Reflective Journal',
      // The day alone: the same report makes the same file.
      CreationDate: new Date(`${report.made}T12:00:00Z`),
    },
  });
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, font);
  return document;
}
