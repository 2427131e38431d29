/**
 * Stores one copy of values that thousands of entries share. Also detaches them from the text of the file: in V8
 * a slice of 13 or more characters keeps the whole text that it was cut from in memory.
 */
export class Interner {
  readonly #strings = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  string(text: string): string {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    const copy = detached(text);
    this.#strings.set(copy, copy);
    return copy;
  }

  list(items: readonly string[]): readonly string[] {
    const key = items.join('\n');
    const known = this.#lists.get(key);
    // Items that contain line feeds can produce the key of another list.
    if (known?.length === items.length && known.every((item, at) => item === items[at]))
      return known;
    const copy = items.map((item) => this.string(item));
    this.#lists.set(detached(key), copy);
    return copy;
  }

  /** Detaches a list that is not shared between entries. */
  own(items: readonly string[]): readonly string[] {
    return items.map(detached);
  }
}

/** The same characters in memory of their own. */
export function detached(text: string): string {
  return text.length < 13 ? text : (' ' + text).slice(1);
}
