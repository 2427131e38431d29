import { cell, plot, text } from '@observablehq/plot';
import { monthName } from '../shared/locale';
import { monthsOf, rows, type WeekCell } from './weekGrid';
import { week as weekWords } from './words';

const headHeight = 16;
/** The shades, lightest first, and from how many entries on; the style sheet gives the colours. */
export const shades = [
  { name: 'none', from: 0 },
  { name: 'one', from: 1 },
  { name: 'two', from: 2 },
  { name: 'few', from: 3 },
  { name: 'many', from: 5 },
] as const;

const svgNamespace = 'http://www.w3.org/2000/svg';

export interface HeatMapOptions {
  readonly columnWidth: number;
  readonly label: string;
  /** The one week that the tab key reaches. */
  readonly current: string;
}

/** Draws the weeks as a calendar that is also a grid for the keyboard and for screen readers. */
export function drawHeatMap(cells: readonly WeekCell[], options: HeatMapOptions): Element {
  const { columnWidth, label, current } = options;
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
      cell(cells, { x: 'month', y: 'row', fill: 'entries', inset: 1.5, rx: 2 }),
    ],
  });
  // Its few rules are in our style sheet: the panel's policy allows no <style> in the page.
  svg.querySelector('style')?.remove();
  asGrid(svg, cells, current);
  svg.setAttribute('aria-label', label);
  return svg;
}

function asGrid(svg: Element, cells: readonly WeekCell[], current: string) {
  const rects = [...svg.querySelectorAll('rect')];
  const group = rects[0]?.parentElement;
  svg.setAttribute('role', 'grid');
  group?.setAttribute('role', 'presentation');
  group?.removeAttribute('aria-label');
  rects.forEach((rect, index) => {
    const week = cells[index];
    if (week) {
      rect.setAttribute('role', 'gridcell');
      rect.setAttribute('aria-label', weekWords(week.week, week.entries, week.minutes));
      rect.setAttribute('tabindex', week.week === current ? '0' : '-1');
      rect.dataset['week'] = week.week;
    }
  });
  for (const row of rows) {
    const line = document.createElementNS(svgNamespace, 'g');
    line.setAttribute('role', 'row');
    line.append(...rects.filter((_, index) => cells[index]?.row === row));
    group?.append(line);
  }
}
