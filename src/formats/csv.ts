/** The dated list as CSV (RFC 4180), for spreadsheets: no cell of it can become a formula. */
import * as l10n from '@vscode/l10n';
import type { Report, ReportRow } from '../core/report/report';

/** So that spreadsheets read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

const columns = [
  'date',
  'title',
  'type',
  'minutes',
  'participatory',
  'topics',
  'evidence',
  'status',
  'id',
  'path',
  'digest',
] as const satisfies readonly (keyof ReportRow)[];

export function renderCsv({ rows, unreadable }: Report): string {
  return csvText([
    columns,
    ...rows.map((row) => columns.map((column) => row[column])),
    ...unreadable.map(({ path, why }) =>
      columns.map((column) => {
        if (column === 'status') return l10n.t('could not be read in full: {0}', why);
        return column === 'path' ? path : '';
      }),
    ),
  ]);
}

type Cell = string | number | readonly string[];

/** A file of these lines, the first of which names the columns. */
export const csvText = (lines: readonly (readonly Cell[])[]): string =>
  byteOrderMark + lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

const cell = (value: Cell): string =>
  typeof value === 'number'
    ? String(value)
    : quoted(harmless(typeof value === 'string' ? value : value.join('; ')));

/** Quoted for each separator that a spreadsheet may take. */
const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What a spreadsheet would take for a formula, what cannot be seen before it aside; the wide forms too. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * The same within a text: where a spreadsheet separates cells by `;` or tabs, a quotation mark that
 * does not stand right behind one keeps nothing together, and each part is a cell or a line of its own.
 */
const beforeFormula = /(?<![;"\s\p{Cc}\p{Cf}])[;"\s\p{Cc}\p{Cf}]+(?=[=+\-@＝＋－＠])/gu;
const markSeparators = (run: string): string => {
  const at = Math.max(0, run.lastIndexOf(';'));
  return run.slice(0, at) + run.slice(at).replace(/[;\t\r\n]/g, "$&'");
};

const harmless = (text: string): string => {
  const safe = text.replace(beforeFormula, markSeparators);
  return formula.test(safe) ? `'${safe}` : safe;
};
