/**
 * What the index keeps of an entry, from its bytes, without making a string of the whole text. It takes
 * what it understands fully and gives up on all else; then readEntryText() reads it. Where it does not
 * give up, the result is the same, and there is nothing to find fault with.
 */
import { claimOf } from '../claim';
import { digestOfBody, digestOfBytes } from '../digest';
import type { EntryFacts } from '../entry';
import { asTheyAre, detached } from '../intern';
import type { FileText, Hash } from '../ports';
import { isLinkDefinition, promptIn } from '../scanBody';
import type { EntryMeta } from '../schemas';
import type { LineTable } from './lineTable';
import { quickMeta } from './quickMeta';

const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  Hash = 35,
  Dash = 45,
  Less = 60,
  Greater = 62,
  OpenBracket = 91,
  Backtick = 96,
  Tilde = 126,
}

const isDashes = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === Code.Dash && bytes[at + 1] === Code.Dash && bytes[at + 2] === Code.Dash;
/** What may follow a heading's marks. */
const isBlank = (c: number): boolean => c === Code.Space || c === Code.Tab;

export class QuickEntries {
  readonly #table: LineTable;

  constructor(table: LineTable) {
    this.#table = table;
  }

  /**
   * What it gives is to be put into columns: its strings may still be tied to the text of the front matter.
   * @param hashFor gives the hash where the entry of this id needs a digest
   * @returns `undefined` where it gives up
   */
  read(
    file: FileText,
    hashFor: (id: string | undefined) => Hash | undefined,
  ): EntryFacts | undefined {
    const lines = this.#table.scan(file.bytes, file.length);
    if (lines < 2 || !this.#isFence(0)) return undefined;
    const closing = this.#closingFence(lines);
    if (closing === -1) return undefined;
    const head = file.part(this.#endOf(0, lines, file), this.#table.rows[2 * closing]!);
    const meta = quickMeta(this.#table.hasCarriageReturns ? head.replaceAll('\r\n', '\n') : head);
    if (!meta?.title) return undefined;
    const body = this.#body(file, closing + 1, lines);
    if (!body) return undefined;
    const { id, template, version, date } = meta;
    const hash = hashFor(id);
    return {
      path: file.path,
      size: file.size,
      mtime: file.mtime,
      id: id === undefined ? undefined : detached(id),
      template,
      version,
      title: meta.title,
      date: date === undefined ? undefined : detached(date),
      tags: meta.tags ?? [],
      prompts: body.prompts,
      words: body.words,
      freeWords: body.freeWords,
      claim: claimOf(meta, asTheyAre),
      digest: hash && this.#digest(file, this.#endOf(closing, lines, file), meta, hash),
    };
  }

  /** Where the line ends, its line feed included. */
  #endOf(line: number, count: number, file: FileText): number {
    return line + 1 < count ? this.#table.rows[2 * line + 2]! : file.length;
  }

  /** Whether the line is `---` and no more. */
  #isFence(line: number): boolean {
    const { bytes, rows } = this.#table;
    const at = rows[2 * line]!;
    const end = bytes[at + 3] === Code.CarriageReturn ? at + 4 : at + 3;
    return isDashes(bytes, at) && bytes[end] === Code.LineFeed;
  }

  /** The number of the line, counted from 0, that ends the front matter; -1 where it may be another one. */
  #closingFence(lines: number): number {
    const { bytes, rows } = this.#table;
    for (let line = 1; line < lines; line++) {
      const at = rows[2 * line]!;
      if (isDashes(bytes, at)) return this.#isFence(line) ? line : -1;
    }
    return -1;
  }

  /** Prompts and words; `undefined` where comments, code fences or conflicts make it hard to say. */
  #body(file: FileText, first: number, lines: number): Body | undefined {
    const { bytes, rows } = this.#table;
    const prompts: string[] = [];
    const words: number[] = [];
    let freeWords = 0;
    for (let line = first; line < lines; line++) {
      const row = rows[2 * line + 1]!;
      const from = rows[2 * line]!;
      const to = this.#endOf(line, lines, file);
      let at = from;
      while (at < to && bytes[at] === Code.Space) at++;
      if (at === to) continue;
      const isMarked = (row & 1) !== 0;
      if (at - from < 4) {
        const c = bytes[at]!;
        if (c === Code.Greater) continue;
        if (c === Code.Hash && this.#isHeading(at, to)) {
          const prompt = isMarked ? promptIn(file.part(at, to)) : undefined;
          if (prompt !== undefined) {
            if (prompts.includes(prompt)) return undefined;
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
      if (isMarked && this.#isSpecial(from, to)) return undefined;
      if (prompts.length === 0) freeWords += row >> 1;
      else words[words.length - 1]! += row >> 1;
    }
    return { prompts, words, freeWords };
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

  #digest(file: FileText, from: number, meta: EntryMeta, hash: Hash): string {
    const { hasCarriageReturns, hasBlanksAtLineEnds, bytes } = this.#table;
    const last = bytes[file.length - 1]!;
    const isNormal =
      !hasCarriageReturns && !hasBlanksAtLineEnds && last !== Code.Space && last !== Code.Tab;
    return isNormal
      ? digestOfBytes(meta, bytes.subarray(from, file.length), hash)
      : digestOfBody(meta, file.part(from, file.length), hash);
  }
}

interface Body {
  readonly prompts: readonly string[];
  readonly words: readonly number[];
  readonly freeWords: number;
}
