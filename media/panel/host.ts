import * as v from 'valibot';
import type { FromPanel } from '../../src/protocol';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** Given by the editor; may be called once in the life of a page. */
  function acquireVsCodeApi(): WebviewApi;
}

const memory = v.object({ tableOpen: v.boolean(), scroll: v.number() });
type Memory = v.InferOutput<typeof memory>;

const untouched: Memory = { tableOpen: false, scroll: 0 };

/** The extension as the panel sees it: somewhere to send wishes to, and a small memory. */
export class Host {
  readonly #api: WebviewApi;
  #memory: Memory;

  constructor(api: WebviewApi) {
    this.#api = api;
    const remembered = v.safeParse(memory, api.getState());
    this.#memory = remembered.success ? remembered.output : untouched;
  }

  /** How the reader left the panel when it was last visible. */
  get memory(): Memory {
    return this.#memory;
  }

  remember(change: Partial<Memory>) {
    this.#memory = { ...this.#memory, ...change };
    this.#api.setState(this.#memory);
  }

  send(wish: FromPanel) {
    this.#api.postMessage(wish);
  }
}
