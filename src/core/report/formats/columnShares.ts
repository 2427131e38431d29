/** How much of a table's width each column gets, as parts of one: more where there is more to read. */
import { textOf, type Runs, type TablePiece } from './pieces';

const words = /\S+/g;

export function columnShares({ header, rows, hasRowHeaders }: TablePiece): readonly number[] {
  const columns = Math.max(1, header.length, ...rows.map((row) => row.length));
  if (hasRowHeaders && columns === 2) return [0.3, 0.7];
  const weights = Array.from({ length: columns }, (_, column) =>
    weightOf([header, ...rows].map((row) => row[column] ?? [])),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

function weightOf(cells: readonly Runs[]): number {
  let longest = 0;
  let word = 0;
  for (const text of cells.map(textOf)) {
    longest = Math.max(longest, text.length);
    for (const [found] of text.matchAll(words)) word = Math.max(word, found.length);
  }
  // The root, so that one long text leaves room beside it; a date or a name stays whole where it can.
  return Math.max(4 * Math.sqrt(longest), Math.min(word, 14) + 3, 6);
}
