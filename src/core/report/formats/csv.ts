/** The dated list as CSV (RFC 4180), for spreadsheets: no cell of it can become a formula. */
import * as l10n from '@vscode/l10n';
import { csvFormatRow } from 'd3-dsv';
import type { Report, ReportRow } from '../report';

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
  byteOrderMark + lines.map((line) => `${csvFormatRow(line.map(cell))}\r\n`).join('');

const cell = (value: Cell): string =>
  typeof value === 'number'
    ? String(value)
    : harmless(typeof value === 'string' ? value : value.join('; '));

/** What a spreadsheet would take for a formula, what cannot be seen before it aside; the wide forms too. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);
