/** A Word table: with a caption, a header row repeated on each page, and unbroken rows. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { columnShares } from './columnShares';
import { docxParagraph } from './docxRuns';
import { textWidth } from './docxStyles';
import { textOf, type Runs, type TablePiece } from './pieces';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };

export function docxTable(table: TablePiece): (Paragraph | Table)[] {
  if (table.header.length + table.rows.length === 0) return [];
  const widths = columnShares(table).map((share) => Math.floor(share * textWidth));
  /** @param isKept whether the next row stays on the same page */
  const row = (cells: readonly Runs[], isHeader: boolean, isKept = false): TableRow =>
    new TableRow({
      ...(isHeader && { tableHeader: true }),
      // A row longer than a page has to be split.
      ...(cells.every((cell) => textOf(cell).length < 1000) && { cantSplit: true }),
      children: widths.map((width, column) => {
        const isLabel = isHeader || (table.hasRowHeaders && column === 0);
        const runs = cells[column] ?? [];
        return new TableCell({
          width: { size: width, type: WidthType.DXA },
          ...(isLabel && { shading: { type: ShadingType.CLEAR, fill: 'EEF2F7', color: 'auto' } }),
          children: [
            docxParagraph(isLabel ? runs.map((run) => ({ ...run, bold: true })) : runs, {
              style: 'TableText',
              ...((isHeader || isKept) && { keepNext: true }),
              ...(table.numbers[column] && { alignment: AlignmentType.RIGHT }),
            }),
          ],
        });
      }),
    });
  const hasHeader = table.header.length > 0;
  // A short table is not split.
  const isShort = table.hasRowHeaders && table.rows.length <= 8;
  return [
    ...(table.caption === ''
      ? []
      : [docxParagraph([{ text: table.caption }], { style: 'Caption' })]),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { top: 40, bottom: 40, left: 100, right: 100, marginUnitType: WidthType.DXA },
      borders: {
        ...{ top: line, bottom: line, left: line, right: line },
        ...{ insideHorizontal: line, insideVertical: line },
      },
      tableLook: { firstRow: hasHeader, firstColumn: table.hasRowHeaders },
      rows: [
        ...(hasHeader ? [row(table.header, true)] : []),
        ...table.rows.map((cells, at) => row(cells, false, isShort && at < table.rows.length - 1)),
      ],
    }),
    // Word merges adjacent tables.
    new Paragraph({ spacing: { before: 0, after: 80, line: 120 } }),
  ];
}
