import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type {
  LearnerPage,
  LedgerShare,
  ReviewedEntry,
  WaitingEntry,
} from '../../src/core/team/learnerPage';
import { hoursWords } from '../../src/core/base/timeWords';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { rowName } from '../../src/core/team/teamOrder';
import type { Member } from '../../src/protocol/team';
import { numeral, shortDate } from '../shared/locale';
import { shared } from '../shared/styles';
import { pageStyles } from '../shared/pageStyles';
import { plotStyles } from '../shared/plotStyles';
import { tableStyles } from '../shared/tableStyles';
import { openLearner, request } from './requests';
import {
  activityWords,
  courseWords,
  entriesWords,
  markWords,
  moreEntriesWords,
  statusWord,
  unfinishedWords,
  unreadWords,
} from './words';

/**
 * One learner: what waits, what is still needed, what others recorded, courses with their sections, the last
 * weeks, and what is not here.
 */
@customElement('rj-learner-page')
export class LearnerView extends LitElement {
  static override readonly styles = [
    shared,
    pageStyles,
    tableStyles,
    plotStyles,
    css`
      h1 {
        margin: 12px 0 4px;
      }

      h1:focus {
        outline: none;
      }

      h3 {
        margin: 8px 0 4px;
        font-weight: 600;
      }

      li {
        margin-top: 4px;
      }

      .open {
        padding-inline-start: 12px;
      }

      p vscode-button {
        margin-top: 6px;
      }
    `,
  ];

  @property({ attribute: false }) member!: Member;
  /** Absent until the extension has answered. */
  @property({ attribute: false }) page: LearnerPage | undefined;

  @query('h1') private readonly heading!: HTMLElement | null;

  focusStart() {
    void this.updateComplete.then(() => this.heading?.focus());
  }

  override render() {
    const { member, page } = this;
    const { path, problem, notShared = '', unread } = member;
    return html`
      <vscode-button secondary @click=${() => openLearner(this, '')}
        >${l10n.t('Back to the team')}</vscode-button
      >
      <h1 tabindex="-1">${rowName(member)}</h1>
      <p class="quiet">
        ${[
          path,
          activityWords(member),
          l10n.t('Unread comments: {0}', unreadWords(unread)),
          notShared,
        ]
          .filter((words) => words !== '')
          .join(' · ')}
      </p>
      ${problem === '' ? nothing : html`<p>${problem}</p>`}
      ${
        page
          ? html`<div class="parts">
                ${this.#notices(page)} ${this.#waiting(page)} ${this.#ledgers(page.ledgers)}
                ${this.#actions(page)} ${this.#reviews(page)} ${this.#courses(page)}
                ${this.#weeks(page)}
              </div>
              <p class="quiet">${l10n.t('Private entries are not on this page.')}</p>`
          : nothing
      }
    `;
  }

  #notices({ notices }: LearnerPage) {
    if (notices.length === 0) return nothing;
    return html`
      <section>
        <h2>${l10n.t('Please note')}</h2>
        <ul>
          ${notices.map(
            ({ title, text }) => html`
              <li><span dir="auto">${title}</span> <span class="quiet">${text}</span></li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  #waiting({ waiting, unfinished }: LearnerPage) {
    return html`
      <section>
        <h2>${l10n.t('Waiting for review')}</h2>
        ${
          waiting.length === 0
            ? html`<p class="quiet">${l10n.t('Nothing waits for review.')}</p>`
            : html`<ul>
                ${waiting.map((one) => html`<li>${this.#entry(one, waitingWords(one))}</li>`)}
              </ul>`
        }
        <p class="quiet">${unfinishedWords(unfinished)}</p>
      </section>
    `;
  }

  #entry({ path, title, date }: Omit<ReviewedEntry, 'marks'>, words: readonly string[]) {
    return html`
      <button
        class="link"
        dir="auto"
        @click=${() => request(this, { type: 'openWaiting', journal: this.member.key, path })}
      >
        ${title}
      </button>
      <span class="quiet"
        >${[...words, ...(date === '' ? [] : [shortDate(date)])].join(' · ')}</span
      >
    `;
  }

  #actions({ actions }: LearnerPage) {
    if (!actions) return nothing;
    return html`
      <section>
        <h2>${l10n.t('Open actions')}</h2>
        <p>${this.#entry(actions, [])}</p>
        <ul>
          ${actions.actions.map((action) => html`<li dir="auto">${action}</li>`)}
        </ul>
      </section>
    `;
  }

