/**
 * Reads the subset of YAML 1.2 that most front matter and all files of a journal use, about fifty times as fast as
 * the `yaml` package. Rejects everything else, which readYaml.ts then passes to the package, so the values are
 * always those of YAML itself.
 *
 * Supported: block mappings, block sequences, one-line flow collections, one-line plain and quoted scalars,
 * numbers, comments. Unsupported: anchors, tags, block scalars, multi-line scalars and flow collections, quoted and
 * duplicate keys, tabs.
 */

/** The text is outside the subset; it may still be valid YAML. */
export const notPlain = Symbol('not plain');

export type YamlValue =
  string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };

class GiveUp extends Error {}
const giveUp = new GiveUp();

/** Throws one shared value: creating a stack trace each time would take longer than the parse. */
function quit(): never {
  throw giveUp;
}

export function readPlainYaml(
  text: string,
  from = 0,
  to = text.length,
): YamlValue | typeof notPlain {
  try {
    return new Reader(text, from, to).document();
  } catch (error) {
    if (error === giveUp) return notPlain;
    throw error;
  }
}

const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  DoubleQuote = 34,
  Hash = 35,
  SingleQuote = 39,
  Comma = 44,
  Dash = 45,
  Colon = 58,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  OpenBrace = 123,
  CloseBrace = 125,
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

/** Lookup table of the first 128 characters: faster than calls, since every character is tested. */
const table = (holds: (c: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, c) => (holds(c) ? 1 : 0));
const isOneOf = (characters: string, c: number): boolean =>
  characters.includes(String.fromCharCode(c));
const keyCharacters = table((c) => isLetter(c) || isDigit(c) || isOneOf('_-./ ()', c));
const isKeyCharacter = (c: number): boolean => (c < 128 ? keyCharacters[c] === 1 : !isDoubtful(c));
/** Characters without a special meaning anywhere in a plain scalar. */
const ordinaryCharacters = table((c) => c > Code.Space && c < 127 && !isOneOf(':#,[]{}', c));
const isOrdinary = (c: number): boolean => c < 128 && ordinaryCharacters[c] === 1;
/** Characters with which any plain scalar may begin. */
const firstCharacters = table((c) => isOrdinary(c) && !isOneOf('-?&*!|>\'"%@`', c));

/** Characters that parsers treat differently: as line ends, as marks or as nothing. */
const isDoubtful = (c: number): boolean =>
  c < Code.Space ||
  (c >= 0x7f && c <= 0xa0) ||
  c === 0x2028 ||
  c === 0x2029 ||
  c === 0xfeff ||
  c >= 0xfffe;

/** Plain scalars that YAML 1.2 does not read as text. */
const reserved = new Map<string, YamlValue>([
  ...['null', 'Null', 'NULL', '~'].map((text) => [text, null] as const),
  ...['true', 'True', 'TRUE'].map((text) => [text, true] as const),
  ...['false', 'False', 'FALSE'].map((text) => [text, false] as const),
]);
const mayBeReserved = ({ length }: string): boolean => length === 1 || length === 4 || length === 5;
const number = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
/** Other forms of numbers, infinity and NaN. */
const oddNumber = /^(?:0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Escapes that mean the same in JSON and YAML. */
const sharedEscapes = /^(?:[^\\]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}))*$/;

const maxKeyLength = 128;

/** Deeper nesting is not written by hand and could exhaust the stack. */
const maxDepth = 32;

class Reader {
  #at: number;
  #depth = 0;

  constructor(
    readonly text: string,
    readonly from: number,
    readonly to: number,
  ) {
    this.#at = from;
  }

  document(): YamlValue {
    const indent = this.#nextLine();
    if (indent === -1) return null;
    if (indent !== 0) quit();
    const value = this.#block(0);
    if (this.#nextLine() !== -1) quit();
    return value;
  }

  /** Skips blank lines. @returns the indentation of the next line, where the position then is, or -1 at the end */
  #nextLine(): number {
    for (;;) {
      let at = this.#at;
      while (at < this.to && this.text.charCodeAt(at) === Code.Space) at++;
      if (at >= this.to) {
        this.#at = this.to;
        return -1;
      }
      const c = this.text.charCodeAt(at);
      if (c !== Code.LineFeed && c !== Code.CarriageReturn && c !== Code.Hash) return at - this.#at;
      this.#at = at;
      this.#endLine();
    }
  }

