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

interface Pdf {
  readonly bytes: Uint8Array;
  /** Characters that the fonts cannot draw; they are replaced. */
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
    // Lets pdfkit flush its output, since it becomes slow with much pending.
    await Promise.resolve();
  }
  paper.numberPages(cleanText(report.title));
  root.end();
  document.end();
  return { bytes: packedPdf(await bytes), missing: choice.missing };
}

class ReportDocument extends PDFDocument {
  /** Escapes title and author, which pdfkit writes into XML unescaped. They were written elsewhere before. */
  override endMetadata(): void {
    const [Title, Author, Subject] = [this.info.Title, this.info.Author, this.info.Subject].map(
      escapeHtml,
    ) as [string, string, string];
    this.info = { ...this.info, Title, Author, Subject };
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
      // Without the time of day, so that the same report gives the same file.
      CreationDate: new Date(`${report.made}T12:00:00Z`),
    },
  });
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, font);
  return document;
}
