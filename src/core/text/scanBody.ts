/**
 * Finds the prompts in the body of an entry or a template and counts the words under each. One pass over the lines
 * without a syntax tree, since every entry of a journal is scanned.
 */
import { FenceLine, Fences } from './fences';
import { promptId } from '../base/ids';
import { countShownWords, countWords } from './wordCount';

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
   * Number of the person's own words as rendered (wordCount.ts), without block quotes and link definitions, and before
   * the first prompt without headings.
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

  const marks = ['<', '&', '['].map((mark) => ({ mark, at: -1 }));
  let markAt = -1;
  /** Offset of the next character that may begin what shows no words: most lines have none. */
  const markFrom = (at: number): number => {
    if (markAt >= at) return markAt;
    markAt = text.length;
    for (const next of marks) {
      if (next.at < at) next.at = text.indexOf(next.mark, at);
      if (next.at === -1) next.at = text.length;
      markAt = Math.min(markAt, next.at);
    }
    return markAt;
  };
  const count = (at: number, end: number): number =>
    markFrom(at) < end || isDigit(text.charCodeAt(at))
      ? countShownWords(text.slice(at, end))
      : countWords(text, at, end);

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
      const found = markFrom(at) < end ? promptIn(text.slice(at, end)) : undefined;
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
  isDigit(c);

const isDigit = (c: number): boolean => c >= 48 /* 0 */ && c <= 57; /* 9 */

function indexOfWithin(text: string, part: string, from: number, end: number): number {
  // `indexOf` would search to the end of the text on each line, in quadratic time.
  const first = part.charCodeAt(0);
  for (let at = from; at + part.length <= end; at++) {
    if (text.charCodeAt(at) === first && text.startsWith(part, at)) return at;
  }
  return -1;
}
