import { barX, plot, text } from '@observablehq/plot';
import { rowName } from '../../src/core/team/teamOrder';
import type { Member } from '../../src/protocol/team';
import { numeral } from '../shared/locale';

const rowHeight = 24;
const right = 34;

/** A bar for each person, as long as what waits. */
export function drawWaiting(members: readonly Member[], width: number): Element {
  const left = Math.min(180, Math.round(width * 0.4));
  const rows = members.map((member, at) => ({
    at,
    name: rowName(member),
    count: member.awaitingReview.length,
  }));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const svg = plot({
    className: 'waiting',
    width,
    height: rowHeight * rows.length,
    margin: 0,
    marginLeft: left,
    marginRight: right,
    x: { domain: [0, most], axis: null },
    y: { domain: rows.map(({ at }) => at), padding: 0, axis: null },
    marks: [
      text(rows, {
        y: 'at',
        text: 'name',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        lineWidth: (left - 12) / 11,
        textOverflow: 'ellipsis-end',
        fill: 'var(--vscode-foreground)',
      }),
      barX(rows, { x: 'count', y: 'at', inset: 4, fill: 'var(--rj-ink)' }),
      text(rows, {
        x: 'count',
        y: 'at',
        text: ({ count }: { count: number }) => numeral(count),
        textAnchor: 'start',
        dx: 6,
        fill: 'var(--vscode-foreground)',
      }),
      // All of the row can be pointed at, and is what the keyboard walks.
      barX(rows, { className: 'hit', x1: 0, x2: most, y: 'at', inset: 1, fill: 'transparent' }),
    ],
  });
  svg.querySelector('style')?.remove();
  return svg;
}
