/** How often each key was put in; what is taken out as often is gone. */
export class Bag {
  readonly #counts = new Map<string, number>();

  /** @param times how often it is put in; negative where it is taken out */
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
