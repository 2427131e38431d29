import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { WeekProgress } from '../../src/core/progress';
import { drawHeatMap, shades } from './heatMap';
import { patch } from '../shared/patch';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { layOut, monthsOf, move, type WeekCell } from './weekGrid';
import { weeksStyles } from './weeksStyles';
import { weeksTable } from './weeksTable';
import { wish } from './wish';
import { week as weekWords } from './words';

/** The last 53 weeks: a calm calendar, words for each week, and a table behind it. */
@customElement('rj-weeks')
export class WeeksView extends LitElement {
  static override readonly styles = [shared, tableStyles, weeksStyles];

  @property({ attribute: false }) weeks: readonly WeekProgress[] = [];
  @property({ attribute: false }) tableOpen = false;

  /** The week that the tip speaks of. */
  @state() private told: string | undefined;
  /** The week that the tab key leads to: where the reader last was, else this week. */
  @state() private current = '';
  @state() private width = 0;

  @query('.map') private readonly map!: HTMLElement | null;
  @query('.tip') private readonly tip!: HTMLElement | null;

  #cells: readonly WeekCell[] = [];
  /** What the calendar shows, to draw it only when that changes. */
  #drawn = '';
  readonly #size = new ResizeObserver(() => {
    this.width = this.clientWidth;
  });

  override connectedCallback() {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate() {
    this.#cells = layOut(this.weeks);
    if (!this.#cells.some(({ week }) => week === this.current)) {
      this.current = this.#cells.at(-1)?.week ?? '';
    }
  }

  protected override updated() {
    this.width ||= this.clientWidth;
    this.#draw();
    this.#placeTip();
  }

  override render() {
    const written = this.weeks.some(({ entries, minutes }) => entries > 0 || minutes > 0);
    return html`
      <h2>${l10n.t('Weeks')}</h2>
      ${
        written
          ? this.#calendar()
          : html`<p class="quiet">${l10n.t('The weeks in which you write will show here.')}</p>`
      }
    `;
  }

  #calendar() {
    const told = this.#cells.find(({ week }) => week === this.told);
    return html`
      <div
        class="map"
        @pointerover=${this.#tellPointed}
        @pointerleave=${this.#tellFocused}
        @focusin=${this.#tellFocused}
        @focusout=${this.#tellNothing}
        @click=${this.#openPointed}
        @keydown=${this.#onKey}
      >
        <div class="drawing"></div>
        ${
          told
            ? html`<div class="tip" role="tooltip" aria-hidden="true">${wordsOf(told)}</div>`
            : nothing
        }
      </div>
      <p class="key quiet" aria-hidden="true">
        <span>${l10n.t('no entries')}</span>
        ${shades.map(({ name }) => html`<i class=${name}></i>`)}
        <span>${l10n.t('5 or more')}</span>
      </p>
      <details ?open=${this.tableOpen} @toggle=${this.#onToggle}>
        <summary>${l10n.t('Show as table')}</summary>
        ${weeksTable(this.weeks, this.#open)}
      </details>
    `;
  }

  #draw() {
    const drawing = this.renderRoot.querySelector('.drawing');
    if (!drawing || this.width === 0) {
      return;
    }
    const columnWidth = Math.floor(this.width / monthsOf(this.#cells).length);
    const options = {
      columnWidth: Math.max(12, Math.min(columnWidth, 28)),
      label: l10n.t('Entries in each week'),
      current: this.current,
    };
    const wanted = JSON.stringify([this.#cells, options]);
    if (drawing.hasChildNodes() && wanted === this.#drawn) {
      return;
    }
    this.#drawn = wanted;
    const focused = this.#focusedWeek();
    const fresh = drawHeatMap(this.#cells, options);
    const old = drawing.firstElementChild;
    if (old) {
      patch(old, fresh);
    } else {
      drawing.append(fresh);
    }
    // The calendar moved on by a week, or was redrawn in another shape: focus stays with its week.
    if (focused !== undefined && focused !== this.#focusedWeek()) {
      this.#focusCurrent();
    }
  }

  /** Above the calendar, near its week, and within the panel. */
  #placeTip() {
    const { map, tip } = this;
    const rect = this.#rect(this.told);
    if (map && tip && rect) {
      const area = map.getBoundingClientRect();
      const cell = rect.getBoundingClientRect();
      const wanted = cell.left + cell.width / 2 - area.left - tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(wanted, area.width - tip.offsetWidth))}px`;
    }
  }

  readonly #open = (week: string) => wish(this, { type: 'openWeek', week });

  #rect(week: string | undefined): SVGElement | undefined {
    return [...this.renderRoot.querySelectorAll('rect')].find((rect) => weekAt(rect) === week);
  }

  #focusedWeek() {
    return weekAt(this.shadowRoot?.activeElement);
  }

  #focusCurrent() {
    this.#rect(this.current)?.focus();
  }

  #tellPointed(event: PointerEvent) {
    this.told = weekAt(event.target) ?? this.told;
  }

  #tellFocused() {
    this.told = this.#focusedWeek();
  }

  #tellNothing() {
    this.told = undefined;
  }

  #openPointed(event: MouseEvent) {
    const week = weekAt(event.target);
    if (week !== undefined) {
      this.current = week;
      this.#open(week);
    }
  }

  #onKey(event: KeyboardEvent) {
    const week = this.#focusedWeek();
    const index = this.#cells.findIndex((cell) => cell.week === week);
    if (week === undefined || index < 0) {
      return;
    }
    const target = this.#cells[move(this.#cells, index, event.key) ?? -1];
    if (target) {
      void this.#goTo(target.week);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#open(week);
    } else if (event.key === 'Escape' && this.told !== undefined) {
      this.told = undefined;
    } else {
      return;
    }
    event.preventDefault();
  }

  async #goTo(week: string) {
    this.current = week;
    await this.updateComplete;
    this.#focusCurrent();
  }

  #onToggle(event: Event) {
    const { open } = event.target as HTMLDetailsElement;
    if (open !== this.tableOpen) {
      this.dispatchEvent(
        new CustomEvent('rj-table', { detail: open, bubbles: true, composed: true }),
      );
    }
  }
}

const wordsOf = ({ week, entries, minutes }: WeekProgress) => weekWords(week, entries, minutes);

const weekAt = (target: EventTarget | null | undefined): string | undefined =>
  target instanceof SVGElement ? target.dataset['week'] : undefined;

declare global {
  interface HTMLElementTagNameMap {
    'rj-weeks': WeeksView;
  }
}
