import * as l10n from '@vscode/l10n';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GapRow } from '../../src/core/ledger/ledgerPage';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { plotStyles } from '../shared/plotStyles';
import { request } from './requests';
import { days, gapDates } from './words';

/** Longer times without anything recorded, each explained or not. */
@customElement('rj-gaps')
export class GapsView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) gaps: readonly GapRow[] = [];

  override render() {
    const { gaps } = this;
    return html`
      <h2>${l10n.t('Gaps')}</h2>
      ${
        gaps.length === 0
          ? html`<p class="quiet">${l10n.t('There is no long gap in this cycle.')}</p>`
          : this.#table(gaps)
      }
    `;
  }

  #table(gaps: readonly GapRow[]) {
    return html`
      <table aria-label=${l10n.t('Gaps')}>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Nothing recorded')}</th>
            <th scope="col">${l10n.t('Length')}</th>
            <th scope="col">${l10n.t('Explained')}</th>
          </tr>
        </thead>
        <tbody>
          ${gaps.map(
            (gap) => html`
              <tr>
                <th scope="row">${gapDates(gap)}</th>
                <td>${days(gap.days)}</td>
                <td class="long">${this.#explanation(gap)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  #explanation({ explainedBy }: GapRow) {
    if (!explainedBy) return l10n.t('not yet');
    const { path, title } = explainedBy;
    return html`<button
      class="link"
      dir="auto"
      @click=${() => request(this, { type: 'openEntry', path })}
    >
      ${title}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-gaps': GapsView;
  }
}
