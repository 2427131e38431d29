import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  firstOrder,
  rowName,
  teamColumns,
  usualOrder,
  type TeamColumn,
  type TeamOrder,
} from '../../src/core/team/teamOrder';
import type { Member } from '../../src/protocol/team';
import { icon } from '../shared/icon';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { changeTable, openLearner } from './requests';
import {
  activityWords,
  columnTitle,
  courseWords,
  openWords,
  unreadWords,
  entriesWords,
} from './words';

/** A row for each journal; each column puts them in order, each row leads to its learner. */
@customElement('rj-members')
export class MembersTable extends LitElement {
  static override readonly styles = [
    shared,
    tableStyles,
    css`
      .wide {
        overflow-x: auto;
      }

      th,
      td {
        padding: 5px 14px 5px 0;
      }

      thead th {
        vertical-align: bottom;
        border-bottom: 1px solid
          var(--vscode-contrastBorder, var(--vscode-editorWidget-border, currentColor));
      }

      thead button {
        display: inline-flex;
        align-items: end;
        gap: 2px;
        font-weight: 600;
      }

      tbody tr {
        cursor: pointer;
      }

      tbody tr:hover {
        background: var(--vscode-list-hoverBackground);
        color: var(--vscode-list-hoverForeground);
      }

      tbody th {
        min-width: 110px;
        white-space: normal;
      }

      td {
        /* Words stay whole as long as the window is wide enough. */
        overflow-wrap: break-word;
        min-width: 70px;
      }

      .waits {
        font-weight: 600;
      }

      .under {
        display: block;
        color: var(--vscode-descriptionForeground);
      }

      .problem {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) members: readonly Member[] = [];
  @property({ attribute: false }) order: TeamOrder = usualOrder;

  focusRow(key: string) {
    this.#rows.find((button) => button.dataset['key'] === key)?.focus();
  }

  get #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('tbody button')];
  }

  /** Moves between the rows. */
  readonly #onKey = (event: KeyboardEvent) => {
    const rows = this.#rows;
    const at = rows.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    rows[next]?.focus();
  };

  override render() {
    return html`
      <div class="wide">
        <table aria-label=${l10n.t('Team overview')}>
          <thead>
            <tr>
              ${teamColumns.map((column) => this.#head(column))}
            </tr>
          </thead>
          <tbody @keydown=${this.#onKey}>
            ${repeat(
              this.members,
              ({ key }) => key,
              (member) => this.#row(member),
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #head(column: TeamColumn) {
    const { by, isDescending } = this.order;
    const isBy = by === column;
    return html`
      <th scope="col" aria-sort=${isBy ? (isDescending ? 'descending' : 'ascending') : nothing}>
        <button @click=${() => this.#sort(column)}>
          ${columnTitle(column)}${isBy ? icon(isDescending ? arrowDown : arrowUp) : nothing}
        </button>
      </th>
    `;
  }

  #sort(column: TeamColumn) {
    const { by, isDescending } = this.order;
    changeTable(this, {
      order: by === column ? { by, isDescending: !isDescending } : firstOrder(column),
    });
  }

  #row(member: Member) {
    const { key, path, problem, notShared, courses, awaitingReview, changed, unread } = member;
    const name = rowName(member);
    return html`
      <tr @click=${() => openLearner(this, key)}>
        <th scope="row">
          <button class="link" data-key=${key}>${name}</button>
          ${name === path ? nothing : html`<span class="under">${path}</span>`}
          ${problem === '' ? nothing : html`<span class="problem">${problem}</span>`}
          ${notShared === undefined ? nothing : html`<span class="under">${notShared}</span>`}
        </th>
        <td class=${awaitingReview.length > 0 ? 'waits' : ''}>
          ${entriesWords(awaitingReview.length)}
        </td>
        <td>${courses.map((course) => html`<div>${courseWords(course)}</div>`)}</td>
        <td>${openWords(member)}</td>
        <td>${entriesWords(changed)}</td>
        <td>${unreadWords(unread)}</td>
        <td>${activityWords(member)}</td>
      </tr>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-members': MembersTable;
  }
}
