import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LedgerCard } from '../../src/core/ledger/ledgerCard';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { endsWords, isNearEnd } from '../shared/cycleEnd';
import { shared } from '../shared/styles';
import { barStyles, shareBar } from './shareBar';
import { request } from './requests';
import { recordedOf } from './words';

/** A framework in one line, and the way to its ledger. */
@customElement('rj-ledger-card')
export class LedgerCardView extends LitElement {
  static override readonly styles = [
    shared,
    barStyles,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 12px;
      }
    `,
  ];

  @property({ attribute: false }) card!: LedgerCard;

  override render() {
    const { title, done, required, daysLeft } = this.card;
    return html`
      <section>
        <h2>${title}</h2>
        <div class="share">
          ${shareBar(title, done, required)}
          <span class="quiet">${recordedOf(this.card)}</span>
        </div>
        <div class="foot">
          <span class="quiet">${isNearEnd(daysLeft) ? endsWords(daysLeft) : nothing}</span>
          <button
            class="link"
            aria-label=${l10n.t('Open ledger of {0}', isolateBidi(title))}
            @click=${() => request(this, { type: 'openLedger', framework: this.card.key })}
          >
            ${l10n.t('Open ledger')}
          </button>
        </div>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-ledger-card': LedgerCardView;
  }
}
