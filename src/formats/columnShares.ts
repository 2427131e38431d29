/** The widths of a table's columns, as parts of one: enough for whole words, then by the amount of text. */
import { textOf, type Runs, type TablePiece } from './pieces';

/** Characters in a line of a table as wide as the page, approximately. */
const lineLength = 90;
/** Longer words, such as digests, may break. */
const maxWordLength = 14;
/** Padding of a cell on both sides, in characters. */
const padding = 3;
/** Headings are bold. */
const boldness = 1.2;

export function columnShares({
  header,
  rows,
  numbers,
  hasRowHeaders,
}: TablePiece): readonly number[] {
  const columns = Math.max(1, header.length, ...rows.map((row) => row.length));
  if (hasRowHeaders && columns === 2) return [0.3, 0.7];
  const least: number[] = [];
  const wanted: number[] = [];
  for (let column = 0; column < columns; column++) {
    const cells = rows.map((row) => row[column] ?? []);
    const heading = longestWord([header[column] ?? []]) * boldness;
    // An amount such as `2 h 15 min` is kept on one line.
    const longest = numbers[column] ? longestText(cells) : longestWord(cells);
    least.push(Math.min(Math.max(heading, longest), maxWordLength) + padding);
    // The square root, so that one long text leaves space for other columns.
    wanted.push(Math.sqrt(Math.max(1, longestText(cells))));
  }
  const left = Math.max(0, lineLength - sum(least));
  const widths = least.map((width, column) => width + (left * wanted[column]!) / sum(wanted));
  return widths.map((width) => width / sum(widths));
}

const longestText = (cells: readonly Runs[]): number =>
  Math.max(0, ...cells.map((cell) => textOf(cell).length));

function longestWord(cells: readonly Runs[]): number {
  let longest = 0;
  for (const text of cells.map(textOf))
    for (const [word] of text.matchAll(/\S+/g)) longest = Math.max(longest, word.length);
  return longest;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
