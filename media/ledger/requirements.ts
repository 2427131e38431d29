import pass from '@vscode/codicons/src/icons/pass.svg';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EntryList } from '../../src/core/ledger/ledgerList';
import type { RequirementRow } from '../../src/core/ledger/ledgerPage';
import { amountWords } from '../../src/core/ledger/unitWords';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { icon } from '../shared/icon';
import { numeral } from '../shared/locale';
import { rowStyles } from '../shared/rowStyles';
import { shared } from '../shared/styles';
import { tableStyles } from '../shared/tableStyles';
import { barRow } from './barRow';
import { plotStyles } from '../shared/plotStyles';
import { boundWords, openWords, requirementWords, unverified } from './words';
import { unverifiedMark } from './unverifiedMark';

/** A bar for each requirement; each shows what counts towards it. */
@customElement('rj-requirements')
export class RequirementsView extends LitElement {
  static override readonly styles = [
    shared,
    tableStyles,
    rowStyles,
    plotStyles,
    css`
      .title {
        font-weight: 600;
      }

      .met {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin-inline-start: 6px;
        vertical-align: bottom;
      }
    `,
  ];

  @property({ attribute: false }) requirements: readonly RequirementRow[] = [];
  /** Id of the requirement whose entries are listed. */
  @property({ attribute: false }) opened: string | undefined;
  @property({ attribute: false }) list: EntryList | undefined;

  override render() {
    const { requirements } = this;
    if (requirements.length === 0) {
      return html`
        <h2>${l10n.t('Requirements')}</h2>
        <p class="quiet">${l10n.t('This framework asks for nothing that can be counted.')}</p>
      `;
    }
    return html`
      <h2>${l10n.t('Requirements')}</h2>
      <ul>
        ${repeat(
          requirements,
          ({ id }) => id,
          (row) => this.#row(row),
        )}
      </ul>
      <p class="key quiet" aria-hidden="true">
        <span><i class="full"></i>${l10n.t('recorded')}</span>
        <span><i class="soft"></i>${l10n.t('planned')}</span>
        <span><i class="bound"></i>${l10n.t('required, or a limit')}</span>
      </p>
      <details>
        <summary>${l10n.t('Show as table')}</summary>
        ${this.#table()}
      </details>
    `;
  }

  #row(row: RequirementRow) {
    const { id, title, recorded, planned, required, isLimit, isMet, isVerified } = row;
    const open = openWords(row);
    return barRow(this, {
      name: html`<span class="title">${isolateBidi(title)}</span>${metMark(row)}${
          isVerified ? nothing : unverifiedMark()
        }`,
      values: { recorded, planned, required, isLimit, isMet },
      words: [
        { text: requirementWords(row), isQuiet: false },
        ...(open === '' ? [] : [{ text: open, isQuiet: true }]),
        ...row.remarks.map((text) => ({ text, isQuiet: true })),
      ],
      of: { kind: 'requirement', id },
      isOpen: this.opened === id,
      heading: l10n.t('What counts towards “{0}”', isolateBidi(title)),
      list: this.list,
    });
  }

  #table() {
    return html`
      <table aria-label=${l10n.t('Requirements')}>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Requirement')}</th>
            <th scope="col">${l10n.t('Recorded')}</th>
            <th scope="col">${l10n.t('Planned')}</th>
            <th scope="col">${l10n.t('Required')}</th>
            <th scope="col">${l10n.t('Still needed')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.requirements.map((row) => {
            const amount = (value: number) => amountWords(row.unit, value, numeral);
            return html`
              <tr>
                <th scope="row">
                  ${isolateBidi(row.title)}${row.isVerified ? '' : ` (${unverified()})`}
                </th>
                <td>${row.recorded === 0 ? l10n.t('nothing yet') : amount(row.recorded)}</td>
                <td>${row.planned === 0 ? l10n.t('nothing') : amount(row.planned)}</td>
                <td>${boundWords(row)}</td>
                <td>
                  ${[
                    row.open.length === 0 ? l10n.t('nothing') : row.open.join('; '),
                    ...row.remarks,
                  ].join('. ')}
                </td>
              </tr>
            `;
          })}
        </tbody>
      </table>
    `;
  }
}

function metMark({ isMet, isLimit }: RequirementRow) {
  if (!isMet) return nothing;
  return html`<span class="met quiet"
    >${icon(pass)}${isLimit ? l10n.t('within the limit') : l10n.t('recorded in full')}</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-requirements': RequirementsView;
  }
}