  #reviews({ reviews: { entries, more } }: LearnerPage) {
    return html`
      <section>
        <h2>${l10n.t('Reviews and sign-offs')}</h2>
        ${
          entries.length === 0
            ? html`<p class="quiet">${l10n.t('No entry has been reviewed yet.')}</p>`
            : html`<ul>
                ${entries.map((one) => html`<li>${this.#entry(one, one.marks.map(markWords))}</li>`)}
              </ul>`
        }
        ${more === 0 ? nothing : html`<p class="quiet">${moreEntriesWords(more)}</p>`}
      </section>
    `;
  }

  #courses({ courses }: LearnerPage) {
    return html`
      <section>
        <h2>${l10n.t('Courses')}</h2>
        ${courses.length === 0 ? html`<p class="quiet">${l10n.t('No course.')}</p>` : nothing}
        ${courses.map(
          (course) => html`
            <h3>${courseWords(course)}</h3>
            <table aria-label=${course.title}>
              <thead>
                <tr>
                  <th scope="col">${l10n.t('Section')}</th>
                  <th scope="col">${l10n.t('Status')}</th>
                  <th scope="col">${l10n.t('Done')}</th>
                </tr>
              </thead>
              <tbody>
                ${course.sections.map(
                  ({ number, title, status, done, required }) => html`
                    <tr>
                      <th scope="row">${[number, isolateBidi(title)].filter(Boolean).join(' ')}</th>
                      <td>${statusWord(status)}</td>
                      <td>${l10n.t('{0} of {1}', numeral(done), numeral(required))}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          `,
        )}
      </section>
    `;
  }

  #ledgers(ledgers: readonly LedgerShare[]) {
    return html`
      <section>
        <h2>${l10n.t('Frameworks')}</h2>
        ${
          ledgers.length === 0
            ? html`<p class="quiet">${l10n.t('This journal follows no framework.')}</p>`
            : ledgers.map((ledger) => this.#ledger(ledger))
        }
      </section>
    `;
  }

  #ledger({ key, title, to, requirements }: LedgerShare) {
    const open = requirements.filter(({ isMet }) => !isMet);
    return html`
      <h3>${title}</h3>
      <p>
        ${l10n.t(
          '{0} of {1} requirements recorded; the cycle ends on {2}.',
          numeral(requirements.length - open.length),
          numeral(requirements.length),
          shortDate(to),
        )}
      </p>
      ${
        open.length === 0
          ? nothing
          : html`<p>${l10n.t('Still needed')}</p>
              <ul>
                ${open.map(
                  (one) => html`
                    <li>
                      ${one.title}
                      ${one.open.map((words) => html`<div class="open quiet">${words}</div>`)}
                    </li>
                  `,
                )}
              </ul>`
      }
      <p>
        <vscode-button
          secondary
          @click=${() =>
            request(this, { type: 'openLedger', journal: this.member.key, framework: key })}
          >${l10n.t('Open Ledger')}</vscode-button
        >
      </p>
    `;
  }

  #weeks({ weeks }: LearnerPage) {
    return html`
      <section>
        <h2>${l10n.t('Last weeks')}</h2>
        <table aria-label=${l10n.t('Last weeks')}>
          <thead>
            <tr>
              <th scope="col">${l10n.t('Week of')}</th>
              <th scope="col">${l10n.t('Entries')}</th>
              <th scope="col">${l10n.t('Time')}</th>
            </tr>
          </thead>
          <tbody>
            ${[...weeks].reverse().map(
              ({ week, entries, minutes }) => html`
                <tr>
                  <th scope="row">${shortDate(week)}</th>
                  <td>${entriesWords(entries)}</td>
                  <td>${minutes === 0 ? l10n.t('none noted') : hoursWords(minutes, numeral)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </section>
    `;
  }
}

const waitingWords = ({ reason, isAsked }: WaitingEntry): readonly string[] => [
  ...(isAsked ? [l10n.t('asked for review')] : []),
  reason === 'changed' ? l10n.t('changed since review') : l10n.t('completed'),
];

declare global {
  interface HTMLElementTagNameMap {
    'rj-learner-page': LearnerView;
  }
}
