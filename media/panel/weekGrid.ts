import type { WeekProgress } from '../../src/core/progress/progress';

/** A week at its place in the calendar: a column for its month, a row for which Monday it is. */
export interface WeekCell extends WeekProgress {
  /** `YYYY-MM` */
  readonly month: string;
  /** 0 for the first Monday of the month, up to 4. */
  readonly row: number;
}

export const rows = [0, 1, 2, 3, 4] as const;

export const layOut = (weeks: readonly WeekProgress[]): WeekCell[] =>
  weeks.map((week) => ({
    ...week,
    month: week.week.slice(0, 7),
    row: Math.floor((Number(week.week.slice(8, 10)) - 1) / 7),
  }));

export const monthsOf = (cells: readonly WeekCell[]): string[] => [
  ...new Set(cells.map(({ month }) => month)),
];

/** Where a key leads from the cell at `index`; `undefined` for a key that does not move. */
export function move(cells: readonly WeekCell[], index: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, cells.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'ArrowRight':
      return besides(cells, index, 1);
    case 'ArrowLeft':
      return besides(cells, index, -1);
    case 'Home':
      return 0;
    case 'End':
      return cells.length - 1;
    default:
      return undefined;
  }
}

/** The nearest row of the month before or after; the same cell where the calendar ends. */
function besides(cells: readonly WeekCell[], index: number, step: 1 | -1): number {
  const from = cells[index];
  const months = monthsOf(cells);
  const month = from && months[months.indexOf(from.month) + step];
  if (!from || month === undefined) {
    return index;
  }
  const distance = (at: number) => Math.abs((cells[at]?.row ?? 0) - from.row);
  return [...cells.keys()]
    .filter((at) => cells[at]?.month === month)
    .reduce((nearest, at) => (distance(at) < distance(nearest) ? at : nearest));
}
