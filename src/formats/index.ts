/** Writes a report in each of its formats. The libraries for Word and PDF are large: they are run when they are needed. */
import type { Report } from '../core/report/report';
import { renderCsv } from './csv';
import { renderHtml } from './html';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import type { ReportFormat } from './names';
import { pdfFontFiles, type PdfFonts } from './pdfFontFiles';

export interface Rendered {
  /** What is written into the file. */
  readonly content: string | Uint8Array;
  /** Characters that the fonts of a PDF cannot draw, each once. */
  readonly missing: readonly string[];
}

/**
 * @param readFont gives the bytes of a file that the build laid below `dist`, by its path there
 * @param path of the report in the journal; `undefined` where it is kept elsewhere
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
