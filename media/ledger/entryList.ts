import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { EntryList } from '../../src/core/ledger/ledgerList';
import { numeral, shortDate } from '../shared/locale';
import { shared } from '../shared/styles';
import { plotStyles } from '../shared/plotStyles';
import { requestList, request } from './requests';
import { entries } from './words';

/** Entries, each of which can be opened; a page at a time. */
@customElement('rj-entry-list')
export class EntryListView extends LitElement {
  static override readonly styles = [
    shared,
    plotStyles,
    css`
      section {
        margin: 4px 0 10px;
        padding-inline-start: 12px;
        border-inline-start: 1px solid var(--rj-edge);
      }

      li {
        margin-top: 4px;
      }

      .facts {
        margin-inline-start: 6px;
      }

      .lead:focus {
        outline: none;
      }
    `,
  ];

  /** What the list is about, as a heading. */
  @property({ attribute: false }) heading = '';
  /** Absent until the extension has answered. */
  @property({ attribute: false }) list: EntryList | undefined;
  /** Whether it takes the focus when it appears. */
  @property({ attribute: false }) takesFocus = false;

  @query('.lead') private readonly lead!: HTMLElement | null;

  protected override firstUpdated() {
    if (this.takesFocus) this.lead?.focus();
  }

  override render() {
    const { list } = this;
    return html`
      <section aria-label=${this.heading} @keydown=${this.#onKey}>
        <p class="lead quiet" tabindex="-1">${this.#sentence()}</p>
        ${list ? this.#items(list) : nothing}
        <div class="pages">
          ${list ? this.#pages(list) : nothing}
          <vscode-button secondary @click=${this.#close}>${l10n.t('Close list')}</vscode-button>
        </div>
      </section>
    `;
  }

  #sentence(): string {
    const { heading, list } = this;
    if (!list) return heading;
    if (list.total === 0) return l10n.t('{0}: nothing recorded yet.', heading);
    return list.total <= list.items.length
      ? l10n.t('{0}: {1}, newest first.', heading, entries(list.total))
      : l10n.t(
          '{0}: {1} to {2} of {3}, newest first.',
          heading,
          numeral(list.offset + 1),
          numeral(list.offset + list.items.length),
          entries(list.total),
        );
  }

  #items({ items }: EntryList) {
    return html`<ul>
      ${items.map(
        ({ path, title, date, mark, amount, why }) => html`
          <li>
            <button
              class="link"
              dir="auto"
              @click=${() => request(this, { type: 'openEntry', path })}
            >
              ${title}
            </button>
            <span class="facts quiet"
              >${[date && shortDate(date), mark, amount].filter(Boolean).join(' · ')}</span
            >
            ${why === '' ? nothing : html`<p class="quiet">${why}</p>`}
          </li>
        `,
      )}
    </ul>`;
  }

  #pages({ of, offset, total, items }: EntryList) {
    const ask = (to: number) => () => {
      request(this, { type: 'listEntries', of, offset: to });
      this.lead?.focus();
    };
    const length = Math.max(items.length, 20);
    const newer = offset > 0;
    const older = offset + items.length < total;
    return html`
      ${
        newer
          ? html`<vscode-button secondary @click=${ask(Math.max(0, offset - length))}
              >${l10n.t('Newer entries')}</vscode-button
            >`
          : nothing
      }
      ${
        older
          ? html`<vscode-button secondary @click=${ask(offset + length)}
              >${l10n.t('Older entries')}</vscode-button
            >`
          : nothing
      }
    `;
  }

  readonly #close = () => requestList(this, undefined);

  #onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-entry-list': EntryListView;
  }
}
