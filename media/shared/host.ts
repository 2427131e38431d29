import * as v from 'valibot';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** Given by the editor; may be called once in the life of a page. */
  function acquireVsCodeApi(): WebviewApi;
}

/** The extension, as seen by a page: receives requests, and stores a small state. */
export class Host<Request, Memory extends object> {
  readonly #api: WebviewApi;
  #memory: Memory;

  /** @param untouched what is remembered at first, and where what is remembered makes no sense */
  constructor(api: WebviewApi, memory: v.GenericSchema<unknown, Memory>, untouched: Memory) {
    this.#api = api;
    const remembered = v.safeParse(memory, api.getState());
    this.#memory = remembered.success ? remembered.output : untouched;
  }

  /** How the reader left the page when it was last visible. */
  get memory(): Memory {
    return this.#memory;
  }

  remember(change: Partial<Memory>) {
    this.#memory = { ...this.#memory, ...change };
    this.#api.setState(this.#memory);
  }

  send(request: Request) {
    this.#api.postMessage(request);
  }
}
