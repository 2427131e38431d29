/** Writes the pieces of a report to PDF pages, as tagged elements. */
import type { StructureElement } from 'pdfkit';
import { grey, ink, type LineStyle, type PdfPaper } from './pdfPaper';
import { pdfTable, startOfTable } from './pdfTable';
import { textOf, type Piece, type Run, type Runs } from './pieces';

const body = { size: 10.5, color: ink };
const small = { size: 9.5, color: grey };
const headings = [20, 15, 12.5, 11.5, 10.5, 10.5];
const headingColor = '#1f3864';

function pdfPieces(paper: PdfPaper, pieces: readonly Piece[], parent: StructureElement): void {
  pieces.forEach((_, at) => pdfPiece(paper, pieces, at, parent));
}

/** @param at index of the piece: the pieces after a heading determine the space that it needs */
export function pdfPiece(
  paper: PdfPaper,
  pieces: readonly Piece[],
  at: number,
  parent: StructureElement,
): void {
  const piece = pieces[at]!;
  switch (piece.kind) {
    case 'heading':
      // Keeps it with the next piece.
      paper.ensure(startOf(paper, pieces, at));
      return pdfHeading(paper, piece, parent);
    case 'paragraph':
      return pdfParagraph(paper, piece.runs, parent);
    case 'subtitle':
      return write(paper, piece.runs, { size: 12, color: grey }, parent);
    case 'note':
      paper.withBar('#0b5394', () => write(paper, piece.runs, small, parent, 'P', 0));
      return paper.skip(6);
    case 'list':
      return pdfList(paper, piece, parent);
    case 'quote': {
      const quote = paper.tags.child(parent, 'BlockQuote');
      paper.withBar('#a0a0a0', () => pdfPieces(paper, piece.pieces, quote));
      paper.tags.end(quote);
      return paper.skip(4);
    }
    case 'code':
      return write(paper, [{ text: piece.text, code: true }], small, parent);
    case 'table':
      return pdfTable(paper, piece, parent);
    case 'rule':
      paper.ensure(16);
      paper.skip(4);
      paper.tags.decorate(() => paper.fill(paper.left, paper.y, paper.width, 0.6, '#a0a0a0'));
      return paper.skip(10);
    case 'pageBreak':
      if (!paper.isPageEmpty) paper.newPage();
  }
}

/** Writes pictures as blocks between the text. */
function pdfParagraph(paper: PdfPaper, runs: Runs, parent: StructureElement): void {
  let words: Run[] = [];
  const close = (): void => {
    if (words.some(({ text }) => text.trim() !== '')) write(paper, words, body, parent);
    words = [];
  };
  for (const run of runs) {
    if (!run.picture) {
      // Skips whitespace at the beginning of a line.
      if (words.length > 0 || run.text.trim() !== '') words.push(run);
      continue;
    }
    close();
    if (paper.drawPicture(run.picture, run.text.slice(1, -1), parent)) paper.skip(6);
    else words.push(run);
  }
  close();
}

function write(
  paper: PdfPaper,
  runs: Runs,
  style: LineStyle,
  parent: StructureElement,
  type = 'P',
  after = 6,
): void {
  const element = paper.tags.child(parent, type);
  paper.writeLines(paper.lines.lay(runs, style.size, paper.width), style, element);
  paper.tags.end(element);
  paper.skip(after);
}

/** The height that must stay together at this index. */
function startOf(paper: PdfPaper, pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (piece?.kind === 'table') return startOfTable(paper, piece);
  if (piece?.kind !== 'heading') return 3 * paper.lineHeight(body.size);
  const size = headings[piece.level - 1]!;
  const lines = paper.lines.lay(piece.runs, size, paper.width).length;
  return size * 0.6 + lines * paper.lineHeight(size) + 3 + startOf(paper, pieces, at + 1);
}

function pdfHeading(
  paper: PdfPaper,
  { level, runs }: Extract<Piece, { kind: 'heading' }>,
  parent: StructureElement,
): void {
  const size = headings[level - 1]!;
  paper.skip(size * 0.6);
  paper.bookmark(textOf(runs), level);
  const bold = runs.map((run) => ({ ...run, bold: true as const }));
  write(paper, bold, { size, color: headingColor }, parent, `H${level}`, 3);
}

function pdfList(
  paper: PdfPaper,
  { start, items }: Extract<Piece, { kind: 'list' }>,
  parent: StructureElement,
): void {
  const list = paper.tags.child(parent, 'L');
  const { left } = paper;
  const widest = start === undefined ? 0 : `${start + items.length}`.length;
  // Deeply nested lists leave some width for text.
  const indent = Math.min(12 + 6 * widest, Math.max(0, paper.width - 150));
  items.forEach((item, index) => {
    const element = paper.tags.child(list, 'LI');
    paper.ensure(paper.lineHeight(body.size));
    const label = paper.tags.child(element, 'Lbl');
    const mark = start === undefined ? '•' : `${start + index}.`;
    const [line] = paper.lines.lay([{ text: mark }], body.size, indent);
    paper.drawLine(line!, left, paper.y, body, label);
    paper.tags.end(label);
    const words = paper.tags.child(element, 'LBody');
    paper.left = left + indent;
    const { y } = paper;
    pdfPieces(paper, item, words);
    // An empty item has a line, too.
    if (paper.y === y) paper.y += paper.lineHeight(body.size);
    paper.left = left;
    paper.tags.end(words);
    paper.tags.end(element);
  });
  paper.tags.end(list);
}
