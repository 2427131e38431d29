/**
 * A map into which thousands are put only when somebody looks into it, or step by step before that:
 * nobody who only wants to know where they stand waits for it.
 */
export class LaterMap<K, V> {
  readonly #map = new Map<K, V>();
  readonly #waiting: ((map: Map<K, V>) => void)[] = [];

  /** @param fill puts in a part */
  later(fill: (map: Map<K, V>) => void): void {
    this.#waiting.push(fill);
  }

  /** Puts in the next part. @returns whether one was waiting */
  step(): boolean {
    const fill = this.#waiting.shift();
    fill?.(this.#map);
    return fill !== undefined;
  }

  /** With all that was waiting. */
  get now(): Map<K, V> {
    if (this.#waiting.length > 0) while (this.step());
    return this.#map;
  }
}
