import * as l10n from '@vscode/l10n';
import down from '@vscode/codicons/src/icons/chevron-down.svg';
import right from '@vscode/codicons/src/icons/chevron-right.svg';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EntryList } from '../../src/core/ledger/ledgerList';
import type { TypeHours } from '../../src/core/ledger/ledgerPage';
import { icon } from '../shared/icon';
import { numeral } from '../shared/locale';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import './bar';
import './entryList';
import { plotStyles } from '../shared/plotStyles';
import { askForList } from './wish';
import { entries, hours } from './words';

/** Hours by type of activity, most of them first. */
@customElement('rj-types')
export class TypesView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) types: readonly TypeHours[] = [];
  @property({ attribute: false }) more = 0;
  @property({ attribute: false }) opened: string | undefined;
  @property({ attribute: false }) list: EntryList | undefined;

  override render() {
    const { types, more } = this;
    if (types.length === 0) {
      return html`
        <h2>${l10n.t('Hours by type')}</h2>
        <p class="quiet">${l10n.t('The kinds of activity that you record will show here.')}</p>
      `;
    }
    const most = Math.max(...types.map(({ minutes }) => minutes));
    return html`
      <h2>${l10n.t('Hours by type')}</h2>
      <ul>
        ${repeat(
          types,
          ({ type }) => type,
          (type) => this.#row(type, most),
        )}
      </ul>
      ${more === 0 ? nothing : html`<p class="quiet">${moreWords(more)}</p>`}
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        ${this.#table()}
      </details>
    `;
  }

  #row({ type, title, minutes, entries: count }: TypeHours, most: number) {
    const isOpen = this.opened === type;
    const name = nameOf(title);
    return html`
      <li>
        <button
          class="row"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => askForList(this, isOpen ? undefined : { kind: 'type', type })}
        >
          <span class="head">${icon(isOpen ? down : right)}<span>${name}</span></span>
          <rj-bar .values=${{ recorded: minutes, planned: 0, isLimit: false, most }}></rj-bar>
          <span class="words quiet">${hours(minutes)} · ${entries(count)}</span>
        </button>
        ${
          isOpen
            ? html`<rj-entry-list .heading=${name} .list=${this.list}></rj-entry-list>`
            : nothing
        }
      </li>
    `;
  }

  #table() {
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Type')}</th>
            <th scope="col">${l10n.t('Time')}</th>
            <th scope="col">${l10n.t('Entries')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.types.map(
            ({ title, minutes, entries: count }) => html`
              <tr>
                <th scope="row">${nameOf(title)}</th>
                <td>${hours(minutes)}</td>
                <td>${entries(count)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }
}

const nameOf = (title: string): string => (title === '' ? l10n.t('No type named') : title);

const moreWords = (count: number): string =>
  count === 1 ? l10n.t('And 1 more type.') : l10n.t('And {0} more types.', numeral(count));

declare global {
  interface HTMLElementTagNameMap {
    'rj-types': TypesView;
  }
}
