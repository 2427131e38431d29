/** How much of a table's width each column gets, as parts of one: its words whole first, then more where there is more to read. */
import { textOf, type Runs, type TablePiece } from './pieces';

const words = /\S+/g;
/** About as many characters as a line of a table holds across the page. */
const lineLength = 90;
/** Longer words, such as digests, may break. */
const longestKept = 14;
/** Blank at both sides of a cell, in characters. */
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
    // An amount such as `2 h 15 min` is read as one.
    const longest = numbers[column] ? longestText(cells) : longestWord(cells);
    least.push(Math.min(Math.max(heading, longest), longestKept) + padding);
    // The root, so that one long text leaves room beside it.
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
    for (const [word] of text.matchAll(words)) longest = Math.max(longest, word.length);
  return longest;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
