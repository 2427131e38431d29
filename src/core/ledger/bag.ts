/** Counts keys; a key is removed when its count returns to zero. */
export class Bag {
  readonly #counts = new Map<string, number>();

  /** @param times negative to subtract */
  add(key: string, times: number): void {
    const count = (this.#counts.get(key) ?? 0) + times;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  has(key: string): boolean {
    return this.#counts.has(key);
  }

  get size(): number {
    return this.#counts.size;
  }

  keys(): Iterable<string> {
    return this.#counts.keys();
  }
}
