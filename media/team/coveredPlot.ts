import { axisX, cell, plot, text } from '@observablehq/plot';

/** The part of a matrix that is shown. */
export interface Covered {
  readonly topics: readonly string[];
  readonly people: readonly string[];
  /** Row by row, a column for each of the people. */
  readonly entries: readonly (readonly number[])[];
}

export interface CoveredCell {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

export const cellsOf = ({ entries }: Covered): CoveredCell[] =>
  entries.flatMap((counts, row) =>
    counts.map((count, column) => ({ key: `${row} ${column}`, row, column, count })),
  );

const headHeight = 76;

/**
 * Topics from top to bottom, people from left to right. A topic's name is next to its cells, or above
 * them in a narrow view.
 */
export function drawCovered(covered: Covered, width: number): Element {
  const { topics, people } = covered;
  const isNarrow = width < 460;
  const left = isNarrow ? 1 : Math.min(300, Math.round(width * 0.45));
  const above = isNarrow ? 18 : 0;
  const rowHeight = 26 + above;
  const right = 40;
  const perColumn = Math.min(36, (width - left - right) / Math.max(1, people.length));
  const cells = cellsOf(covered);
  const place = { x: 'column', y: 'row', inset: 1.5, insetTop: 1.5 + above, rx: 2 };
  const svg = plot({
    className: 'covered',
    width: isNarrow ? width : left + right + perColumn * people.length,
    height: headHeight + rowHeight * topics.length,
    marginTop: headHeight,
    marginRight: isNarrow ? Math.max(1, width - left - perColumn * people.length) : right,
    marginBottom: 0,
    marginLeft: left,
    x: { domain: [...people.keys()], padding: 0, axis: null },
    y: { domain: [...topics.keys()], padding: 0, axis: null },
    opacity: { domain: [0, Math.max(1, ...cells.map(({ count }) => count))], range: [0.35, 1] },
    marks: [
      axisX([...people.keys()], {
        anchor: 'top',
        tickSize: 0,
        label: null,
        fill: 'var(--vscode-foreground)',
        tickRotate: -50,
        tickFormat: (at: number) => shortened(people[at]!),
      }),
      text([...topics.keys()], {
        y: (at: number) => at,
        text: (at: number) => topics[at]!,
        frameAnchor: 'left',
        textAnchor: isNarrow ? 'start' : 'end',
        dx: isNarrow ? 0 : -8,
        dy: isNarrow ? -13 : 0,
        lineWidth: (isNarrow ? width : left - 12) / 11,
        textOverflow: 'ellipsis-end',
        fill: 'var(--vscode-foreground)',
      }),
      cell(
        cells.filter(({ count }) => count > 0),
        { ...place, fill: 'var(--rj-ink)', fillOpacity: 'count' },
      ),
      cell(cells, { ...place, className: 'hit', fill: 'transparent', stroke: 'var(--rj-edge)' }),
    ],
  });
  svg.querySelector('style')?.remove();
  return svg;
}

/** What does not fit is told by the cell's own words and by the table. */
function shortened(name: string): string {
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return letters.length <= 14 ? name : `${letters.slice(0, 13).join('')}…`;
}
