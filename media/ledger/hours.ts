import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { EntryList } from '../../src/core/ledger/ledgerList';
import type { WeekHours } from '../../src/core/ledger/ledger';
import type { LedgerPage } from '../../src/core/ledger/ledgerPage';
import { shortDate } from '../shared/locale';
import '../shared/gridPlot';
import type { GridPlot } from '../shared/gridPlot';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import './entryList';
import { plotStyles } from '../shared/plotStyles';
import { drawWeeks } from './weeksPlot';
import { requestList } from './requests';
import { hours, longerWords, weekWords } from './words';

/** Weeks on one page of the plot: about a year, or half of one where there is little room. */
const wide = 53;
const narrow = 26;

const none = { entries: 0, minutes: 0, participatory: 0 };

/** Hours by week, with a table behind the plot. */
@customElement('rj-hours')
export class HoursView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) weeks: readonly WeekHours[] = [];
  /** Time that is in no week. */
  @property({ attribute: false }) longer: LedgerPage['longer'] = none;
  @property({ attribute: false }) isLongerOpen = false;
  @property({ attribute: false }) opened: string | undefined;
  @property({ attribute: false }) list: EntryList | undefined;
  @property({ attribute: false }) isNarrow = false;

  /** How many pages back from the newest weeks. */
  @state() private page = 0;

  @query('rj-grid-plot') private readonly plot!: GridPlot | null;

  focusPlot() {
    this.plot?.focusCurrent();
  }

  override render() {
    const { weeks } = this;
    return html`
      <h2>${l10n.t('Hours by week')}</h2>
      ${
        weeks.some(({ minutes }) => minutes > 0) || this.longer.entries > 0
          ? this.#plotted()
          : html`<p class="quiet">
              ${l10n.t('The weeks of which you record hours will show here.')}
            </p>`
      }
    `;
  }

  #plotted() {
    const size = this.isNarrow ? narrow : wide;
    const pages = Math.ceil(this.weeks.length / size);
    const page = Math.min(this.page, pages - 1);
    const end = this.weeks.length - page * size;
    const shown = this.weeks.slice(Math.max(0, end - size), end);
    const { opened } = this;
    return html`
      <rj-grid-plot
        .label=${l10n.t('Hours in each week')}
        .cells=${shown.map((week, column) => ({
          key: week.week,
          row: 0,
          column,
          label: weekWords(week),
          opens: week.minutes > 0,
        }))}
        .draw=${(width: number) => drawWeeks(shown, width)}
        @rj-cell=${this.#open}
      ></rj-grid-plot>
      <p class="key quiet" aria-hidden="true">
        <span><i class="full"></i>${l10n.t('with others')}</span>
        <span><i class="soft"></i>${l10n.t('other time')}</span>
      </p>
      ${pages > 1 ? this.#pages(page, pages) : nothing}
      ${
        opened === undefined
          ? nothing
          : html`<rj-entry-list
              .heading=${l10n.t('Week of {0}', shortDate(opened))}
              .list=${this.list}
              .takesFocus=${true}
            ></rj-entry-list>`
      }
      ${this.longer.entries === 0 ? nothing : this.#longer()}
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        ${this.#table()}
      </details>
    `;
  }

  #longer() {
    const { isLongerOpen } = this;
    const words = longerWords(this.longer);
    return html`
      <p>
        <button
          class="link"
          aria-expanded=${isLongerOpen ? 'true' : 'false'}
          @click=${() => requestList(this, isLongerOpen ? undefined : { kind: 'longer' })}
        >
          ${words}
        </button>
      </p>
      ${
        isLongerOpen
          ? html`<rj-entry-list .heading=${words} .list=${this.list}></rj-entry-list>`
          : nothing
      }
    `;
  }

  #pages(page: number, pages: number) {
    return html`<div class="pages">
      <vscode-button secondary ?disabled=${page >= pages - 1} @click=${() => (this.page = page + 1)}
        >${l10n.t('Earlier weeks')}</vscode-button
      >
      <vscode-button secondary ?disabled=${page === 0} @click=${() => (this.page = page - 1)}
        >${l10n.t('Later weeks')}</vscode-button
      >
    </div>`;
  }

  #table() {
    const written = this.weeks.filter(({ minutes }) => minutes > 0).reverse();
    return html`
      <table aria-label=${l10n.t('Hours in each week')}>
        <caption>
          ${l10n.t('Latest week first. Of weeks that are not listed, no hours are recorded.')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Week of')}</th>
            <th scope="col">${l10n.t('Time')}</th>
            <th scope="col">${l10n.t('With others')}</th>
          </tr>
        </thead>
        <tbody>
          ${written.map(
            ({ week, minutes, participatory }) => html`
              <tr>
                <th scope="row">
                  <button class="link" @click=${() => requestList(this, { kind: 'week', week })}>
                    ${shortDate(week)}
                  </button>
                </th>
                <td>${hours(minutes)}</td>
                <td>${togetherWords(participatory)}</td>
              </tr>
            `,
          )}
          ${
            this.longer.entries === 0
              ? nothing
              : html`<tr>
                  <th scope="row">
                    <button class="link" @click=${() => requestList(this, { kind: 'longer' })}>
                      ${l10n.t('In no week')}
                    </button>
                  </th>
                  <td>${hours(this.longer.minutes)}</td>
                  <td>${togetherWords(this.longer.participatory)}</td>
                </tr>`
          }
        </tbody>
      </table>
    `;
  }

  readonly #open = ({ detail: week }: CustomEvent<string>) =>
    requestList(this, { kind: 'week', week });
}

const togetherWords = (minutes: number): string =>
  minutes === 0 ? l10n.t('none') : hours(minutes);

declare global {
  interface HTMLElementTagNameMap {
    'rj-hours': HoursView;
  }
}
