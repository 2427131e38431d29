import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EntryList } from '../../src/core/ledger/ledgerList';
import type { TypeHours } from '../../src/core/ledger/ledger';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { numeral } from '../shared/locale';
import { rowStyles } from '../shared/rowStyles';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { barRow } from './barRow';
import { plotStyles } from '../shared/plotStyles';
import { entries, hours } from './words';

/** Hours by type of activity, most of them first. */
@customElement('rj-types')
export class TypesView extends LitElement {
  static override readonly styles = [shared, tableStyles, rowStyles, plotStyles];

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
    const name = nameOf(title);
    return barRow(this, {
      name,
      values: { recorded: minutes, planned: 0, isLimit: false, most },
      words: [{ text: `${hours(minutes)} · ${entries(count)}`, isQuiet: true }],
      of: { kind: 'type', type },
      isOpen: this.opened === type,
      heading: name,
      list: this.list,
    });
  }

  #table() {
    return html`
      <table aria-label=${l10n.t('Hours by type')}>
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

const nameOf = (title: string): string =>
  title === '' ? l10n.t('No type named') : isolateBidi(title);

const moreWords = (count: number): string =>
  count === 1 ? l10n.t('And 1 more type.') : l10n.t('And {0} more types.', numeral(count));

declare global {
  interface HTMLElementTagNameMap {
    'rj-types': TypesView;
  }
}
