import { axisX, cell, plot, text } from '@observablehq/plot';
import type { MatrixColumn, TopicMatrix } from '../../src/core/ledger/topicMatrix';
import { monthName } from '../shared/locale';
import { topicName } from './words';

const headHeight = 20;

export interface MatrixCell {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** Row by row; the key is made of both places, which are what a click leads back to. */
export const cellsOf = ({ rows }: TopicMatrix): MatrixCell[] =>
  rows.flatMap(({ cells }, row) =>
    cells.map((count, column) => ({ key: `${row} ${column}`, row, column, count })),
  );

/**
 * Topics from top to bottom, entries or months from left to right. A topic's name is next to its
 * cells, or above them in a narrow view.
 */
export function drawTopics(matrix: TopicMatrix, width: number): Element {
  const { rows, columns } = matrix;
  const isNarrow = width < 560;
  const left = isNarrow ? 1 : Math.min(340, Math.round(width * 0.4));
  const above = isNarrow ? 18 : 0;
  const rowHeight = 26 + above;
  const perColumn = Math.min(36, (width - left - 1) / Math.max(1, columns.length));
  const cells = cellsOf(matrix);
  const covered = cells.filter(({ count }) => count > 0);
  const names = [...rows.keys()];
  const name = (at: number): string => `${rows[at]!.isPart ? '– ' : ''}${topicName(rows[at]!)}`;
  const place = { x: 'column', y: 'row', inset: 1.5, insetTop: 1.5 + above, rx: 2 };
  const svg = plot({
    className: 'topics',
    width: isNarrow ? width : left + 1 + perColumn * columns.length,
    height: headHeight + rowHeight * rows.length,
    marginTop: headHeight,
    marginRight: isNarrow ? Math.max(1, width - left - perColumn * columns.length) : 1,
    marginBottom: 0,
    marginLeft: left,
    x: { domain: [...columns.keys()], padding: 0, axis: null },
    y: { domain: names, padding: 0, axis: null },
    opacity: { domain: [0, Math.max(1, ...cells.map(({ count }) => count))], range: [0.35, 1] },
    marks: [
      axisX(labelled(columns, perColumn), {
        anchor: 'top',
        tickSize: 0,
        label: null,
        fill: 'currentColor',
        tickFormat: (at: number) => columnLabel(columns[at]!),
      }),
      text(names, {
        y: (at: number) => at,
        text: name,
        frameAnchor: 'left',
        textAnchor: isNarrow ? 'start' : 'end',
        dx: isNarrow ? 0 : -8,
        dy: isNarrow ? -13 : 0,
        // In ems; what does not fit is told by the cell's own words and by the table.
        lineWidth: (isNarrow ? width : left - 12) / 11,
        textOverflow: 'ellipsis-end',
        fill: 'var(--vscode-foreground)',
      }),
      cell(covered, { ...place, fill: 'var(--rj-ink)', fillOpacity: 'count' }),
      cell(cells, { ...place, className: 'hit', fill: 'transparent', stroke: 'var(--rj-edge)' }),
    ],
  });
  svg.querySelector('style')?.remove();
  return svg;
}

/** Columns that can be named without running into each other: the first of each month. */
function labelled(columns: readonly MatrixColumn[], perColumn: number): number[] {
  const firsts = [...columns.keys()].filter(
    (at) => at === 0 || columns[at]!.date.slice(0, 7) !== columns[at - 1]!.date.slice(0, 7),
  );
  const apart = Math.ceil(30 / perColumn);
  const kept: number[] = [];
  for (const at of firsts) if (kept.length === 0 || at - kept.at(-1)! >= apart) kept.push(at);
  return kept;
}

const columnLabel = ({ date }: MatrixColumn): string =>
  date === ''
    ? ''
    : date.slice(5, 7) === '01'
      ? date.slice(0, 4)
      : monthName(date.slice(0, 7), 'short');
