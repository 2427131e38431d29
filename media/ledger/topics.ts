import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { EntryList, ListOf } from '../../src/core/ledger/ledgerList';
import type { TopicMatrix } from '../../src/core/ledger/topicMatrix';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { monthAndYear } from '../shared/locale';
import '../shared/gridPlot';
import type { GridPlot } from '../shared/gridPlot';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import './entryList';
import { plotStyles } from '../shared/plotStyles';
import { cellsOf, drawTopics } from './topicsPlot';
import { unverifiedMark } from './unverifiedMark';
import { requestList, request } from './requests';
import { cellWords, columnWords, entries, topicName } from './words';

type TopicList = Extract<ListOf, { kind: 'topic' }>;

/** Which topics are covered, by entry or by month, with a table behind the plot. */
@customElement('rj-topics')
export class TopicsView extends LitElement {
  static override readonly styles = [shared, tableStyles, plotStyles];

  @property({ attribute: false }) matrix!: TopicMatrix;
  /** How many columns there is room for. */
  @property({ attribute: false }) size = 1;
  @property({ attribute: false }) opened: TopicList | undefined;
  @property({ attribute: false }) list: EntryList | undefined;

  @query('rj-grid-plot') private readonly plot!: GridPlot | null;

  focusPlot() {
    this.plot?.focusCurrent();
  }

  override render() {
    const { matrix } = this;
    return html`
      <h2>${l10n.t('Topics')}</h2>
      ${
        matrix.rows.some((row) => row.entries > 0)
          ? this.#plotted(matrix)
          : html`<p class="quiet">
                ${l10n.t('No topic is covered yet. An entry covers the topics that it names.')}
              </p>
              ${this.#table(matrix)}`
      }
    `;
  }

  #plotted(matrix: TopicMatrix) {
    const { rows, columns, by, page, pages } = matrix;
    const other = by === 'entry' ? 'month' : 'entry';
    return html`
      <rj-grid-plot
        .label=${by === 'entry' ? l10n.t('Topics by entry') : l10n.t('Topics by month')}
        .cells=${cellsOf(matrix).map((cell) => ({
          ...cell,
          label: cellWords(topicName(rows[cell.row]!), columns[cell.column]!, cell.count),
          opens: cell.count > 0,
        }))}
        .draw=${(width: number) => drawTopics(matrix, width)}
        @rj-cell=${this.#open}
      ></rj-grid-plot>
      <div class="pages">
        <vscode-button secondary @click=${() => this.#show(other, 0)}
          >${other === 'month' ? l10n.t('By month') : l10n.t('By entry')}</vscode-button
        >
        ${
          pages > 1
            ? html`<vscode-button
                  secondary
                  ?disabled=${page >= pages - 1}
                  @click=${() => this.#show(by, page + 1)}
                  >${by === 'entry' ? l10n.t('Earlier entries') : l10n.t('Earlier months')}</vscode-button
                >
                <vscode-button
                  secondary
                  ?disabled=${page === 0}
                  @click=${() => this.#show(by, page - 1)}
                  >${by === 'entry' ? l10n.t('Later entries') : l10n.t('Later months')}</vscode-button
                >`
            : nothing
        }
      </div>
      ${this.#list(matrix)}
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        ${this.#table(matrix)}
      </details>
    `;
  }

  #list({ rows }: TopicMatrix) {
    const { opened } = this;
    const row = opened && rows.find(({ ref }) => ref === opened.ref);
    if (!row) return nothing;
    const title = isolateBidi(row.title);
    const heading =
      opened.month === undefined ? title : l10n.t('{0}, {1}', title, monthAndYear(opened.month));
    return html`<rj-entry-list
      .heading=${heading}
      .list=${this.list}
      .takesFocus=${true}
    ></rj-entry-list>`;
  }

  /** The same in words: each topic with how often it is covered, and by what of the columns shown. */
  #table({ rows, columns, by }: TopicMatrix) {
    return html`
      <table aria-label=${l10n.t('Topics')}>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Topic')}</th>
            <th scope="col">${l10n.t('Covered by')}</th>
            ${
              columns.length === 0
                ? nothing
                : html`<th scope="col">
                    ${by === 'entry' ? l10n.t('Of the entries shown') : l10n.t('Of the months shown')}
                  </th>`
            }
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ ref, title, isPart, isVerified, entries: count, cells }) => html`
              <tr>
                <th scope="row">
                  ${isPart ? l10n.t('part of the topic above: {0}', isolateBidi(title)) : isolateBidi(title)}${
                    isVerified ? nothing : unverifiedMark()
                  }
                </th>
                <td>
                  ${
                    count === 0
                      ? entries(0)
                      : html`<button
                          class="link"
                          @click=${() => requestList(this, { kind: 'topic', ref })}
                        >
                          ${entries(count)}
                        </button>`
                  }
                </td>
                ${
                  columns.length === 0
                    ? nothing
                    : html`<td class="long">
                        ${
                          columns
                            .filter((_, at) => cells[at]! > 0)
                            .map(columnWords)
                            .join('; ') || l10n.t('none')
                        }
                      </td>`
                }
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  #show(by: 'entry' | 'month', page: number) {
    request(this, { type: 'showColumns', matrix: { by, page, size: this.size } });
  }

  readonly #open = ({ detail: key }: CustomEvent<string>) => {
    const { rows, columns, by } = this.matrix;
    const found = cellsOf(this.matrix).find((cell) => cell.key === key);
    const column = found && columns[found.column];
    const row = found && rows[found.row];
    if (!column || !row) return;
    if (by === 'entry') request(this, { type: 'openEntry', path: column.key });
    else requestList(this, { kind: 'topic', ref: row.ref, month: column.key });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-topics': TopicsView;
  }
}
