/** Writes a report in each of its formats. */
import type { Report } from '../report';
import { renderCsv } from './csv';
import { renderHtml } from './html';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import type { ReportFormat } from './names';

/** What is written into the file. */
export async function renderReport(
  report: Report,
  format: ReportFormat,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return renderHtml(report);
    case 'csv':
      return renderCsv(report);
    case 'md':
      return renderMarkdown(report);
    case 'json':
      return renderJson(report);
  }
}
