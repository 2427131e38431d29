/** Writes a table to PDF pages: repeats its header on each, and splits a row only if necessary. */
import type { StructureElement } from 'pdfkit';
import { columnShares } from './columnShares';
import type { Line } from './pdfLines';
import { grey, ink, type PdfPaper } from './pdfPaper';
import type { Runs, TablePiece } from './pieces';

const style = { size: 9.5, color: ink };
const captionStyle = { size: 9.5, color: grey };
const rule = '#bfbfbf';
const shade = '#eef2f7';
const padding = { x: 5, y: 3 };

interface Cell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly width: number;
  readonly isLabel: boolean;
  readonly isNumber: boolean;
  readonly element: StructureElement | undefined;
}

export function pdfTable(paper: PdfPaper, table: TablePiece, parent: StructureElement): void {
  if (table.header.length + table.rows.length === 0) return;
  new TableWriter(paper, table).write(parent);
}

/** The height that stays together: a short table, or the caption, header and first row of a longer one. */
export const startOfTable = (paper: PdfPaper, table: TablePiece): number =>
  new TableWriter(paper, table).startHeight;

class TableWriter {
  readonly #paper: PdfPaper;
  readonly #table: TablePiece;
  readonly #widths: readonly number[];
  #headerHeight = 0;

  constructor(paper: PdfPaper, table: TablePiece) {
    this.#paper = paper;
    this.#table = table;
    const { width } = paper;
    this.#widths = columnShares(table, {
      width,
      // A little more than the words, against rounding.
      padding: 2 * padding.x + 0.5,
      widthOf: (text, isBold) => paper.lines.widthOf(text, isBold, style.size),
    }).map((share) => share * width);
  }

  get startHeight(): number {
    const { header, rows, caption } = this.#table;
    const max = this.#paper.pageHeight / 3;
    const height = (row: readonly Runs[], isHeader: boolean): number =>
      this.#heightOf(this.#cells(row, isHeader, undefined));
    let head = 4 + (caption === '' ? 0 : this.#paper.lineHeight(captionStyle.size) + 3);
    if (header.length > 0) head += height(header, true);
    let whole = head;
    for (const row of rows) {
      whole += height(row, false);
      if (whole > max) return Math.min(max, head + height(rows[0]!, false));
    }
    return whole;
  }

  write(parent: StructureElement): void {
    const { header, rows, caption } = this.#table;
    const paper = this.#paper;
    const element = paper.tags.child(parent, 'Table');
    paper.skip(4);
    paper.ensure(this.startHeight);
    if (caption !== '') this.#writeCaption(caption, element);
    if (header.length > 0) {
      this.#headerHeight = this.#heightOf(this.#cells(header, true, undefined));
      this.#writeRow(header, true, element);
    } else this.#writeRule();
    for (const row of rows) this.#writeRow(row, false, element);
    paper.tags.end(element);
    paper.skip(10);
  }

  #writeCaption(caption: string, table: StructureElement): void {
    const paper = this.#paper;
    const element = paper.tags.child(table, 'Caption');
    const runs = [{ text: caption, italic: true as const }];
    paper.writeLines(paper.lines.lay(runs, captionStyle.size, paper.width), captionStyle, element);
    paper.tags.end(element);
    paper.skip(3);
  }

  #writeRow(cells: readonly Runs[], isHeader: boolean, table: StructureElement): void {
    const paper = this.#paper;
    const row = paper.tags.child(table, 'TR');
    const laid = this.#cells(cells, isHeader, row);
    const height = this.#heightOf(laid);
    const wholePage = paper.pageHeight - this.#headerHeight;
    if (height > paper.room && height <= wholePage) this.#newPage();
    let from = 0;
    const longest = Math.max(...laid.map(({ lines }) => lines.length));
    while (from < longest) {
      const fits = Math.floor((paper.room - 2 * padding.y) / paper.lineHeight(style.size));
      if (fits < 1) {
        if (paper.isPageEmpty) break;
        this.#newPage();
        continue;
      }
      this.#drawSlice(laid, from, Math.min(longest, from + fits));
      from += fits;
    }
    for (const { element } of laid) if (element) paper.tags.end(element);
    paper.tags.end(row);
  }

  /** Repeats the header as decoration, since screen readers have read it. */
  #newPage(): void {
    this.#paper.newPage();
    if (this.#table.header.length === 0) return this.#writeRule();
    const cells = this.#cells(this.#table.header, true, undefined);
    // A very high header would leave no space.
    if (this.#headerHeight < this.#paper.pageHeight / 3)
      this.#drawSlice(cells, 0, Math.max(...cells.map(({ lines }) => lines.length)));
  }

  #writeRule(): void {
    const paper = this.#paper;
    paper.tags.decorate(() => paper.fill(paper.left, paper.y, paper.width, 0.6, rule));
  }

  #cells(cells: readonly Runs[], isHeader: boolean, row: StructureElement | undefined): Cell[] {
    let x = this.#paper.left;
    return this.#widths.map((width, column) => {
      const isLabel = isHeader || (this.#table.hasRowHeaders && column === 0);
      const runs = cells[column] ?? [];
      const shown = isLabel ? runs.map((run) => ({ ...run, bold: true as const })) : runs;
      const cell = {
        lines: this.#paper.lines.lay(shown, style.size, width - 2 * padding.x),
        x,
        width,
        isLabel,
        isNumber: this.#table.numbers[column] === true,
        element: row && this.#element(row, isLabel, isHeader),
      };
      x += width;
      return cell;
    });
  }

  #element(row: StructureElement, isLabel: boolean, isHeader: boolean): StructureElement {
    if (!isLabel) return this.#paper.tags.child(row, 'TD');
    return this.#paper.tags.child(row, 'TH', { scope: isHeader ? 'Column' : 'Row' });
  }

  #heightOf(cells: readonly Cell[]): number {
    const lines = Math.max(...cells.map((cell) => cell.lines.length));
    return lines * this.#paper.lineHeight(style.size) + 2 * padding.y;
  }

  #drawSlice(cells: readonly Cell[], from: number, to: number): void {
    const paper = this.#paper;
    const lineHeight = paper.lineHeight(style.size);
    const height = (to - from) * lineHeight + 2 * padding.y;
    paper.tags.decorate(() => {
      for (const { x, width, isLabel } of cells)
        if (isLabel) paper.fill(x, paper.y, width, height, shade);
      paper.fill(paper.left, paper.y + height - 0.6, paper.width, 0.6, rule);
    });
    for (const cell of cells) {
      const draw = (): void =>
        cell.lines.slice(from, to).forEach((line, index) => {
          const x = cell.isNumber
            ? cell.x + cell.width - padding.x - line.width
            : cell.x + padding.x;
          const y = paper.y + padding.y + index * lineHeight;
          paper.drawLine(line, x, y, style, cell.element);
        });
      if (cell.element) draw();
      else paper.tags.decorate(draw, 'Pagination');
    }
    paper.tags.unmark();
    paper.y += height;
  }
}
