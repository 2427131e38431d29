import { axisX, axisY, barY, gridY, plot } from '@observablehq/plot';
import type { WeekHours } from '../../src/core/ledger/ledger';
import { monthName, numeral } from '../shared/locale';

const height = 150;
const left = 34;
const labelWidth = 34;

/** A column for each week: time with others below, the rest of it on top. */
export function drawWeeks(weeks: readonly WeekHours[], width: number): Element {
  const ofHours = (minutes: number) => minutes / 60;
  const most = Math.max(1, ...weeks.map(({ minutes }) => ofHours(minutes)));
  const svg = plot({
    className: 'weeks',
    width,
    height,
    marginTop: 8,
    marginRight: 2,
    marginBottom: 20,
    marginLeft: left,
    x: { domain: weeks.map(({ week }) => week), padding: 0.2 },
    y: { domain: [0, most], nice: true },
    marks: [
      gridY({ ticks: 4, stroke: 'currentColor', strokeOpacity: 0.2 }),
      axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fill: 'currentColor',
        tickFormat: (value: number) => (value === 0 ? '0' : `${numeral(value)} h`),
      }),
      axisX(monthStarts(weeks, width - left), {
        tickSize: 0,
        label: null,
        fill: 'currentColor',
        tickFormat: monthLabel,
      }),
      barY(weeks, {
        x: 'week',
        y1: 0,
        y2: (week: WeekHours) => ofHours(week.participatory),
        fill: 'var(--rj-ink)',
      }),
      barY(
        weeks.filter(({ minutes, participatory }) => minutes > participatory),
        {
          x: 'week',
          y1: (week: WeekHours) => ofHours(week.participatory),
          y2: (week: WeekHours) => ofHours(week.minutes),
          fill: 'var(--rj-soft)',
          stroke: 'var(--rj-ink)',
        },
      ),
      // All of the column's height can be pointed at, and is what the keyboard walks.
      barY(weeks, {
        className: 'hit',
        x: 'week',
        y1: 0,
        y2: most,
        fill: 'transparent',
        insetLeft: -1,
        insetRight: -1,
      }),
    ],
  });
  svg.querySelector('style')?.remove();
  return svg;
}

/** The first week of each month, as many months as there is room to name. */
function monthStarts(weeks: readonly WeekHours[], width: number): string[] {
  const starts = weeks
    .map(({ week }) => week)
    .filter((week, at, all) => at > 0 && week.slice(0, 7) !== all[at - 1]!.slice(0, 7));
  const fitting = Math.max(1, Math.floor(width / labelWidth));
  const step = Math.ceil(starts.length / fitting);
  return starts.filter((_, at) => at % step === 0);
}

/** A month by its name; January by its year, so that one year is told from the next. */
const monthLabel = (week: string): string =>
  week.slice(5, 7) === '01' ? week.slice(0, 4) : monthName(week.slice(0, 7), 'short');
