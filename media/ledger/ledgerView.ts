import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { EntryList, ListOf } from '../../src/core/ledger/ledgerList';
import type { LedgerPage } from '../../src/core/ledger/ledgerPage';
import { pageStyles } from '../shared/pageStyles';
import { shared } from '../shared/styles';
import { Width } from '../shared/width';
import './entryList';
import './gaps';
import './head';
import type { Told } from './head';
import './hours';
import type { HoursView } from './hours';
import './requirements';
import type { RequirementsView } from './requirements';
import { plotStyles } from '../shared/plotStyles';
import './topics';
import type { TopicsView } from './topics';
import './types';
import type { TypesView } from './types';
import { unverifiedMark } from './unverifiedMark';
import { requestList, request } from './requests';
import { rejectedWords, unassignedWords, undatedWords } from './words';

/** Below this width there is room for half as much. */
const narrow = 700;

/** The whole page. It shows what it was last told; which list is open is all that it keeps. */
@customElement('rj-ledger')
export class LedgerView extends LitElement {
  static override readonly styles = [
    shared,
    pageStyles,
    plotStyles,
    css`
      @media (min-width: 900px) {
        .whole {
          grid-column: 1 / -1;
        }
      }

      .side {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 28px;
      }

      .notes li {
        margin-top: 4px;
      }

      .empty {
        margin: 16px 0 12px;
      }
    `,
  ];

  @property({ attribute: false }) told: Told | undefined;
  @property({ attribute: false }) list: EntryList | undefined;
  /** Whether the words are there; before that, no sentence is worth showing. */
  @property({ attribute: false }) textsKnown = false;

  @property({ attribute: false }) opened: ListOf | undefined;

  @query('rj-requirements') private readonly requirements!: RequirementsView | null;
  @query('rj-types') private readonly types!: TypesView | null;
  @query('rj-hours') private readonly hours!: HoursView | null;
  @query('rj-topics') private readonly topics!: TopicsView | null;

  readonly #width: Width = new Width(this);

  /** How many columns of the matrix there is room for. */
  get columns(): number {
    return window.innerWidth < narrow ? 12 : 24;
  }

  /** Where the reader was before they opened the list that is now closed. */
  focusBehind(of: ListOf) {
    if (of.kind === 'week') this.hours?.focusPlot();
    else if (of.kind === 'topic') this.topics?.focusPlot();
    else this.#button(of)?.focus();
  }

  /** The button that opens and closes this list. */
  #button(of: ListOf): HTMLElement | undefined {
    const roots = [this.requirements, this.types, this].map((part) => part?.renderRoot);
    return roots
      .flatMap((root) => [...(root?.querySelectorAll<HTMLElement>('button[data-of]') ?? [])])
      .find((button) => button.dataset['of'] === JSON.stringify(of));
  }

  override render() {
    const { told } = this;
    if (!this.textsKnown) return html`<main aria-busy="true"></main>`;
    return html`
      <main aria-busy=${told ? 'false' : 'true'}>
        <h1>${told?.page?.title ?? l10n.t('Ledger')}</h1>
        ${told ? this.#told(told) : html`<p class="quiet">${l10n.t('Reading the journal…')}</p>`}
      </main>
    `;
  }

  #told(told: Told) {
    return html`
      <rj-ledger-head .told=${told}></rj-ledger-head>
      ${told.page ? this.#parts(told.page) : this.#nothing(told)}
    `;
  }

  #nothing({ missing }: Told) {
    switch (missing) {
      case 'noJournal':
        return html`<p class="empty">${l10n.t('There is no journal in this window yet.')}</p>`;
      case 'unreadable':
        return html`
          <p class="empty">${l10n.t('The requirements of this framework could not be read.')}</p>
          <vscode-button @click=${() => request(this, { type: 'showProblems' })}
            >${l10n.t('Show Problems')}</vscode-button
          >
        `;
      default:
        return html`
          <p class="empty">
            ${l10n.t(
              'This journal follows no framework yet. Follow one to see what is recorded towards it and what is still needed.',
            )}
          </p>
          <vscode-button @click=${() => request(this, { type: 'follow' })}
            >${l10n.t('Follow a Framework…')}</vscode-button
          >
        `;
    }
  }

  #parts(page: LedgerPage) {
    const { opened, list } = this;
    const listOf = (kind: ListOf['kind']) => (opened?.kind === kind ? list : undefined);
    return html`
      ${this.#setAside('unassigned', page.unassigned.entries, unassignedWords(page.unassigned), listOf('unassigned'))}
      <div class="parts">
        <rj-requirements
          .requirements=${page.requirements}
          .opened=${opened?.kind === 'requirement' ? opened.id : undefined}
          .list=${listOf('requirement')}
        ></rj-requirements>
        <div class="side">
          <rj-hours
            .weeks=${page.weeks}
            .isNarrow=${this.#width.value < narrow}
            .opened=${opened?.kind === 'week' ? opened.week : undefined}
            .longer=${page.longer}
            .isLongerOpen=${opened?.kind === 'longer'}
            .list=${listOf('week') ?? listOf('longer')}
          ></rj-hours>
          <rj-types
            .types=${page.types}
            .more=${page.moreTypes}
            .opened=${opened?.kind === 'type' ? opened.type : undefined}
            .list=${listOf('type')}
          ></rj-types>
        </div>
        ${
          page.topics.rows.length === 0
            ? nothing
            : html`<rj-topics
                class="whole"
                .matrix=${page.topics}
                .size=${this.columns}
                .opened=${opened?.kind === 'topic' ? opened : undefined}
                .list=${listOf('topic')}
              ></rj-topics>`
        }
        <rj-gaps .gaps=${page.gaps}></rj-gaps>
        ${page.notes.length === 0 ? nothing : this.#notes(page)}
        ${this.#setAside('undated', page.undated, undatedWords(page.undated), listOf('undated'))}
        ${this.#setAside('rejected', page.rejected, rejectedWords(page.rejected), listOf('rejected'))}
      </div>
    `;
  }

  /** Entries that do not count here, with why. */
  #setAside(
    kind: 'unassigned' | 'undated' | 'rejected',
    count: number,
    words: string,
    list: EntryList | undefined,
  ) {
    if (count === 0) return nothing;
    const isOpen = this.opened?.kind === kind;
    return html`
      <section>
        <button
          class="link"
          aria-expanded=${isOpen ? 'true' : 'false'}
          data-of=${JSON.stringify({ kind })}
          @click=${() => requestList(this, isOpen ? undefined : { kind })}
        >
          ${words}
        </button>
        ${isOpen ? html`<rj-entry-list .heading=${words} .list=${list}></rj-entry-list>` : nothing}
      </section>
    `;
  }

  #notes({ notes }: LedgerPage) {
    return html`
      <section class="notes">
        <h2>${l10n.t('Notes')}</h2>
        <ul>
          ${notes.map(
            ({ text, isVerified }) => html`
              <li>${text}${isVerified ? nothing : unverifiedMark()}</li>
            `,
          )}
        </ul>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-ledger': LedgerView;
  }
}
