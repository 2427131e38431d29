/** The pieces of a report as paragraphs and tables of Word. */
import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  TextRun,
  type ParagraphChild,
  type Table,
} from 'docx';
import { maxLevel, hanging, itemIndent, type DocxLists, type ItemNumbering } from './docxLists';
import { docxParagraph } from './docxRuns';
import { docxTable } from './docxTable';
import type { Piece } from './pieces';

type Part = Paragraph | Table;

interface Place {
  /** Number of enclosing lists. */
  readonly depth: number;
  /** Number of enclosing quotes. */
  readonly quotes: number;
  /** Set for the first piece of an item. */
  readonly numbering?: ItemNumbering;
  readonly onNewPage?: true;
}

export const docxPieces = (pieces: readonly Piece[], lists: DocxLists): Part[] =>
  pieces.flatMap((piece, index) => {
    // The heading has the page break, so that no empty line precedes it.
    const isBeforeHeading = piece.kind === 'pageBreak' && pieces[index + 1]?.kind === 'heading';
    const onNewPage = pieces[index - 1]?.kind === 'pageBreak' && { onNewPage: true as const };
    return isBeforeHeading ? [] : partsOf(piece, lists, { depth: 0, quotes: 0, ...onNewPage });
  });

function partsOf(piece: Piece, lists: DocxLists, place: Place): Part[] {
  switch (piece.kind) {
    case 'heading':
      return [
        docxParagraph(piece.runs, {
          heading: HeadingLevel[`HEADING_${piece.level}`],
          ...(place.onNewPage && { pageBreakBefore: true }),
        }),
      ];
    case 'paragraph':
      return [docxParagraph(piece.runs, formatOf(place))];
    case 'subtitle':
      return [docxParagraph(piece.runs, { style: 'Subtitle' })];
    case 'note':
      return [docxParagraph(piece.runs, { style: 'Note' })];
    case 'list':
      return listParts(piece, lists, place);
    case 'quote':
      return piece.pieces.flatMap((part) =>
        partsOf(part, lists, { depth: place.depth, quotes: place.quotes + 1 }),
      );
    case 'code':
      return [
        new Paragraph({ ...formatOf(place), style: 'Code', children: codeLines(piece.text) }),
      ];
    case 'table':
      return docxTable(piece);
    case 'rule':
      return [
        new Paragraph({
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0', space: 1 } },
        }),
      ];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true })];
  }
}

function listParts(
  list: Extract<Piece, { kind: 'list' }>,
  lists: DocxLists,
  { depth, quotes }: Place,
): Part[] {
  const numbering = lists.add(list.start, Math.min(depth, maxLevel));
  return list.items.flatMap((item) => {
    // An empty item needs a line for its mark, as does one that begins with a list or a table.
    const [first] = item;
    const begins = first?.kind === 'paragraph' || first?.kind === 'code';
    const mark = new Paragraph({ numbering });
    return [
      ...(begins ? [] : [mark]),
      ...item.flatMap((piece, index) =>
        partsOf(piece, lists, {
          depth: depth + 1,
          quotes,
          ...(begins && index === 0 && { numbering }),
        }),
      ),
    ];
  });
}

function formatOf({ depth, quotes, numbering }: Place) {
  const left = (depth === 0 ? 0 : itemIndent(Math.min(depth - 1, maxLevel))) + 300 * quotes;
  return {
    ...(quotes > 0 && { style: 'Quote' }),
    ...(numbering && { numbering }),
    ...(left > 0 && { indent: { left, ...(numbering && { hanging }) } }),
  };
}

const codeLines = (text: string): ParagraphChild[] =>
  text
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }));
