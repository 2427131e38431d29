import type { ListOf } from '../../src/core/ledger/ledgerList';
import type { FromLedger } from '../../src/protocol/ledger';

declare global {
  interface HTMLElementEventMap {
    /** Somebody wants something of the extension. */
    'rj-ledger-wish': CustomEvent<FromLedger>;
    /** A list of entries is wanted, or none any more. */
    'rj-list': CustomEvent<ListOf | undefined>;
  }
}

function say(from: EventTarget, name: string, detail: unknown) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Says a wish; it bubbles up to whoever talks to the extension. */
export const wish = (from: EventTarget, message: FromLedger) =>
  say(from, 'rj-ledger-wish', message);

/** Asks for the entries behind something; `undefined` closes the list. */
export const askForList = (from: EventTarget, of: ListOf | undefined) => say(from, 'rj-list', of);
