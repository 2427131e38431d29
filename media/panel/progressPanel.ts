import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Progress } from '../../src/core/progress/progress';
import type { ToPanel } from '../../src/protocol/panel';
import './courseCard';
import { lookIcon } from './icons';
import './ledgerCard';
import './nextStep';
import '../shared/choice';
import { shared } from '../shared/styles';
import './weeks';
import { request } from './requests';
import { timeInAll, filesToLookAt } from './words';

export type Ledgers = Extract<ToPanel, { type: 'ledgers' }>;
export type Report = Extract<ToPanel, { type: 'progress' }>;

/** The whole panel. It shows what it was last told and keeps nothing of its own. */
@customElement('rj-progress')
export class ProgressPanel extends LitElement {
  static override readonly styles = [
    shared,
    css`
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        position: relative;
        padding: 18px 0 16px;
      }

      h1 {
        position: absolute;
        width: 1px;
        height: 1px;
        margin: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .checking {
        position: absolute;
        top: 1px;
        inset-inline-end: 0;
        font-size: 0.85em;
      }

      .look {
        display: flex;
        gap: 6px;
      }

      .look .icon {
        color: var(--vscode-list-warningForeground);
      }
    `,
  ];

  @property({ attribute: false }) report: Report | undefined;
  /** What is recorded towards frameworks; comes after the report. */
  @property({ attribute: false }) ledgers: Ledgers | undefined;
  @property({ attribute: false }) tableOpen = false;
  /** Whether the words are there; before that, no sentence is worth showing. */
  @property({ attribute: false }) textsKnown = false;

  override render() {
    const { report } = this;
    return html`
      <main aria-busy=${report?.verified ? 'false' : 'true'}>
        ${this.textsKnown ? html`<h1>${l10n.t('Progress')}</h1>` : nothing}
        ${report ? this.#told(report) : this.#waiting()}
      </main>
    `;
  }

  #waiting() {
    return this.textsKnown ? html`<p class="quiet">${l10n.t('Reading the journal…')}</p>` : nothing;
  }

  #told({ progress, journals, current, verified, owner }: Report) {
    const { next, courses, weeks, problems } = progress;
    return html`
      ${verified ? nothing : html`<span class="checking quiet">${l10n.t('checking…')}</span>`}
      <rj-next-step .next=${next} .asked=${courses.length > 0} .owner=${owner}></rj-next-step>
      ${
        journals.length > 1
          ? html`<rj-choice
              .label=${l10n.t('Journal')}
              .items=${journals}
              .current=${current}
              @rj-choose=${this.#chooseJournal}
            ></rj-choice>`
          : nothing
      }
      ${
        courses.length === 0 && next.kind !== 'mend'
          ? html`<p class="quiet">${l10n.t('This journal follows no course.')}</p>`
          : courses.map((course) => html`<rj-course .course=${course}></rj-course>`)
      }
      ${this.#time(progress)}
      <rj-weeks .weeks=${weeks} .tableOpen=${this.tableOpen}></rj-weeks>
      ${
        this.ledgers?.journal === current
          ? this.ledgers.cards.map((card) => html`<rj-ledger-card .card=${card}></rj-ledger-card>`)
          : nothing
      }
      ${
        problems === 0
          ? nothing
          : html`<button class="link look" @click=${this.#showProblems}>
              ${lookIcon()}<span>${filesToLookAt(problems)}</span>
            </button>`
      }
    `;
  }

  #time({ courses }: Progress) {
    const planned = courses.reduce((sum, course) => sum + course.plannedMinutes, 0);
    const spent = courses.reduce((sum, course) => sum + course.actualMinutes, 0);
    return html`
      <section>
        <h2>${l10n.t('Time')}</h2>
        <p class="quiet">${timeInAll(spent, planned)}</p>
      </section>
    `;
  }

  #chooseJournal({ detail: key }: CustomEvent<string>) {
    request(this, { type: 'chooseJournal', key });
  }

  #showProblems() {
    request(this, { type: 'showProblems' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-progress': ProgressPanel;
  }
}
