/** A map that is filled on first access, or step by step before that, so that a start does not wait for it. */
export class DeferredMap<K, V> {
  readonly #map = new Map<K, V>();
  readonly #pending: ((map: Map<K, V>) => void)[] = [];

  /** @param fill inserts a part of the items */
  defer(fill: (map: Map<K, V>) => void): void {
    this.#pending.push(fill);
  }

  /** Inserts the next part. @returns `false` if none was pending */
  step(): boolean {
    const fill = this.#pending.shift();
    fill?.(this.#map);
    return fill !== undefined;
  }

  /** The map with all its items. */
  get now(): Map<K, V> {
    if (this.#pending.length > 0) while (this.step());
    return this.#map;
  }
}
