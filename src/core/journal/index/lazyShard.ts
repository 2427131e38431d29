/** A shard that is parsed on first access; the paths, sizes and times of its files are available before that. */
export class LazyShard<Files, All> {
  readonly files: Files;
  #all: All | undefined;
  #parse: (() => All) | undefined;

  constructor(files: Files, parse: () => All) {
    this.files = files;
    this.#parse = parse;
  }

  get all(): All {
    if (this.#parse) {
      this.#all = this.#parse();
      // Releases the text.
      this.#parse = undefined;
    }
    return this.#all!;
  }
}

const maxRows = 65_536;

/** The row of a place within its shard. */
export const rowOf = (place: number): number => place % maxRows;

/** Shards whose rows have a place: the number of the shard times the maximum number of rows, plus the row. */
export class Shards<Files extends { readonly path: readonly unknown[] }, All> {
  readonly #shards: LazyShard<Files, All>[] = [];

  /** @returns the place of its first row */
  add(shard: LazyShard<Files, All>): number {
    if (shard.files.path.length > maxRows) throw new RangeError('Too many rows');
    return (this.#shards.push(shard) - 1) * maxRows;
  }

  of(place: number): LazyShard<Files, All> {
    return this.#shards[Math.floor(place / maxRows)]!;
  }
}
