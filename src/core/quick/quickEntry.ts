/**
 * What the index keeps of an entry, from its bytes, without making a string of the whole text. It takes
 * what it understands fully and gives up on all else; then readEntryText() reads it. Where it does not
 * give up, the result is the same, and there is nothing to find fault with.
 */
import * as v from 'valibot';
import { isPlainDate } from '../dates';
import { digestOfBytes } from '../digest';
import type { EntryFacts } from '../entry';
import type { Interner } from '../intern';
import type { FileText, Hash } from '../ports';
import { isLinkDefinition, promptIn } from '../scanBody';
import { entryMeta, type EntryMeta } from '../schemas';
import { notPlain, readPlainYaml } from '../yaml/plainYaml';
import { ByteMemo } from './byteMemo';
import type { LineTable } from './lineTable';

const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  Hash = 35,
  Dash = 45,
  Colon = 58,
  Less = 60,
  Greater = 62,
  OpenBracket = 91,
  Backtick = 96,
  Tilde = 126,
}

class GiveUp extends Error {}
const giveUp = new GiveUp();

/** Thrown as one shared value: making a stack for each would cost more than the reading. */
function quit(): never {
  throw giveUp;
}

/** What stands for nothing but itself in a plain scalar, blanks included. */
const ordinary = Uint8Array.from({ length: 256 }, (_, c) =>
  c >= Code.Space && c < 127 && !':#[]{}'.includes(String.fromCharCode(c)) ? 1 : 0,
);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
/** What a line of blanks consists of. */
const isBlank = (c: number): boolean =>
  c === Code.Space || c === Code.LineFeed || c === Code.CarriageReturn || c === Code.Tab;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
/** Texts of which there are too many different ones to remember them. */
const texts = (['id', 'title', 'date'] as const).map((key) => ({ key, mark: bytesOf(`${key}: `) }));
const claimKey = bytesOf('cpd:\n');
const itemMark = bytesOf('    - ');

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

type Meta = { -readonly [K in keyof EntryMeta]: EntryMeta[K] };

/** A key of the front matter; `value` where the index knows it. */
interface Field {
  readonly key: string;
  readonly value: unknown;
}

export class QuickEntries {
  readonly #table: LineTable;
  readonly #intern: Interner;
  /** By a line of front matter. */
  readonly #fields = new ByteMemo<Field | undefined>();
  /** By what stands before a value within a claim. */
  readonly #names = new ByteMemo<string | undefined>();
  /** By a heading: the id of the prompt in it. */
  readonly #headings = new ByteMemo<string | undefined>();

  constructor(table: LineTable, intern: Interner) {
    this.#table = table;
    this.#intern = intern;
  }

  /**
   * @param hashFor gives the hash where the entry of this id needs a digest
   * @returns `undefined` where it gives up
   */
  read(
    file: FileText,
    hashFor: (id: string | undefined) => Hash | undefined,
  ): EntryFacts | undefined {
    const count = this.#table.scan(file.bytes, file.length);
    if (count < 2) return undefined;
    try {
      const meta: Meta = {};
      const body = this.#frontMatter(file, count, meta);
      return meta.title ? this.#body(file, body, count, meta, hashFor) : undefined;
    } catch (error) {
      if (error === giveUp) return undefined;
      throw error;
    }
  }

