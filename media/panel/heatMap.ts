import { cell, plot, text } from '@observablehq/plot';
import { monthName } from '../shared/locale';
import { monthsOf, rows, type WeekCell } from './weekGrid';

const headHeight = 16;
/** The shades, lightest first, and from how many entries on; the style sheet gives the colours. */
export const shades = [
  { name: 'none', from: 0 },
  { name: 'one', from: 1 },
  { name: 'two', from: 2 },
  { name: 'few', from: 3 },
  { name: 'many', from: 5 },
] as const;

/** Draws the weeks as a calendar in columns of that width. */
export function drawHeatMap(cells: readonly WeekCell[], columnWidth: number): Element {
  const months = monthsOf(cells);
  const rowHeight = Math.min(columnWidth, 18);
  const names = columnWidth < 24 ? 'narrow' : 'short';
  const svg = plot({
    className: 'heat-map',
    width: months.length * columnWidth,
    height: headHeight + rows.length * rowHeight,
    margin: 0,
    marginTop: headHeight,
    x: { domain: months, axis: null, padding: 0 },
    y: { domain: rows, axis: null, padding: 0 },
    color: {
      type: 'threshold',
      domain: shades.slice(1).map(({ from }) => from),
      range: shades.map(({ name }) => `var(--rj-${name})`),
    },
    marks: [
      text(months, {
        x: (month: string) => month,
        text: (month: string) => monthName(month, names),
        frameAnchor: 'top',
        dy: 3 - headHeight,
        fill: 'currentColor',
        ariaHidden: 'true',
      }),
      cell(cells, {
        className: 'hit',
        x: 'month',
        y: 'row',
        fill: 'entries',
        stroke: 'var(--vscode-contrastBorder, var(--rj-edge))',
        inset: 1.5,
        rx: 2,
      }),
    ],
  });
  // Its few rules are in our style sheet: the panel's policy allows no <style> in the page.
  svg.querySelector('style')?.remove();
  return svg;
}
