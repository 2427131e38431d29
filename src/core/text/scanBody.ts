/**
 * Finds the prompts in the body of an entry or a template and counts the words under each. One pass over the lines
 * without a syntax tree, since every entry of a journal is scanned.
 */
import { FenceLine, Fences } from './fences';
import { promptId } from '../base/ids';

export interface Section {
  /** Id of the prompt; `undefined` before the first one. */
  readonly prompt: string | undefined;
  /** Line number of the heading, or of the body's first line before the first prompt. */
  readonly line: number;
  /** Offsets into the whole text: the heading's line, then the answer up to the next heading with a prompt. */
  readonly from: number;
  readonly contentFrom: number;
  readonly to: number;
  /**
   * Number of the person's own words, without HTML comments, block quotes and link definitions, and before the first
   * prompt without headings. A word has at least one letter or digit; in Chinese and Japanese each character counts.
   */
  readonly words: number;
}

export interface BodyScan {
  readonly sections: readonly Section[];
  /** Offset of the line `<!-- discussion -->`, which starts a template's hidden part, or -1. */
  readonly discussion: number;
  /** Number of the first line of each git conflict. */
  readonly conflicts: readonly number[];
}

const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Hash = 35,
  Asterisk = 42,
  Plus = 43,
  Dash = 45,
  Less = 60,
  Greater = 62,
  OpenBracket = 91,
  Backtick = 96,
  Tilde = 126,
}

/** The id of the prompt that a heading carries. */
export const promptIn = (heading: string): string | undefined => promptComment.exec(heading)?.[1];

export const promptComment = new RegExp(`<!--\\s*prompt:\\s*(${promptId})\\s*-->`);
const discussionComment = /^ {0,3}<!--\s*discussion\s*-->\s*$/;
/** A target and an optional title, nothing else: `[Trust]: it grew both ways` is a sentence. */
const linkDefinition =
  /^ {0,3}\[[^\]]+\]:[ \t]*(?:<[^<>]*>|\S+)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;
export const isLinkDefinition = (line: string): boolean => linkDefinition.test(line);
const conflictStart = /^<{7}(?: |$)/;

/**
 * @param from start of the body
 * @param firstLine number of its first line in the file
 */
export function scanBody(text: string, from: number, firstLine: number): BodyScan {
  const sections: Section[] = [];
  const conflicts: number[] = [];
  let discussion = -1;
  let prompt: string | undefined;
  let line = firstLine;
  let sectionLine = firstLine;
  let sectionFrom = from;
  let contentFrom = from;
  let words = 0;
  const fences = new Fences();
  let inComment = false;

  const close = (to: number): void => {
    sections.push({ prompt, line: sectionLine, from: sectionFrom, contentFrom, to, words });
    words = 0;
  };

  /** Offset of the next comment: not searched in each line, since most have none. */
  let comment = -1;
  const commentFrom = (at: number): number => {
    if (comment < at) {
      comment = text.indexOf('<!--', at);
      if (comment === -1) comment = text.length;
    }
    return comment;
  };
  const count = (at: number, end: number): number =>
    commentFrom(at) < end ? countOutsideComments(text, at, end) : countWords(text, at, end);

  for (let start = from, next; start < text.length; start = next, line++) {
    let end = text.indexOf('\n', start);
    next = end === -1 ? text.length : end + 1;
    if (end === -1) end = text.length;
    if (end > start && text.charCodeAt(end - 1) === Code.CarriageReturn) end--;

    let at = start;
    while (at < end && text.charCodeAt(at) === Code.Space) at++;
    const indent = at - start;
    const c = at < end ? text.charCodeAt(at) : Code.LineFeed;

    if (inComment) {
      const closing = indexOfWithin(text, '-->', start, end);
      if (closing === -1) continue;
      inComment = false;
      words += count(closing + 3, end);
      continue;
    }
    const fenced =
      fences.isOpen || mayOpenFence(c) ? fences.read(text, start, end) : FenceLine.Outside;
    if (fenced === FenceLine.Inside) words += countWords(text, start, end);
    else if (fenced === FenceLine.Edge || c === Code.LineFeed) {
      // Neither marks nor blank lines are words.
    } else if (indent < 4 && c === Code.Greater) {
      // A quote is not the person's own words.
    } else if (indent < 4 && c === Code.Hash && isHeading(text, at, end)) {
      const found = commentFrom(at) < end ? promptIn(text.slice(at, end)) : undefined;
      if (found !== undefined) {
        close(start);
        prompt = found;
        sectionLine = line;
        sectionFrom = start;
        contentFrom = next;
      } else if (prompt !== undefined) words += count(at, end);
    } else if (indent < 4 && c === Code.OpenBracket && isLinkDefinition(text.slice(start, end))) {
      // A link definition is not shown.
    } else if (indent < 4 && c === Code.Less && text.startsWith('<!--', at)) {
      if (discussion === -1 && discussionComment.test(text.slice(start, end))) discussion = start;
      const closing = indexOfWithin(text, '-->', at + 4, end);
      if (closing === -1) inComment = true;
      else words += count(closing + 3, end);
    } else if (c === Code.Less && indent === 0 && conflictStart.test(text.slice(start, end))) {
      conflicts.push(line);
    } else words += count(at, end);
  }
  close(text.length);
  return { sections, discussion, conflicts };
}

