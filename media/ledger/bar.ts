import { barX, plot, tickX } from '@observablehq/plot';
import { LitElement, css } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { patch } from '../shared/patch';
import { Width } from '../shared/width';
import { plotStyles } from '../shared/plotStyles';

const height = 12;

export interface BarValues {
  readonly recorded: number;
  readonly planned: number;
  /** Absent where nothing is asked for: then `most` is the whole width. */
  readonly required?: number;
  readonly isLimit: boolean;
  readonly isMet?: boolean;
  readonly most?: number;
}

/** An amount next to the required one. The text next to it says the same, so it is hidden from screen readers. */
@customElement('rj-bar')
export class Bar extends LitElement {
  static override readonly styles = [
    plotStyles,
    css`
      :host {
        display: block;
        height: 12px;
        forced-color-adjust: none;
      }

      svg {
        display: block;
        overflow: visible;
      }
    `,
  ];

  @property({ attribute: false }) values: BarValues | undefined;

  readonly #width = new Width(this);

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  protected override updated() {
    if (!this.values || this.#width.value === 0) return;
    const fresh = drawBar(this.values, this.#width.value);
    const old = this.renderRoot.querySelector('svg');
    if (old) patch(old, fresh);
    else this.renderRoot.append(fresh);
  }
}

const ink = 'var(--rj-ink)';
const ground = { fill: 'none', stroke: 'var(--rj-edge)', insetTop: 2, insetBottom: 2 };

export function drawBar(values: BarValues, width: number): Element {
  const { recorded, planned, required = 0, isLimit, most = 0 } = values;
  // Of limits, what is planned does not come on top.
  const reached = isLimit ? Math.max(recorded, planned) : recorded + planned;
  const end = Math.max(required, reached, most) || 1;
  const bound =
    required > 0 ? [tickX([required], { stroke: 'var(--vscode-foreground)', strokeWidth: 2 })] : [];
  const svg = plot({
    className: 'bar',
    width,
    height,
    margin: 0,
    marginLeft: 1,
    marginRight: 1,
    x: { domain: [0, end], axis: null },
    marks: [...(isLimit ? limitMarks(values) : amountMarks(values, end)), ...bound],
  });
  // The page's policy allows no <style> in it.
  svg.querySelector('style')?.remove();
  return svg;
}

/** The more, the fuller: recorded in full ink, what is planned as an outline behind it. */
const amountMarks = ({ recorded, planned, required }: BarValues, end: number) => [
  barX([{ x1: 0, x2: required ?? end }], { x1: 'x1', x2: 'x2', ...ground }),
  barX([{ x1: recorded, x2: recorded + planned }], {
    x1: 'x1',
    x2: 'x2',
    fill: 'var(--rj-soft)',
    stroke: ink,
    insetTop: 2,
    insetBottom: 2,
  }),
  barX([{ x1: 0, x2: recorded }], { x1: 'x1', x2: 'x2', fill: ink, insetTop: 1, insetBottom: 1 }),
];

/** A place on a scale that has a bound: nothing fills up, and what lies beyond the bound is marked. */
const limitMarks = ({ recorded, planned, required = 0, isMet }: BarValues) => [
  barX([{ x1: 0, x2: required }], { x1: 'x1', x2: 'x2', ...ground }),
  ...(recorded > required
    ? [
        barX([{ x1: required, x2: recorded }], {
          x1: 'x1',
          x2: 'x2',
          fill: 'none',
          stroke: 'var(--rj-over)',
          strokeDasharray: '3 2',
          insetTop: 2,
          insetBottom: 2,
        }),
      ]
    : []),
  ...(planned > 0 ? [tickX([planned], { stroke: 'var(--rj-soft)', strokeWidth: 5 })] : []),
  ...(recorded > 0
    ? [tickX([recorded], { stroke: isMet ? ink : 'var(--rj-over)', strokeWidth: 5 })]
    : []),
];

declare global {
  interface HTMLElementTagNameMap {
    'rj-bar': Bar;
  }
}
