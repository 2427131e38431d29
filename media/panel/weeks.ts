import * as l10n from '@vscode/l10n';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WeekProgress } from '../../src/core/progress/progress';
import { drawHeatMap, shades } from './heatMap';
import '../shared/gridPlot';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { layOut, monthsOf, move } from './weekGrid';
import { weeksStyles } from './weeksStyles';
import { weeksTable } from './weeksTable';
import { request } from './requests';
import { week as weekWords } from './words';

/** The last 53 weeks: a calm calendar, words for each week, and a table behind it. */
@customElement('rj-weeks')
export class WeeksView extends LitElement {
  static override readonly styles = [shared, tableStyles, weeksStyles];

  @property({ attribute: false }) weeks: readonly WeekProgress[] = [];
  @property({ attribute: false }) tableOpen = false;

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
    const cells = layOut(this.weeks);
    const months = monthsOf(cells);
    return html`
      <rj-grid-plot
        .label=${l10n.t('Entries in each week')}
        .cells=${cells.map((cell) => ({
          key: cell.week,
          // A month is a row to a screen reader, so that the weeks are read in their order.
          row: months.indexOf(cell.month),
          column: cell.row,
          label: weekWords(cell.week, cell.entries, cell.minutes),
          opens: true,
        }))}
        .draw=${(width: number) =>
          drawHeatMap(cells, Math.max(12, Math.min(Math.floor(width / months.length), 28)))}
        .move=${(_: unknown, index: number, key: string) => move(cells, index, key)}
        @rj-cell=${({ detail: week }: CustomEvent<string>) => this.#open(week)}
      ></rj-grid-plot>
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

  readonly #open = (week: string) => request(this, { type: 'openWeek', week });

  #onToggle(event: Event) {
    const { open } = event.target as HTMLDetailsElement;
    if (open !== this.tableOpen) {
      this.dispatchEvent(
        new CustomEvent('rj-table', { detail: open, bubbles: true, composed: true }),
      );
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-weeks': WeeksView;
  }
}