function isHeading(text: string, at: number, end: number): boolean {
  let run = at;
  while (run < end && text.charCodeAt(run) === Code.Hash) run++;
  if (run - at > 6) return false;
  return run === end || text.charCodeAt(run) === Code.Space || text.charCodeAt(run) === Code.Tab;
}

/** The marks of a fence, or of a list item before them. */
const mayOpenFence = (c: number): boolean =>
  c === Code.Backtick ||
  c === Code.Tilde ||
  c === Code.Dash ||
  c === Code.Asterisk ||
  c === Code.Plus ||
  (c >= 48 /* 0 */ && c <= 57); /* 9 */

/** Counts words in a part of a line, without complete HTML comments. */
function countOutsideComments(text: string, from: number, end: number): number {
  let words = 0;
  let open = indexOfWithin(text, '<!--', from, end);
  while (open !== -1) {
    const closing = indexOfWithin(text, '-->', open + 4, end);
    if (closing === -1) break;
    words += countWords(text, from, open);
    from = closing + 3;
    open = indexOfWithin(text, '<!--', from, end);
  }
  return words + countWords(text, from, end);
}

function indexOfWithin(text: string, part: string, from: number, end: number): number {
  // `indexOf` would search to the end of the text on each line, in quadratic time.
  const first = part.charCodeAt(0);
  for (let at = from; at + part.length <= end; at++) {
    if (text.charCodeAt(at) === first && text.startsWith(part, at)) return at;
  }
  return -1;
}

const enum Kind {
  /** Neither starts nor ends a word. */
  Mark = 0,
  LetterOrDigit = 1,
  Space = 2,
}

/** Kinds of the first 256 characters. */
const kinds = Uint8Array.from({ length: 256 }, (_, c) => {
  if (c <= 32 || c === 0xa0 || c === 0x85) return Kind.Space;
  const isLetterOrDigit = (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
  const isLatin = c >= 0xc0 && c !== 0xd7 && c !== 0xf7;
  return isLetterOrDigit || isLatin || c === 0xaa || c === 0xb5 || c === 0xba
    ? Kind.LetterOrDigit
    : Kind.Mark;
});

export function countWords(text: string, from: number, end: number): number {
  let words = 0;
  /** 1 within a word. */
  let inside = 0;
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c < 256) {
      // Without branches, which the processor would mispredict: this runs for every character.
      const kind = kinds[c]!;
      words += kind & ~inside & 1;
      inside = (inside | kind) & ~(kind >> 1) & 1;
    } else if (isIdeograph(c)) {
      words++;
      inside = 0;
    } else if (isWideSpace(c)) inside = 0;
    else if (!isMark(c)) {
      words += 1 - inside;
      inside = 1;
    }
  }
  return words;
}

/** Kana and ideographs are written without spaces between words. */
const isIdeograph = (c: number): boolean =>
  (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff);

const isWideSpace = (c: number): boolean =>
  (c >= 0x2000 && c <= 0x200b) || c === 0x2028 || c === 0x2029 || c === 0x3000 || c === 0x1680;

/** Punctuation, joiners and combining marks beyond Latin-1. */
const isMark = (c: number): boolean =>
  (c >= 0x200c && c <= 0x206f) ||
  (c >= 0x0300 && c <= 0x036f) ||
  (c >= 0x3001 && c <= 0x303f) ||
  (c >= 0xfe00 && c <= 0xfe0f) ||
  (c >= 0xff01 && c <= 0xff0f) ||
  c === 0xfeff;
