import down from '@vscode/codicons/src/icons/chevron-down.svg';
import right from '@vscode/codicons/src/icons/chevron-right.svg';
import { html, nothing } from 'lit';
import type { EntryList, ListOf } from '../../src/core/ledger/ledgerList';
import { icon } from '../shared/icon';
import './bar';
import type { BarValues } from './bar';
import './entryList';
import { requestList } from './requests';

export interface BarRow {
  /** The name, with what marks it. */
  readonly name: unknown;
  readonly values: BarValues;
  /** What the bar says, in lines. */
  readonly words: readonly { readonly text: string; readonly isQuiet: boolean }[];
  /** What the row lists when it is pressed. */
  readonly of: ListOf;
  readonly isOpen: boolean;
  readonly heading: string;
  readonly list: EntryList | undefined;
}

/** A bar with its name and its words, pressed as a whole: it shows the entries behind it. */
export const barRow = (
  from: EventTarget,
  { name, values, words, of, isOpen, heading, list }: BarRow,
) => html`
  <li>
    <button
      class="row"
      aria-expanded=${isOpen ? 'true' : 'false'}
      data-of=${JSON.stringify(of)}
      @click=${() => requestList(from, isOpen ? undefined : of)}
    >
      <span class="head">${icon(isOpen ? down : right)}<span>${name}</span></span>
      <rj-bar .values=${values}></rj-bar>
      ${words.map(
        ({ text, isQuiet }) =>
          html`<span class=${isQuiet ? 'words quiet' : 'words'}>${text}</span>`,
      )}
    </button>
    ${isOpen ? html`<rj-entry-list .heading=${heading} .list=${list}></rj-entry-list>` : nothing}
  </li>
`;
