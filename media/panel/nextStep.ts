import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NextStep } from '../../src/core/progress/progress';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { numeral } from '../shared/locale';
import { shared } from '../shared/styles';
import { request } from './requests';
import { aboutMinutes, questionsLeft } from './words';

interface Words {
  readonly lead: string;
  readonly detail?: string;
  /** Absent when there is nothing to press. */
  readonly button?: string;
}

function wordsFor(next: NextStep, asked: boolean, owner: string): Words {
  if (owner !== '') return { lead: l10n.t('This is the journal of {0}.', isolateBidi(owner)) };
  switch (next.kind) {
    case 'continue':
      return {
        lead: l10n.t('Continue: {0}', isolateBidi(next.title)),
        detail: questionsLeft(next.unanswered),
        button: l10n.t('Continue'),
      };
    case 'complete':
      return {
        lead: l10n.t('Ready to complete: {0}', isolateBidi(next.title)),
        detail: l10n.t('All questions are answered'),
        button: l10n.t('Mark complete'),
      };
    case 'start':
      return {
        lead: l10n.t('Start: {0}', isolateBidi(next.title)),
        ...(next.planned === undefined ? {} : { detail: aboutMinutes(next.planned) }),
        button: l10n.t('Start'),
      };
    case 'mend':
      return {
        lead:
          next.line === undefined
            ? l10n.t('journal.yaml cannot be read')
            : l10n.t('journal.yaml cannot be read (line {0})', numeral(next.line)),
        ...(next.message === undefined ? {} : { detail: next.message }),
        button: l10n.t('Open journal.yaml'),
      };
    case 'done':
      return {
        lead: asked
          ? l10n.t('You have done everything that is required.')
          : l10n.t('Nothing is asked of you here.'),
        detail: l10n.t('Write whenever something is worth a thought.'),
      };
  }
}

/** The one thing to do next: a sentence, and a button when there is something to press. */
@customElement('rj-next-step')
export class NextStepView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }

      p {
        flex: 1 1 130px;
      }

      p:focus {
        outline: none;
      }

      .lead,
      .detail {
        display: block;
      }

      .lead {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) next: NextStep = { kind: 'done' };
  /** Whether any course asks for something. */
  @property({ attribute: false }) asked = false;
  /** The owner's name if somebody else reads the journal, whom nothing is asked; else empty. */
  @property({ attribute: false }) owner = '';

  #buttonHadFocus = false;

  protected override willUpdate() {
    this.#buttonHadFocus = this.shadowRoot?.activeElement?.localName === 'vscode-button';
  }

  protected override updated() {
    // The last step was taken and its button is gone: stay here, not at the top of the page.
    if (this.#buttonHadFocus && this.next.kind === 'done') {
      this.renderRoot.querySelector('p')?.focus();
    }
  }

  override render() {
    const { lead, detail, button } = wordsFor(this.next, this.asked, this.owner);
    return html`
      <div>
        <p id="step" tabindex="-1">
          <span class="lead">${lead}</span>
          ${detail === undefined ? nothing : html`<span class="detail quiet">${detail}</span>`}
        </p>
        ${
          button === undefined
            ? nothing
            : html`<vscode-button aria-describedby="step" @click=${this.#take}
                >${button}</vscode-button
              >`
        }
      </div>
    `;
  }

  #take() {
    request(this, { type: 'next', step: this.next });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-next-step': NextStepView;
  }
}
