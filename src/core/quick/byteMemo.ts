/** Remembers what was made of a run of bytes: the same lines stand in thousands of entries. */
export class ByteMemo<T> {
  readonly #known = new Map<number, { readonly bytes: Uint8Array; readonly value: T }>();

  /** @param most how many are remembered at once */
  constructor(readonly most = 4096) {}

  /** What `make` gives for these bytes; asked only when it is not known. */
  get(bytes: Uint8Array, from: number, to: number, make: () => T): T {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    const known = this.#known.get(hash);
    if (known && isSame(known.bytes, bytes, from, to)) return known.value;
    const value = make();
    if (this.#known.size >= this.most) this.#known.clear();
    this.#known.set(hash, { bytes: bytes.slice(from, to), value });
    return value;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}
