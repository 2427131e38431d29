import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { shared } from './styles';

/** Chooses one of a few things by its key; says the key of another one that was chosen. */
@customElement('rj-choice')
export class Choice extends LitElement {
  static override readonly styles = [
    shared,
    css`
      vscode-single-select {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) label = '';
  @property({ attribute: false }) items: readonly { key: string; name: string }[] = [];
  @property({ attribute: false }) current = '';

  override render() {
    return html`
      <vscode-single-select
        label=${this.label}
        .value=${live(this.current)}
        @change=${this.#choose}
      >
        ${this.items.map(
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
    this.dispatchEvent(new CustomEvent('rj-choose', { detail: value }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-choice': Choice;
  }
  interface HTMLElementEventMap {
    /** Another one was chosen, by its key. */
    'rj-choose': CustomEvent<string>;
  }
}
