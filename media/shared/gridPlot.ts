import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { asGrid, move, type GridCell } from './cellGrid';
import { patch } from './patch';
import { shared } from './styles';
import { Width } from './width';

/** A plot whose cells can be reached with the arrow keys, have a text, and can be opened. */
@customElement('rj-grid-plot')
export class GridPlot extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .map {
        position: relative;
      }

      svg {
        display: block;
        overflow: visible;
        color: var(--vscode-descriptionForeground);
        font-family: inherit;
        font-size: var(--rj-plot-font, 11px);
        forced-color-adjust: none;
      }

      .hit rect {
        pointer-events: all;
      }

      .hit rect[data-opens] {
        cursor: pointer;
      }

      .hit rect:hover {
        stroke: var(--vscode-foreground);
      }

      .hit rect:focus-visible {
        outline: none;
        stroke: var(--vscode-focusBorder);
        stroke-width: 2px;
      }

      .tip {
        position: absolute;
        bottom: calc(100% + 2px);
        z-index: 1;
        box-sizing: border-box;
        width: max-content;
        max-width: min(100%, 480px);
        padding: 3px 8px;
        border: 1px solid var(--vscode-editorHoverWidget-border);
        border-radius: 3px;
        background: var(--vscode-editorHoverWidget-background);
        color: var(--vscode-editorHoverWidget-foreground);
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) label = '';
  /** Row by row. */
  @property({ attribute: false }) cells: readonly GridCell[] = [];
  /** Draws it at a width; a mark of the class `hit` has a rectangle for each of the cells. */
  @property({ attribute: false }) draw: ((width: number) => Element) | undefined;

  /** Where a key leads from the cell at `index`; `undefined` for a key that does not move. */
  @property({ attribute: false }) move = move;

  /** Key of the cell that the tip speaks of. */
  @state() private told: string | undefined;
  /** The one cell that the tab key leads to. */
  @state() private current = '';

  @query('.map') private readonly map!: HTMLElement | null;
  @query('.tip') private readonly tip!: HTMLElement | null;

  readonly #width = new Width(this);
  /** What is drawn, to draw it only when that changes. */
  #drawn: readonly unknown[] = [];

  /** Brings the reader back to where they were in the plot. */
  focusCurrent() {
    this.#rect(this.current)?.focus();
  }

  protected override willUpdate() {
    if (!this.cells.some(({ key }) => key === this.current)) {
      this.current = this.cells.at(-1)?.key ?? '';
    }
  }

  protected override updated() {
    const wanted = [this.cells, this.draw, this.current, this.label, this.#width.value];
    if (wanted.some((part, at) => part !== this.#drawn[at])) {
      this.#drawn = wanted;
      this.#redraw();
    }
    this.#placeTip();
  }

  override render() {
    const told = this.cells.find(({ key }) => key === this.told);
    return html`
      <div
        class="map"
        @pointerover=${this.#tellPointed}
        @pointerleave=${this.#tellFocused}
        @focusin=${this.#onFocus}
        @focusout=${this.#tellNothing}
        @click=${this.#openPointed}
        @keydown=${this.#onKey}
      >
        <div class="drawing"></div>
        ${
          told
            ? html`<div class="tip" role="tooltip" aria-hidden="true">${told.label}</div>`
            : nothing
        }
      </div>
    `;
  }

  #redraw() {
    const drawing = this.renderRoot.querySelector('.drawing');
    if (!drawing || !this.draw || this.#width.value === 0) return;
    const focused = this.#focusedKey();
    const fresh = this.draw(this.#width.value);
    asGrid(fresh, this.cells, this.current);
    fresh.setAttribute('aria-label', this.label);
    const old = drawing.firstElementChild;
    if (old) patch(old, fresh);
    else drawing.append(fresh);
    // Drawn in another shape: focus stays with its cell.
    if (focused !== undefined && focused !== this.#focusedKey()) {
      (this.#rect(focused) ?? this.#rect(this.current))?.focus();
    }
  }

  /** Above the plot, near its cell, and within the page. */
  #placeTip() {
    const { map, tip } = this;
    const rect = this.#rect(this.told);
    if (!map || !tip || !rect) return;
    const area = map.getBoundingClientRect();
    const cell = rect.getBoundingClientRect();
    const wanted = cell.left + cell.width / 2 - area.left - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(wanted, area.width - tip.offsetWidth))}px`;
  }

  #rect(key: string | undefined): SVGElement | undefined {
    return [...this.renderRoot.querySelectorAll('rect')].find((rect) => keyAt(rect) === key);
  }

  #focusedKey() {
    return keyAt(this.shadowRoot?.activeElement);
  }

  #tellPointed(event: PointerEvent) {
    this.told = keyAt(event.target) ?? this.told;
  }

  #onFocus() {
    this.current = this.#focusedKey() ?? this.current;
    this.#tellFocused();
  }

  #tellFocused() {
    this.told = this.#focusedKey();
  }

  #tellNothing() {
    this.told = undefined;
  }

  #openPointed(event: MouseEvent) {
    const key = keyAt(event.target);
    if (key === undefined) return;
    this.current = key;
    this.#open(key);
  }

  #open(key: string) {
    if (!this.cells.find((cell) => cell.key === key)?.opens) return;
    this.dispatchEvent(new CustomEvent('rj-cell', { detail: key }));
  }

  #onKey(event: KeyboardEvent) {
    const key = this.#focusedKey();
    const index = this.cells.findIndex((cell) => cell.key === key);
    if (key === undefined || index < 0) return;
    const target = this.cells[this.move(this.cells, index, event.key) ?? -1];
    if (target) void this.#goTo(target.key);
    else if (event.key === 'Enter' || event.key === ' ') this.#open(key);
    else if (event.key === 'Escape' && this.told !== undefined) this.told = undefined;
    else return;
    event.preventDefault();
  }

  async #goTo(key: string) {
    this.current = key;
    await this.updateComplete;
    this.focusCurrent();
  }
}

const keyAt = (target: EventTarget | null | undefined): string | undefined =>
  target instanceof SVGElement ? target.dataset['key'] : undefined;

declare global {
  interface HTMLElementTagNameMap {
    'rj-grid-plot': GridPlot;
  }
  interface HTMLElementEventMap {
    /** A cell of a plot was opened, by its key. */
    'rj-cell': CustomEvent<string>;
  }
}
