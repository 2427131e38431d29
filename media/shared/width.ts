import type { LitElement, ReactiveController } from 'lit';

/** The width of an element, which is drawn again when it changes. */
export class Width implements ReactiveController {
  readonly #host: LitElement;
  readonly #size = new ResizeObserver(() => this.#measure());
  #value = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** 0 until it is known. */
  get value(): number {
    return this.#value;
  }

  hostConnected() {
    this.#size.observe(this.#host);
  }

  hostUpdated() {
    this.#measure();
  }

  hostDisconnected() {
    this.#size.disconnect();
  }

  #measure() {
    const width = this.#host.clientWidth;
    if (width === this.#value) return;
    this.#value = width;
    this.#host.requestUpdate();
  }
}
