import type { FromPanel } from '../../src/protocol/panel';

declare global {
  interface HTMLElementEventMap {
    /** Somebody wants something of the extension. */
    'rj-wish': CustomEvent<FromPanel>;
    /** The table of weeks was opened or closed. */
    'rj-table': CustomEvent<boolean>;
  }
}

/** Says a wish; it bubbles up to whoever talks to the extension. */
export function wish(from: EventTarget, message: FromPanel) {
  from.dispatchEvent(
    new CustomEvent('rj-wish', { detail: message, bubbles: true, composed: true }),
  );
}
