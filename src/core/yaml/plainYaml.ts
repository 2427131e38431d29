/**
 * Reads the plain part of YAML 1.2 that entries and records are written in, about fifty times as fast
 * as a whole parser. It accepts only what it understands fully and gives up on all else, so that with
 * the `yaml` package behind it (readYaml.ts) the values are always those of YAML itself.
 *
 * Understood: block mappings with simple keys, block sequences, one-line flow collections, one-line
 * plain and quoted scalars without escapes. Not understood: comments, anchors, tags, block scalars,
 * several lines to a scalar, duplicate keys, tabs, fractions.
 */

/** The text is not of the plain part; it may still be good YAML. */
export const notPlain = Symbol('not plain');

export type YamlValue =
  string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };

class GiveUp extends Error {}
const giveUp = new GiveUp();

/** Thrown as one shared value: making a stack for each would cost more than the parse. */
function quit(): never {
  throw giveUp;
}

export function readPlainYaml(
  text: string,
  from = 0,
  to = text.length,
): YamlValue | typeof notPlain {
  try {
    const reader = new Reader(text, from, to);
    const value = reader.document();
    return value;
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

/** 1 for each of the first 128 characters that holds; looked up, since this runs over every character. */
const table = (holds: (c: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, c) => (holds(c) ? 1 : 0));
const keyCharacters = table((c) => isLetter(c) || isDigit(c) || c === 95 || c === Code.Dash);
const isKeyCharacter = (c: number): boolean => c < 128 && keyCharacters[c] === 1;
/** What stands for nothing but itself wherever it stands in a plain scalar. */
const ordinaryCharacters = table(
  (c) => c > Code.Space && c < 127 && !':#,[]{}'.includes(String.fromCharCode(c)),
);
const isOrdinary = (c: number): boolean => c < 128 && ordinaryCharacters[c] === 1;

/** Characters that other parsers might take for a line end, a mark or nothing. */
const isDoubtful = (c: number): boolean =>
  c < Code.Space ||
  (c >= 0x7f && c <= 0xa0) ||
  c === 0x2028 ||
  c === 0x2029 ||
  c === 0xfeff ||
  c >= 0xfffe;

/** Where neither key nor text can be confused with what YAML 1.2 resolves to something else. */
const reserved = ['null', 'true', 'false'];
const isReserved = (text: string): boolean =>
  (text.length === 4 || text.length === 5) && reserved.includes(text.toLowerCase());
const number = /^(?:[0-9]+\.[0-9]*|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)$/;

/** Nobody writes deeper by hand, and what is deeper could exhaust the stack. */
const deepestPlain = 32;

class Reader {
  #at: number;
  #depth = 0;

  constructor(
    readonly text: string,
    from: number,
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

  /** Skips blank lines; the indentation of the next line, with the position at its start, or -1 at the end. */
  #nextLine(): number {
    for (;;) {
      let at = this.#at;
      while (at < this.to && this.text.charCodeAt(at) === Code.Space) at++;
      if (at >= this.to) {
        this.#at = this.to;
        return -1;
      }
      const c = this.text.charCodeAt(at);
      if (c === Code.LineFeed) this.#at = at + 1;
      else if (
        c === Code.CarriageReturn &&
        this.text.charCodeAt(at + 1) === Code.LineFeed &&
        at + 1 < this.to
      )
        this.#at = at + 2;
      else return at - this.#at;
    }
  }

  /** The position stands at the start of a line with this indentation. */
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
    if (++this.#depth > deepestPlain) quit();
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

  /** @param start where the first key stands; on its first line that may follow a dash. */
  #mapping(indent: number, start: number): Record<string, YamlValue> {
    const map: Record<string, YamlValue> = {};
    for (;;) {
      const end = this.#keyEnd(start);
      if (end === -1) quit();
      const key = this.text.slice(start, end);
      // Twice there, or of a name that every object has.
      if (isReserved(key) || map[key] !== undefined) quit();
      this.#at = end + 1;
      while (this.#at < this.to && this.text.charCodeAt(this.#at) === Code.Space) this.#at++;
      const c = this.#at < this.to ? this.text.charCodeAt(this.#at) : Code.LineFeed;
      map[key] =
        c === Code.LineFeed || c === Code.CarriageReturn ? this.#below(indent) : this.#inline();
      const next = this.#nextLine();
      if (next === -1 || next < indent) return map;
      if (next > indent) quit();
      start = this.#at + indent;
      if (this.#isItem(start)) return map;
    }
  }

  /** The value of a key that has nothing on its own line. */
  #below(indent: number): YamlValue {
    const next = this.#nextLine();
    if (next > indent) return this.#block(next);
    // A sequence may stand as far left as the key that it belongs to.
    if (next === indent && this.#isItem(this.#at + next)) return this.#sequence(indent);
    return null;
  }

  /** Where the colon after the simple key at `at` stands, or -1. */
  #keyEnd(at: number): number {
    const first = this.text.charCodeAt(at);
    if (!isLetter(first) && first !== 95) return -1;
    let end = at + 1;
    while (end < this.to && isKeyCharacter(this.text.charCodeAt(end))) end++;
    if (end >= this.to || end - at > 128 || this.text.charCodeAt(end) !== Code.Colon) return -1;
    if (end + 1 >= this.to) return end;
    const after = this.text.charCodeAt(end + 1);
    return after === Code.Space || after === Code.LineFeed || after === Code.CarriageReturn
      ? end
      : -1;
  }

  /** A value on the rest of the line; leaves the position behind the line end. */
  #inline(): YamlValue {
    const value = this.#flowValue(false);
    let at = this.#at;
    while (at < this.to && this.text.charCodeAt(at) === Code.Space) at++;
    if (at < this.to) {
      if (this.text.charCodeAt(at) === Code.CarriageReturn && at + 1 < this.to) at++;
      if (this.text.charCodeAt(at) !== Code.LineFeed) quit();
      at++;
    }
    this.#at = at;
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
      // Twice there, or of a name that every object has.
      if (isReserved(key) || map[key] !== undefined) quit();
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
    for (; at < this.to; at++) {
      const c = this.text.charCodeAt(at);
      if (c === quote) break;
      if (c === Code.Backslash && quote === Code.DoubleQuote) quit();
      if (isDoubtful(c)) quit();
    }
    if (at >= this.to) quit();
    // A quoted key, or a quote doubled to stand for itself.
    if (at + 1 < this.to) {
      const after = this.text.charCodeAt(at + 1);
      if (after === quote || after === Code.Colon || after === Code.Hash) quit();
    }
    this.#at = at + 1;
    return this.text.slice(from, at);
  }

  #plain(inFlow: boolean): YamlValue {
    const from = this.#at;
    const first = this.text.charCodeAt(from);
    if (!isLetter(first) && !isDigit(first) && first !== 47 /* / */ && first <= 0xa0) quit();
    let at = from;
    let end = from;
    for (; at < this.to; at++) {
      const c = this.text.charCodeAt(at);
      if (isOrdinary(c)) {
        end = at + 1;
        continue;
      }
      if (c === Code.Space) continue;
      if (c === Code.LineFeed) break;
      if (
        c === Code.CarriageReturn &&
        at + 1 < this.to &&
        this.text.charCodeAt(at + 1) === Code.LineFeed
      )
        break;
      if (isDoubtful(c)) quit();
      if (c === Code.Colon) {
        const after = at + 1 < this.to ? this.text.charCodeAt(at + 1) : Code.LineFeed;
        if (after <= Code.Space || inFlow) quit();
      } else if (c === Code.Hash) {
        if (this.text.charCodeAt(at - 1) === Code.Space) quit();
      } else if (inFlow) {
        if (c === Code.Comma || c === Code.CloseBracket || c === Code.CloseBrace) break;
        if (c === Code.OpenBracket || c === Code.OpenBrace) quit();
      }
      end = at + 1;
    }
    this.#at = at;
    return this.#resolve(from, end);
  }

  #resolve(from: number, end: number): YamlValue {
    const text = this.text.slice(from, end);
    if (isDigit(text.charCodeAt(0))) {
      if (/^[0-9]+$/.test(text)) return text.length < 16 ? Number(text) : quit();
      if (number.test(text)) quit();
      return text;
    }
    if (isReserved(text)) {
      if (text === 'true') return true;
      if (text === 'false') return false;
      if (text === 'null') return null;
      quit();
    }
    return text;
  }
}
