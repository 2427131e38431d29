import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { inOrder, matchesFilter, usualOrder } from '../../src/core/team/teamOrder';
import type { Member, ToTeam } from '../../src/protocol/team';
import { pageStyles } from '../shared/pageStyles';
import { shared } from '../shared/styles';
import './covered';
import './learner';
import type { LearnerView } from './learner';
import './members';
import type { MembersTable } from './members';
import './waiting';
import { changeTable, request, type TableState } from './requests';
import { activityWords, readingWords, shownWords } from './words';

type Told = Extract<ToTeam, { type: 'team' }>;
type Page = Extract<ToTeam, { type: 'learner' }>;

/** The whole page: the table of a team with its plots, or the page of one learner. */
@customElement('rj-team')
export class TeamView extends LitElement {
  static override readonly styles = [
    shared,
    pageStyles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin-bottom: 12px;
      }

      vscode-textfield {
        flex: 0 1 260px;
        min-width: 120px;
      }

      @media (min-width: 900px) {
        .parts {
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) told: Told | undefined;
  @property({ attribute: false }) page: Page | undefined;
  /** Key of the journal whose page is open; empty where none is. */
  @property({ attribute: false }) learner = '';
  @property({ attribute: false }) tableState: TableState = {
    order: usualOrder,
    text: '',
    isWaiting: false,
  };
  /** Whether the words are there; before that, no sentence is worth showing. */
  @property({ attribute: false }) textsKnown = false;

  @query('rj-members') private readonly table!: MembersTable | null;
  @query('rj-learner-page') private readonly learnerView!: LearnerView | null;

  /** Brings the reader to the page that was opened, or back to the row that they came from. */
  focusAfter(before: string) {
    void this.updateComplete.then(() => {
      if (this.learner === '') this.table?.focusRow(before);
      else this.learnerView?.focusStart();
    });
  }

  override render() {
    const { told } = this;
    if (!this.textsKnown) return html`<main aria-busy="true"></main>`;
    const member = told?.members.find(({ key }) => key === this.learner);
    return html`
      <main aria-busy=${told?.reading === 0 ? 'false' : 'true'}>
        ${
          member
            ? html`<rj-learner-page
                .member=${member}
                .page=${this.page?.key === member.key ? this.page.page : undefined}
              ></rj-learner-page>`
            : this.#team(told)
        }
      </main>
    `;
  }

  #team(told: Told | undefined) {
    const all = told?.members ?? [];
    const { order } = this.tableState;
    const shown = inOrder(
      all.filter((one) =>
        matchesFilter(one, this.tableState, [activityWords(one), one.notShared].join(' ')),
      ),
      order,
    );
    return html`
      <h1>${l10n.t('Team overview')}</h1>
      ${
        all.length === 0
          ? html`<p class="quiet">
              ${
                told?.reading === 0
                  ? l10n.t('There is no journal in this window yet.')
                  : l10n.t('Reading the journals…')
              }
            </p>`
          : html`
              ${this.#tools(shown)}
              <p class="quiet" role="status">
                ${shownWords(shown.length, all.length)}${
                  told && told.reading > 0 ? html` · ${readingWords(told.reading)}` : nothing
                }
              </p>
              <p class="quiet">
                ${l10n.t('This shows what is recorded in these journals and what is still needed. Private entries are not in it.')}
              </p>
              ${
                shown.length === 0
                  ? html`<p>${l10n.t('No journal matches.')}</p>`
                  : html`<rj-members .members=${shown} .order=${order}></rj-members>
                      <div class="parts">
                        <rj-waiting .members=${shown}></rj-waiting>
                        <rj-covered .members=${shown}></rj-covered>
                      </div>`
              }
            `
      }
    `;
  }

  #tools(shown: readonly Member[]) {
    const { text, isWaiting } = this.tableState;
    return html`
      <div class="tools">
        <vscode-textfield
          label=${l10n.t('Filter by text')}
          placeholder=${l10n.t('Filter by text')}
          .value=${live(text)}
          @input=${this.#onText}
        ></vscode-textfield>
        <vscode-checkbox
          label=${l10n.t('Only people with entries to review')}
          .checked=${live(isWaiting)}
          @change=${this.#onWaiting}
        ></vscode-checkbox>
        <vscode-button
          secondary
          ?disabled=${shown.length === 0}
          @click=${() => request(this, { type: 'export', journals: shown.map(({ key }) => key) })}
          >${l10n.t('Export…')}</vscode-button
        >
      </div>
    `;
  }

  readonly #onText = (event: Event) =>
    changeTable(this, { text: (event.target as HTMLElementTagNameMap['vscode-textfield']).value });

  readonly #onWaiting = (event: Event) =>
    changeTable(this, {
      isWaiting: (event.target as HTMLElementTagNameMap['vscode-checkbox']).checked,
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-team': TeamView;
  }
}
