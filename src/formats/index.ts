/** Writes a report in each of its formats. The large libraries for Word and PDF are loaded when needed. */
import type { Report } from '../core/report/report';
import { renderCsv } from './csv';
import { renderHtml } from './html';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import type { ReportFormat } from './names';
import { pdfFontFiles, type PdfFonts } from './pdfFontFiles';

interface Rendered {
  readonly content: string | Uint8Array;
  /** Characters that the fonts of a PDF cannot draw. */
  readonly missing: readonly string[];
}

/**
 * @param readFont reads a file below `dist`
 * @param path of the report in the journal; `undefined` if it is outside
 */
export async function renderReport(
  report: Report,
  format: ReportFormat,
  readFont: (file: string) => Promise<Uint8Array>,
  path?: string,
): Promise<Rendered> {
  if (format === 'pdf') {
    const { renderPdf } = await import('./pdf');
    const { bytes, missing } = await renderPdf(report, await fontsBy(readFont));
    return { content: bytes, missing };
  }
  return { content: await contentIn(report, format, path), missing: [] };
}

async function contentIn(
  report: Report,
  format: Exclude<ReportFormat, 'pdf'>,
  path: string | undefined,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return renderHtml(report);
    case 'docx':
      return (await import('./docx')).renderDocx(report);
    case 'csv':
      return renderCsv(report);
    case 'md':
      return renderMarkdown(report, path);
    case 'json':
      return renderJson(report);
  }
}

async function fontsBy(readFont: (file: string) => Promise<Uint8Array>): Promise<PdfFonts> {
  const read = Object.entries(pdfFontFiles).map(
    async ([name, file]) => [name, await readFont(file)] as const,
  );
  return Object.fromEntries(await Promise.all(read)) as PdfFonts;
}
