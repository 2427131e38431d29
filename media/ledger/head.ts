import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LedgerPage } from '../../src/core/ledger/ledgerPage';
import type { Choosable, ToLedger } from '../../src/protocol/ledger';
import '../shared/choice';
import { shortDate } from '../shared/locale';
import { shared } from '../shared/styles';
import { plotStyles } from '../shared/plotStyles';
import { unverifiedMark } from './unverifiedMark';
import { request } from './requests';
import { cycleWords } from './words';

export type Told = Extract<ToLedger, { type: 'ledger' }>;

/** What is shown: framework and cycle to choose, what is left of the cycle, and where the rules were read. */
@customElement('rj-ledger-head')
export class LedgerHead extends LitElement {
  static override readonly styles = [
    shared,
    plotStyles,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: 8px 16px;
        max-width: 780px;
      }

      .choices label,
      .choices .name {
        display: block;
        margin-bottom: 3px;
      }

      p {
        margin-top: 8px;
      }

      .cycle {
        font-weight: 600;
      }

      a {
        color: var(--vscode-textLink-foreground);
      }

      a:hover {
        color: var(--vscode-textLink-activeForeground);
      }
    `,
  ];

  @property({ attribute: false }) told!: Told;

  override render() {
    const { page, frameworks, framework, journals, journal } = this.told;
    return html`
      <div class="choices">
        ${
          journals.length > 1
            ? choice(l10n.t('Journal'), journals, journal, (key) =>
                request(this, { type: 'chooseJournal', key }),
              )
            : nothing
        }
        ${
          frameworks.length > 0
            ? choice(l10n.t('Framework'), frameworks, framework, (key) =>
                request(this, { type: 'chooseFramework', key }),
              )
            : nothing
        }
        ${page ? this.#cycles(page) : nothing}
      </div>
      ${page ? this.#facts(page) : nothing}
    `;
  }

  #cycles({ cycle, cycles }: LedgerPage) {
    const items = cycles.map(({ from, to }) => ({
      key: from,
      name: l10n.t('{0} to {1}', shortDate(from), shortDate(to)),
    }));
    return choice(l10n.t('Cycle'), items, cycle.from, (from) =>
      request(this, { type: 'chooseCycle', from }),
    );
  }

  #facts(page: LedgerPage) {
    const { regulator, source, checkedOn, isVerified } = page;
    return html`
      <p class="cycle">${cycleWords(page)}</p>
      <p class="quiet">
        ${[
          regulator === '' ? nothing : html`<span>${regulator}</span>`,
          source === ''
            ? nothing
            : html`<a href=${source} title=${source}>${l10n.t('Requirements at their source')}</a>`,
          checkedOn === ''
            ? nothing
            : html`<span>${l10n.t('checked on {0}', shortDate(checkedOn))}</span>`,
        ]
          .filter((part) => part !== nothing)
          .map((part, at) => (at === 0 ? part : html` · ${part}`))}${
          isVerified ? nothing : unverifiedMark()
        }
      </p>
    `;
  }
}

const choice = (
  name: string,
  items: readonly Choosable[],
  current: string,
  choose: (key: string) => void,
) => html`
  <div>
    <span class="name" aria-hidden="true">${name}</span>
    <rj-choice
      .label=${name}
      .items=${items}
      .current=${current}
      @rj-choose=${(event: CustomEvent<string>) => choose(event.detail)}
    ></rj-choice>
  </div>
`;

declare global {
  interface HTMLElementTagNameMap {
    'rj-ledger-head': LedgerHead;
  }
}
