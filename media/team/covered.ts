import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { rowName } from '../../src/core/team/teamOrder';
import { teamTopics, type TeamTopics } from '../../src/core/team/teamTopics';
import type { Member } from '../../src/protocol/team';
import '../shared/choice';
import '../shared/gridPlot';
import { plotStyles } from '../shared/plotStyles';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { cellsOf, drawCovered, type Covered } from './coveredPlot';
import { openLearner } from './requests';
import { peopleWords, entriesWords } from './words';

/** People on one page of the plot: names closer together than these would cover each other. */
const sizes = [
  { from: 1700, people: 24 },
  { from: 700, people: 16 },
  { from: 0, people: 12 },
];

/** What the group has covered: topics by people, with a table behind the plot. */
@customElement('rj-covered')
export class CoveredView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) members: readonly Member[] = [];

  @state() private framework = '';
  @state() private from = 0;

  override render() {
    const all = teamTopics(this.members);
    const group = all.find(({ id }) => id === this.framework) ?? all[0];
    return html`
      <h2>${l10n.t('Topics covered')}</h2>
      ${
        group
          ? this.#plotted(all, group)
          : html`<p class="quiet">
              ${l10n.t('No one here follows a framework with topics yet. Covered topics will be listed here.')}
            </p>`
      }
    `;
  }

  #plotted(all: readonly TeamTopics<Member>[], group: TeamTopics<Member>) {
    const size = sizes.find(({ from }) => window.innerWidth >= from)!.people;
    const from = this.from < group.people.length ? this.from : 0;
    const people = group.people.slice(from, from + size);
    const covered: Covered = {
      topics: group.topics.map(({ title }) => title),
      people: people.map(rowName),
      entries: group.topics.map(({ entries }) => entries.slice(from, from + size)),
    };
    return html`
      ${
        all.length > 1
          ? html`<rj-choice
              .label=${l10n.t('Framework')}
              .items=${all.map(({ id, title }) => ({ key: id, name: title }))}
              .current=${group.id}
              @rj-choose=${(event: CustomEvent<string>) => (this.framework = event.detail)}
            ></rj-choice>`
          : html`<p class="quiet">${group.title}</p>`
      }
      <rj-grid-plot
        .label=${l10n.t('Topics by person')}
        .cells=${cellsOf(covered).map((cell) => ({
          ...cell,
          label: l10n.t(
            '{0}, {1}: {2}',
            isolateBidi(covered.topics[cell.row]!),
            isolateBidi(covered.people[cell.column]!),
            entriesWords(cell.count),
          ),
          opens: true,
        }))}
        .draw=${(width: number) => drawCovered(covered, width)}
        @rj-cell=${(event: CustomEvent<string>) => {
          const person = people[Number(event.detail.split(' ')[1])];
          if (person) openLearner(this, person.key);
        }}
      ></rj-grid-plot>
      ${group.people.length > size ? this.#pages(from, size, group.people.length) : nothing}
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        <table aria-label=${l10n.t('Topics by person')}>
          <thead>
            <tr>
              <th scope="col">${l10n.t('Topic')}</th>
              <th scope="col">${l10n.t('Covered by')}</th>
              <th scope="col">${l10n.t('Not yet by')}</th>
            </tr>
          </thead>
          <tbody>
            ${group.topics.map(({ title, covered: count, entries }) => {
              const namesOf = (isCovered: boolean) =>
                group.people
                  .filter((_, at) => entries[at]! > 0 === isCovered)
                  .map((one) => isolateBidi(rowName(one)))
                  .join('; ');
              return html`
                <tr>
                  <th scope="row">${title}</th>
                  <td class="long">
                    ${peopleWords(count, group.people.length)}${
                      count === 0 ? nothing : `: ${namesOf(true)}`
                    }
                  </td>
                  <td class="long">${namesOf(false) || l10n.t('no one')}</td>
                </tr>
              `;
            })}
          </tbody>
        </table>
      </details>
    `;
  }

  #pages(from: number, size: number, all: number) {
    return html`<div class="pages">
      <vscode-button
        secondary
        ?disabled=${from === 0}
        @click=${() => (this.from = Math.max(0, from - size))}
        >${l10n.t('Previous people')}</vscode-button
      >
      <vscode-button
        secondary
        ?disabled=${from + size >= all}
        @click=${() => (this.from = from + size)}
        >${l10n.t('Next people')}</vscode-button
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-covered': CoveredView;
  }
}
