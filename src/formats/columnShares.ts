/** The widths of a table's columns, as parts of one: enough for whole words, then by the amount of text. */
import { textOf, type TablePiece } from './pieces';
import { wordParts } from './wordParts';

export interface TableSpace {
  /** Of the table. */
  readonly width: number;
  /** Of a cell, on both sides. */
  readonly padding: number;
  readonly widthOf: (text: string, isBold: boolean) => number;
}

/** In characters, approximately. */
const inCharacters: TableSpace = {
  width: 90,
  padding: 3,
  widthOf: (text, isBold) => text.length * (isBold ? 1.2 : 1),
};

/** A longer word may break between its parts, and then needs this much, or less where there is no room. */
const [maxWordLength, minWordLength] = [14, 7];
/** Longer parts, such as digests, may break anywhere. */
const maxPartLength = 28;

export function columnShares(
  table: TablePiece,
  space: TableSpace = inCharacters,
): readonly number[] {
  const { header, rows, hasRowHeaders } = table;
  const columns = Math.max(1, header.length, ...rows.map((row) => row.length));
  if (hasRowHeaders && columns === 2) return [0.3, 0.7];
  const texts = Array.from({ length: columns }, (_, column) =>
    rows.map((row) => textOf(row[column] ?? [])),
  );
  // The square root, so that one long text leaves space for other columns.
  const wanted = texts.map((cells) => Math.sqrt(Math.max(1, ...cells.map(({ length }) => length))));
  const needed = leastWidths(table, texts, space, maxWordLength);
  const left = space.width - sum(needed);
  const widths =
    left < 0
      ? squeezed(leastWidths(table, texts, space, minWordLength), space.width)
      : needed.map((own, column) => own + (left * wanted[column]!) / sum(wanted));
  return widths.map((own) => own / sum(widths));
}

function leastWidths(
  { header, numbers, hasRowHeaders }: TablePiece,
  texts: readonly (readonly string[])[],
  { padding, widthOf }: TableSpace,
  ofBroken: number,
): readonly number[] {
  return texts.map((cells, column) => {
    // An amount such as `2 h 15 min` is kept on one line.
    const whole = numbers[column] ? cells : wholeIn(cells, ofBroken);
    const heading = wholeIn([textOf(header[column] ?? [])], ofBroken);
    const isBold = hasRowHeaders && column === 0;
    const widths = [
      ...longestOf(heading).map((text) => widthOf(text, true)),
      ...longestOf(whole).map((text) => widthOf(text, isBold)),
    ];
    return Math.max(0, ...widths) + padding;
  });
}

/** Words and parts of words that do not break, and the beginnings of those that do. */
function wholeIn(texts: readonly string[], ofBroken: number): string[] {
  const words = new Set(texts.flatMap((text) => text.match(/\S+/g) ?? []));
  return [...words].flatMap((word) =>
    word.length <= maxWordLength
      ? [word]
      : [
          word.slice(0, ofBroken),
          ...wordParts(word).filter(({ length }) => length <= maxPartLength),
        ],
  );
}

/** Those that may be the widest, by their lengths: measuring all takes long. */
function longestOf(texts: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...texts.map(({ length }) => length));
  return texts.filter(({ length }) => length > longest * 0.7);
}

/** The columns that need little get it, and the others share the rest. */
function squeezed(least: readonly number[], width: number): readonly number[] {
  const widths = [...least];
  let left = width;
  const byNeed = [...least.keys()].sort((a, b) => least[a]! - least[b]!);
  for (const [at, column] of byNeed.entries()) {
    widths[column] = Math.min(least[column]!, left / (byNeed.length - at));
    left -= widths[column];
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
