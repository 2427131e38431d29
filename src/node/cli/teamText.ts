import { stripVTControlCharacters } from 'node:util';
import type { JournalOverview } from '../../core/team/teamOverview';
import { teamTable } from '../../core/team/teamTable';

/** The overview as columns for a terminal. */
export function teamText(overviews: readonly JournalOverview[]): string[] {
  const { columns, rows } = teamTable(overviews);
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(oneLine));
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => cells[at]!.length)));
  const notices = overviews.flatMap((one) =>
    one.notices.map(({ entry, text }) => oneLine(`${one.path}: ${entry}: ${text}`)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, at) =>
          columns[at]!.isNumber ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .concat(notices);
}

/** Makes a journal's text inert on a terminal. */
const oneLine = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