  /** Skips spaces and a comment after a value, and the line end. */
  #endLine(): void {
    const from = this.#at;
    let at = from;
    while (at < this.to && this.text.charCodeAt(at) === Code.Space) at++;
    if (at < this.to && this.text.charCodeAt(at) === Code.Hash && this.#isAfterBlank(at))
      while (at < this.to && !isDoubtful(this.text.charCodeAt(at))) at++;
    if (at < this.to) {
      if (this.text.charCodeAt(at) === Code.CarriageReturn && at + 1 < this.to) at++;
      if (this.text.charCodeAt(at) !== Code.LineFeed) quit();
      at++;
    }
    this.#at = at;
  }

  #isAfterBlank(at: number): boolean {
    return at === this.from || this.text.charCodeAt(at - 1) <= Code.Space;
  }

  /** Reads from the start of a line with this indentation. */
  #block(indent: number): YamlValue {
    const at = this.#at + indent;
    const c = this.text.charCodeAt(at);
    this.#goDeeper();
    const value =
      c === Code.Dash && this.#isItem(at) ? this.#sequence(indent) : this.#mapping(indent, at);
    this.#depth--;
    return value;
  }

  #goDeeper(): void {
    if (++this.#depth > maxDepth) quit();
  }

  #isItem(at: number): boolean {
    return (
      this.text.charCodeAt(at) === Code.Dash &&
      at + 1 < this.to &&
      this.text.charCodeAt(at + 1) === Code.Space
    );
  }

  #sequence(indent: number): YamlValue[] {
    const items: YamlValue[] = [];
    for (;;) {
      const at = this.#at + indent;
      if (!this.#isItem(at)) quit();
      let start = at + 2;
      while (start < this.to && this.text.charCodeAt(start) === Code.Space) start++;
      if (start >= this.to) quit();
      if (this.#keyEnd(start) !== -1) items.push(this.#mapping(start - this.#at, start));
      else {
        this.#at = start;
        items.push(this.#inline());
      }
      const next = this.#nextLine();
      if (next === -1 || next < indent) return items;
      if (next > indent) quit();
      if (!this.#isItem(this.#at + indent)) return items;
    }
  }

  /** @param start offset of the first key, which may follow a dash */
  #mapping(indent: number, start: number): Record<string, YamlValue> {
    const map: Record<string, YamlValue> = {};
    for (;;) {
      const end = this.#keyEnd(start);
      if (end === -1) quit();
      const key = this.text.slice(start, end);
      // A duplicate, or the name of a property that every object has.
      if (reserved.has(key) || map[key] !== undefined) quit();
      this.#at = end + 1;
      while (this.#at < this.to && this.text.charCodeAt(this.#at) === Code.Space) this.#at++;
      const c = this.#at < this.to ? this.text.charCodeAt(this.#at) : Code.LineFeed;
      map[key] =
        c === Code.LineFeed || c === Code.CarriageReturn || c === Code.Hash
          ? this.#below(indent)
          : this.#inline();
      const next = this.#nextLine();
      if (next === -1 || next < indent) return map;
      if (next > indent) quit();
      start = this.#at + indent;
      if (this.#isItem(start)) return map;
    }
  }

  /** Reads the value of a key without one on its own line. */
  #below(indent: number): YamlValue {
    const next = this.#nextLine();
    if (next > indent) return this.#block(next);
    // A sequence may have the same indentation as its key.
    if (next === indent && this.#isItem(this.#at + next)) return this.#sequence(indent);
    return null;
  }

  /** Offset of the colon after the simple key at `at`, or -1. */
  #keyEnd(at: number): number {
    const first = this.text.charCodeAt(at);
    if (!isLetter(first) && first !== 95 && (first < 128 || isDoubtful(first))) return -1;
    const limit = Math.min(this.to, at + maxKeyLength);
    let end = at + 1;
    while (end < limit && isKeyCharacter(this.text.charCodeAt(end))) end++;
    if (end >= limit || this.text.charCodeAt(end) !== Code.Colon) return -1;
    if (this.text.charCodeAt(end - 1) === Code.Space) return -1;
    if (end + 1 >= this.to) return end;
    const after = this.text.charCodeAt(end + 1);
    return after === Code.Space || after === Code.LineFeed || after === Code.CarriageReturn
      ? end
      : -1;
  }

  /** Reads a value on the rest of the line, and the line end. */
  #inline(): YamlValue {
    const value = this.#flowValue(false);
    this.#endLine();
    return value;
  }

  #flowValue(inFlow: boolean): YamlValue {
    const c = this.text.charCodeAt(this.#at);
    if (c === Code.OpenBracket || c === Code.OpenBrace) {
      this.#goDeeper();
      const value = c === Code.OpenBracket ? this.#flowSequence() : this.#flowMapping();
      this.#depth--;
      return value;
    }
    if (c === Code.DoubleQuote || c === Code.SingleQuote) return this.#quoted(c);
    return this.#plain(inFlow);
  }

  #flowSpace(): number {
    while (this.#at < this.to && this.text.charCodeAt(this.#at) === Code.Space) this.#at++;
    return this.#at < this.to ? this.text.charCodeAt(this.#at) : quit();
  }

  #flowSequence(): YamlValue[] {
    const items: YamlValue[] = [];
    this.#at++;
    if (this.#flowSpace() === Code.CloseBracket) {
      this.#at++;
      return items;
    }
    for (;;) {
      this.#flowSpace();
      items.push(this.#flowValue(true));
      const c = this.#flowSpace();
      this.#at++;
      if (c === Code.CloseBracket) return items;
      if (c !== Code.Comma) quit();
    }
  }

  #flowMapping(): Record<string, YamlValue> {
    const map: Record<string, YamlValue> = {};
    this.#at++;
    if (this.#flowSpace() === Code.CloseBrace) {
      this.#at++;
      return map;
    }
    for (;;) {
      this.#flowSpace();
      const end = this.#keyEnd(this.#at);
      if (end === -1 || this.text.charCodeAt(end + 1) !== Code.Space) quit();
      const key = this.text.slice(this.#at, end);
      // A duplicate, or the name of a property that every object has.
      if (reserved.has(key) || map[key] !== undefined) quit();
      this.#at = end + 1;
      this.#flowSpace();
      map[key] = this.#flowValue(true);
      const c = this.#flowSpace();
      this.#at++;
      if (c === Code.CloseBrace) return map;
      if (c !== Code.Comma) quit();
    }
  }

  #quoted(quote: number): string {
    const from = this.#at + 1;
    let at = from;
    let isEscaped = false;
    for (; at < this.to; at++) {
      const c = this.text.charCodeAt(at);
      if (c === quote) {
        // Two single quotation marks mean one.
        if (c === Code.DoubleQuote || this.text.charCodeAt(at + 1) !== c || at + 1 >= this.to)
          break;
        isEscaped = true;
        at++;
      } else if (c === Code.Backslash && quote === Code.DoubleQuote) {
        isEscaped = true;
        at++;
        if (at < this.to && isDoubtful(this.text.charCodeAt(at))) quit();
      } else if (isDoubtful(c)) quit();
    }
    if (at >= this.to) quit();
    // Possibly a quoted key.
    if (at + 1 < this.to && this.text.charCodeAt(at + 1) === Code.Colon) quit();
    this.#at = at + 1;
    const written = this.text.slice(from, at);
    if (!isEscaped) return written;
    if (quote === Code.SingleQuote) return written.replaceAll("''", "'");
    return sharedEscapes.test(written) ? (JSON.parse(`"${written}"`) as string) : quit();
  }

  #plain(inFlow: boolean): YamlValue {
    const from = this.#at;
    const first = this.text.charCodeAt(from);
    if (first < 128) {
      if (firstCharacters[first] === 0 && !(first === Code.Dash && this.#isOrdinaryAt(from + 1)))
        quit();
    } else if (isDoubtful(first)) quit();
    let at = from;
    let end = from;
    for (; at < this.to; at++) {
      const c = this.text.charCodeAt(at);
      if (isOrdinary(c)) {
        end = at + 1;
        continue;
      }
      if (c === Code.Space) continue;
      if (c === Code.LineFeed || c === Code.CarriageReturn) break;
      if (isDoubtful(c)) quit();
      if (c === Code.Colon) {
        const after = at + 1 < this.to ? this.text.charCodeAt(at + 1) : Code.LineFeed;
        if (after <= Code.Space || (inFlow && !isOrdinary(after))) quit();
      } else if (c === Code.Hash) {
        if (this.text.charCodeAt(at - 1) === Code.Space) {
          if (inFlow) quit();
          break;
        }
      } else if (inFlow) {
        if (c === Code.Comma || c === Code.CloseBracket || c === Code.CloseBrace) break;
        if (c === Code.OpenBracket || c === Code.OpenBrace) quit();
      }
      end = at + 1;
    }
    this.#at = at;
    return this.#resolve(this.text.slice(from, end));
  }

  #isOrdinaryAt(at: number): boolean {
    return at < this.to && isOrdinary(this.text.charCodeAt(at));
  }

  #resolve(text: string): YamlValue {
    const first = text.charCodeAt(0);
    if (first <= 57 /* 9 */ && (isDigit(first) || isOneOf('-+.', first))) {
      if (number.test(text)) {
        const value = Number(text);
        // Larger numbers are rounded.
        return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : quit();
      }
      return oddNumber.test(text) ? quit() : text;
    }
    if (mayBeReserved(text)) {
      const value = reserved.get(text);
      if (value !== undefined) return value;
    }
    return text;
  }
}