  /** Where the line ends, its line feed included. */
  #endOf(line: number, count: number, file: FileText): number {
    return line + 1 < count ? this.#table.rows[2 * line + 2]! : file.length;
  }

  /** @returns the number of the line, counted from 0, in which the body begins */
  #frontMatter(file: FileText, count: number, meta: Meta): number {
    const { rows } = this.#table;
    const others: string[] = [];
    if (!this.#isFence(0, this.#endOf(0, count, file))) quit();
    for (let line = 1; line < count;) {
      const from = rows[2 * line]!;
      if (this.#isFence(from, this.#endOf(line, count, file))) return line + 1;
      let last = line;
      while (last + 1 < count && this.#goesOn(rows[2 * last + 2]!)) last++;
      const to = this.#endOf(last, count, file);
      const isTaken =
        last === line
          ? this.#plainText(file, from, to, meta)
          : this.#claim(file, line, last, count, meta);
      if (!isTaken) this.#field(file, from, to, meta, others);
      line = last + 1;
    }
    return quit();
  }

  /** Whether the line is `---` and no more. */
  #isFence(at: number, end: number): boolean {
    const { bytes } = this.#table;
    if (bytes[at] !== Code.Dash || bytes[at + 1] !== Code.Dash || bytes[at + 2] !== Code.Dash)
      return false;
    for (let rest = at + 3; rest < end; rest++) if (!isBlank(bytes[rest]!)) return false;
    return true;
  }

  /** Whether the line belongs to the key above it: blank, indented, or an item of a list. */
  #goesOn(at: number): boolean {
    const { bytes } = this.#table;
    const c = bytes[at]!;
    return isBlank(c) || (c === Code.Dash && bytes[at + 1] === Code.Space);
  }

  /** One key with its value, in the bytes from `from` to `to`. */
  #field(file: FileText, from: number, to: number, meta: Meta, others: string[]): void {
    const field = this.#fields.get(this.#table.bytes, from, to, () => fieldIn(file.part(from, to)));
    if (!field) quit();
    const { key, value } = field;
    if (Object.hasOwn(meta, key) || others.includes(key)) quit();
    if (value === undefined) others.push(key);
    else Object.assign(meta, { [key]: value });
  }

  /** One of those texts, in its plainest form. */
  #plainText(file: FileText, from: number, to: number, meta: Meta): boolean {
    const { bytes } = this.#table;
    for (const { key, mark } of texts) {
      if (!isAt(bytes, from, mark)) continue;
      const start = from + mark.length;
      const end = this.#plainEnd(start, to);
      if (end === -1) return false;
      const text = file.part(start, end);
      if (key === 'date' && !isPlainDate(text)) return false;
      if (meta[key] !== undefined) quit();
      meta[key] = text;
      return true;
    }
    return false;
  }

  /** Where the text ends that can be nothing but a text, up to the end of its line; -1 where it may be more. */
  #plainEnd(start: number, to: number): number {
    const { bytes } = this.#table;
    let end = to;
    while (end > start && isBlank(bytes[end - 1]!)) end--;
    // Shorter ones could be `true` or `null`.
    if (end - start < 6) return -1;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    // Digits with a dash behind them are a number of no kind.
    if (at > start ? bytes[at] !== Code.Dash : !isLetter(bytes[at]!)) return -1;
    for (; at < end; at++) if (ordinary[bytes[at]!] === 0) return -1;
    return end;
  }

  /**
   * What is claimed as CPD, where it stands as we write it: names indented by two blanks, and below some of
   * them lists indented by four.
   */
  #claim(file: FileText, first: number, last: number, count: number, meta: Meta): boolean {
    const { bytes, rows } = this.#table;
    if (!isAt(bytes, rows[2 * first]!, claimKey) || meta.cpd) return false;
    const claim: Record<string, unknown> = {};
    let list: string[] | undefined;
    for (let line = first + 1; line <= last; line++) {
      const from = rows[2 * line]!;
      const to = this.#endOf(line, count, file);
      if (list && isAt(bytes, from, itemMark)) {
        const end = this.#plainEnd(from + itemMark.length, to);
        if (end === -1) return false;
        list.push(file.part(from + itemMark.length, end));
        continue;
      }
      // A name whose list has no items holds nothing at all.
      if (list?.length === 0) return false;
      const name = this.#names.get(bytes, from, this.#behindName(from, to), () =>
        nameIn(file.part(from, to)),
      );
      if (name === undefined || Object.hasOwn(claim, name)) return false;
      const start = from + name.length + 4;
      if (start > to || bytes[start - 1] === Code.LineFeed) claim[name] = list = [];
      else {
        list = undefined;
        const value = this.#claimed(file, start, to);
        if (value === undefined) return false;
        claim[name] = value;
      }
    }
    if (list?.length === 0) return false;
    const read = v.safeParse(entryMeta.entries.cpd, claim);
    if (!read.success) return false;
    meta.cpd = read.output;
    return true;
  }

  /** A text or a whole number. */
  #claimed(file: FileText, start: number, to: number): string | number | undefined {
    const { bytes } = this.#table;
    let number = 0;
    let at = start;
    for (; isDigit(bytes[at]!) && at - start < 9; at++) number = 10 * number + bytes[at]! - 48;
    if (at > start && bytes[at] === Code.LineFeed) return number;
    const end = this.#plainEnd(start, to);
    return end === -1 ? undefined : file.part(start, end);
  }

  #behindName(from: number, to: number): number {
    const { bytes } = this.#table;
    let at = from;
    while (at < to && bytes[at] !== Code.Colon) at++;
    return Math.min(to, at + 2);
  }

  #body(
    file: FileText,
    first: number,
    count: number,
    meta: Meta,
    hashFor: (id: string | undefined) => Hash | undefined,
  ): EntryFacts {
    const { bytes, rows } = this.#table;
    const prompts: string[] = [];
    const words: number[] = [];
    let freeWords = 0;
    for (let line = first; line < count; line++) {
      const row = rows[2 * line + 1]!;
      const from = rows[2 * line]!;
      const to = this.#endOf(line, count, file);
      let at = from;
      while (at < to && bytes[at] === Code.Space) at++;
      if (at === to) continue;
      const isMarked = (row & 1) !== 0;
      if (at - from < 4) {
        const c = bytes[at]!;
        if (c === Code.Greater) continue;
        if (c === Code.Hash && this.#isHeading(at, to)) {
          const prompt = isMarked
            ? this.#headings.get(bytes, at, to, () => promptIn(file.part(at, to)))
            : undefined;
          if (prompt !== undefined) {
            if (prompts.includes(prompt)) quit();
            prompts.push(prompt);
            words.push(0);
            continue;
          }
          if (prompts.length === 0) continue;
        } else if (
          c === Code.OpenBracket &&
          isLinkDefinition(file.part(from, to).replace(/\r?\n?$/, ''))
        )
          continue;
      }
      if (isMarked && this.#isSpecial(from, to)) quit();
      if (prompts.length === 0) freeWords += row >> 1;
      else words[words.length - 1]! += row >> 1;
    }
    const { id, template, version, title, date, tags, cpd } = meta;
    const hash = hashFor(id);
    const bodyFrom = first < count ? rows[2 * first]! : file.length;
    return {
      path: file.path,
      size: file.size,
      mtime: file.mtime,
      id,
      template: template === undefined ? undefined : this.#intern.string(template),
      version,
      title: title!,
      date: date === undefined ? undefined : this.#intern.string(date),
      tags: this.#intern.list(tags ?? []),
      prompts: this.#intern.list(prompts),
      words,
      freeWords,
      claimedMinutes: cpd?.minutes ?? 0,
      digest: hash && this.#digest(file, bodyFrom, meta, hash),
    };
  }

  #isHeading(at: number, end: number): boolean {
    const { bytes } = this.#table;
    let run = at;
    while (run < end && bytes[run] === Code.Hash) run++;
    if (run - at > 6) return false;
    if (bytes[run] === Code.CarriageReturn) run++;
    const c = run < end ? bytes[run]! : Code.LineFeed;
    return c === Code.LineFeed || (isBlank(c) && bytes[run - 1] === Code.Hash);
  }

  /** Whether a comment, a code fence or a conflict that git left may begin on the line. */
  #isSpecial(from: number, to: number): boolean {
    const { bytes } = this.#table;
    for (let at = from; at < to; at++) {
      const c = bytes[at]!;
      if (c === Code.Less) {
        if (bytes[at + 1] === Code.Exclamation || bytes[at + 1] === Code.Less) return true;
      } else if (c === Code.Backtick || c === Code.Tilde) {
        if (bytes[at + 1] === c && bytes[at + 2] === c) return true;
      }
    }
    return false;
  }

  #digest(file: FileText, from: number, meta: Meta, hash: Hash): string {
    const { hasCarriageReturns, hasBlanksAtLineEnds, bytes } = this.#table;
    const last = bytes[file.length - 1]!;
    if (hasCarriageReturns || hasBlanksAtLineEnds || last === Code.Space || last === Code.Tab)
      quit();
    return digestOfBytes(meta, bytes.subarray(from, file.length), hash);
  }
}

/** The name with which a line of a claim begins; of one that every object has it is not known whether it is doubled. */
function nameIn(line: string): string | undefined {
  const name = /^ {2}([A-Za-z][\w-]{0,63}):(?: (?! )|\n)/.exec(line)?.[1];
  const isReserved = name !== undefined && /^(?:null|true|false)$/i.test(name);
  return name === undefined || isReserved || name in Object.prototype ? undefined : name;
}

/** The one key in these lines, or `undefined` where they are not plain or not as they should be. */
function fieldIn(text: string): Field | undefined {
  const map = readPlainYaml(text);
  if (map === notPlain || map === null || typeof map !== 'object' || Array.isArray(map))
    return undefined;
  const [[key, value] = ['', null], ...more] = Object.entries(map);
  if (more.length > 0 || key === '') return undefined;
  if (!Object.hasOwn(entryMeta.entries, key)) return { key, value: undefined };
  const read = v.safeParse(entryMeta.entries[key as keyof EntryMeta], value);
  return read.success ? { key, value: read.output } : undefined;
}
