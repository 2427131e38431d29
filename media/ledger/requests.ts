import type { ListOf } from '../../src/core/ledger/ledgerList';
import type { FromLedger } from '../../src/protocol/ledger';
import { dispatch } from '../shared/dispatch';

declare global {
  interface HTMLElementEventMap {
    /** A message to the extension. */
    'rj-ledger-request': CustomEvent<FromLedger>;
    /** The list of entries to show, or none. */
    'rj-list': CustomEvent<ListOf | undefined>;
  }
}

/** Sends a message to the extension. */
export const request = (from: EventTarget, message: FromLedger) =>
  dispatch(from, 'rj-ledger-request', message);

/** Requests the entries behind something; `undefined` closes the list. */
export const requestList = (from: EventTarget, of: ListOf | undefined) =>
  dispatch(from, 'rj-list', of);
