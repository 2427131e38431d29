import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { shared } from './styles';
import { wish } from './wish';

/** Chooses the journal whose progress is shown. */
@customElement('rj-journal-choice')
export class JournalChoice extends LitElement {
  static override readonly styles = [
    shared,
    css`
      vscode-single-select {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) journals: readonly { key: string; name: string }[] = [];
  @property({ attribute: false }) current = '';

  override render() {
    return html`
      <vscode-single-select
        label=${l10n.t('Journal')}
        .value=${live(this.current)}
        @change=${this.#choose}
      >
        ${this.journals.map(
          ({ key, name }) =>
            html`<vscode-option value=${key} ?selected=${key === this.current}
              >${name}</vscode-option
            >`,
        )}
      </vscode-single-select>
    `;
  }

  #choose(event: Event) {
    const { value } = event.target as HTMLElementTagNameMap['vscode-single-select'];
    wish(this, { type: 'chooseJournal', key: value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-journal-choice': JournalChoice;
  }
}
