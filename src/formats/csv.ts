/** The list of activities as CSV (RFC 4180) for spreadsheets, without formulas. */
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
  'digest2',
  'planned',
] as const satisfies readonly (keyof ReportRow)[];

export function renderCsv({ rows, unreadable }: Report): string {
  return csvText([
    columns,
    ...rows.map((row) =>
      columns.map((column) => (column === 'planned' ? (row.planned ? yes() : '') : row[column])),
    ),
    ...unreadable.map(({ path, why }) =>
      columns.map((column) => {
        if (column === 'status') return l10n.t('could not be read in full: {0}', why);
        return column === 'path' ? path : '';
      }),
    ),
  ]);
}

const yes = (): string => l10n.t('yes');

type Cell = string | number | readonly string[];

/** @param lines the first line has the names of columns */
export const csvText = (lines: readonly (readonly Cell[])[]): string =>
  byteOrderMark + lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

const cell = (value: Cell): string =>
  typeof value === 'number'
    ? String(value)
    : quoted(harmless(typeof value === 'string' ? value : value.join('; ')));

/** Quotes text with any separator that a spreadsheet may use. */
const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Text that a spreadsheet may read as a formula, also after invisible characters; full-width signs too. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * The same within a text: if a spreadsheet separates cells by `;` or tabs, a quotation mark that does not directly
 * follow one has no effect, and each part becomes a cell or line of its own.
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
