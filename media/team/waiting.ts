import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { inOrder, rowName, usualOrder } from '../../src/core/team/teamOrder';
import type { Member } from '../../src/protocol/team';
import '../shared/gridPlot';
import { numeral } from '../shared/locale';
import { plotStyles } from '../shared/plotStyles';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { entriesWords } from './words';
import { drawWaiting } from './waitingPlot';
import { openLearner } from './requests';

/** More would be a wall; the table has them. */
const most = 20;

/** Entries that wait for review, by person, with a table behind the plot. */
@customElement('rj-waiting')
export class WaitingView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) members: readonly Member[] = [];

  override render() {
    const waiting = inOrder(
      this.members.filter(({ awaitingReview }) => awaitingReview.length > 0),
      usualOrder,
    );
    return html`
      <h2>${l10n.t('Waiting for review')}</h2>
      ${
        waiting.length === 0
          ? html`<p class="quiet">${l10n.t('Nothing waits for review.')}</p>`
          : this.#plotted(waiting)
      }
    `;
  }

  #plotted(waiting: readonly Member[]) {
    const shown = waiting.slice(0, most);
    return html`
      <rj-grid-plot
        .label=${l10n.t('Entries that wait for review, by person')}
        .cells=${shown.map((member, row) => ({
          key: member.key,
          row,
          column: 0,
          label: `${isolateBidi(rowName(member))}: ${entriesWords(member.awaitingReview.length)}`,
          opens: true,
        }))}
        .draw=${(width: number) => drawWaiting(shown, width)}
        @rj-cell=${(event: CustomEvent<string>) => openLearner(this, event.detail)}
      ></rj-grid-plot>
      ${
        shown.length < waiting.length
          ? html`<p class="quiet">
              ${l10n.t('The table has {0} more people.', numeral(waiting.length - shown.length))}
            </p>`
          : nothing
      }
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        <table aria-label=${l10n.t('Entries that wait for review, by person')}>
          <thead>
            <tr>
              <th scope="col">${l10n.t('Person')}</th>
              <th scope="col">${l10n.t('Waiting for review')}</th>
            </tr>
          </thead>
          <tbody>
            ${waiting.map(
              (member) => html`
                <tr>
                  <th scope="row">${rowName(member)}</th>
                  <td>${entriesWords(member.awaitingReview.length)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </details>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-waiting': WaitingView;
  }
}
