import type { FromPanel } from '../../src/protocol/panel';
import { dispatch } from '../shared/dispatch';

declare global {
  interface HTMLElementEventMap {
    /** A message to the extension. */
    'rj-request': CustomEvent<FromPanel>;
    /** The table of weeks was opened or closed. */
    'rj-table': CustomEvent<boolean>;
  }
}

/** Sends a message to the extension. */
export const request = (from: EventTarget, message: FromPanel) =>
  dispatch(from, 'rj-request', message);
