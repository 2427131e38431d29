/** The body of an entry: its prompts, and the words below each. See scanBody.ts, which knows all of Markdown that counts here. */
import { areSame, Code, isDigit, isLetter, isNameCharacter, startsWith } from './characters';
import { PROMPTS, TEXT } from './layout';
import { lineFrom, lineRow } from './lines';

export let promptCount = 0;
/** Words before the first prompt. */
export let freeWords = 0;
const mostPrompts = 1000;

function promptAt(index: i32): usize {
  return PROMPTS + <usize>index * 12;
}
export function promptFrom(index: i32): usize {
  return load<u32>(promptAt(index));
}
export function promptTo(index: i32): usize {
  return load<u32>(promptAt(index), 4);
}
export function promptWords(index: i32): i32 {
  return load<i32>(promptAt(index), 8);
}

/** Set by findPrompt(). */
let foundFrom: usize = 0;
let foundTo: usize = 0;

/** @returns false where comments, code fences, conflicts or link definitions make it hard to say */
export function readBody(first: i32, lines: i32, length: usize): bool {
  promptCount = freeWords = 0;
  for (let line = first; line < lines; line++) {
    const from = lineFrom(line);
    const to = line + 1 < lines ? lineFrom(line + 1) : TEXT + length;
    let at = from;
    while (at < to && load<u8>(at) == Code.Space) at++;
    if (at == to) continue;
    const row = lineRow(line);
    const isMarked = (row & 1) != 0;
    if (at - from < 4) {
      const c = load<u8>(at);
      if (c == Code.Greater) continue;
      if (c == Code.Hash && isHeading(at, to)) {
        const found = isMarked ? findPrompt(at, to) : Found.None;
        if (found == Found.Doubtful) return false;
        if (found == Found.Prompt) {
          if (!takePrompt()) return false;
          continue;
        }
        if (promptCount == 0) continue;
      } else if (c == Code.OpenBracket && mayBeDefinition(at, to)) return false;
    }
    if (isMarked && isSpecial(from, to)) return false;
    const words = i32(row >> 1);
    if (promptCount == 0) freeWords += words;
    else {
      const last = promptAt(promptCount - 1);
      store<i32>(last, load<i32>(last, 8) + words, 8);
    }
  }
  return true;
}

function takePrompt(): bool {
  if (promptCount == mostPrompts) return false;
  for (let i = 0; i < promptCount; i++)
    if (areSame(foundFrom, foundTo, promptFrom(i), promptTo(i))) return false;
  const at = promptAt(promptCount);
  store<u32>(at, u32(foundFrom));
  store<u32>(at, u32(foundTo), 4);
  store<i32>(at, 0, 8);
  promptCount++;
  return true;
}

function isHeading(at: usize, end: usize): bool {
  let run = at;
  while (run < end && load<u8>(run) == Code.Hash) run++;
  if (run - at > 6) return false;
  if (run == end) return true;
  const c = load<u8>(run);
  if (c == Code.Space || c == Code.Tab || c == Code.LineFeed) return true;
  return c == Code.CarriageReturn && (run + 1 == end || load<u8>(run, 1) == Code.LineFeed);
}

const enum Found {
  None,
  Prompt,
  Doubtful,
}

/** The first comment in a heading that names a prompt; doubtful where its blanks may be other ones than those of ASCII. */
function findPrompt(from: usize, end: usize): Found {
  for (let at = nextLess(from, end); at + 4 <= end; at = nextLess(at + 1, end)) {
    if (!startsWith(at, '<!--')) continue;
    const name = behindBlanks(at + 4, end);
    if (isBeyondAscii(name, end)) return Found.Doubtful;
    if (name + 7 > end || !startsWith(name, 'prompt:')) continue;
    const id = behindBlanks(name + 7, end);
    if (isBeyondAscii(id, end)) return Found.Doubtful;
    if (id >= end || !(isLetter(load<u8>(id)) || isDigit(load<u8>(id)))) continue;
    let behind = id + 1;
    while (behind < end && isNameCharacter(load<u8>(behind))) behind++;
    const closing = behindBlanks(behind, end);
    if (isBeyondAscii(closing, end)) return Found.Doubtful;
    foundFrom = id;
    foundTo = behind;
    if (closing + 3 <= end && startsWith(closing, '-->')) return Found.Prompt;
    // Its dashes may stand right behind the id, of which they could be a part.
    foundTo = behind - 2;
    if (behind < end && foundTo > id && startsWith(foundTo, '-->')) return Found.Prompt;
  }
  return Found.None;
}

/** Where the next `<` stands; somewhere behind the end where there is none. */
function nextLess(from: usize, end: usize): usize {
  for (let at = from; at < end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8>Code.Less)));
    if (found != 0) return at + <usize>ctz(found);
  }
  return end;
}

function behindBlanks(from: usize, end: usize): usize {
  let at = from;
  while (at < end && (load<u8>(at) == Code.Space || load<u8>(at) - 9 < 5)) at++;
  return at;
}

function isBeyondAscii(at: usize, end: usize): bool {
  return at < end && load<u8>(at) >= 0x80;
}

/** `[…]:` */
function mayBeDefinition(at: usize, to: usize): bool {
  while (at < to && load<u8>(at) != Code.CloseBracket) at++;
  return at + 1 < to && load<u8>(at, 1) == Code.Colon;
}

/** Whether a comment, a code fence or a conflict that git left may begin on the line. */
function isSpecial(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) {
    const c = load<u8>(at);
    if (c == Code.Less) {
      const next = load<u8>(at, 1);
      if (next == Code.Exclamation || next == Code.Less) return true;
    } else if (c == Code.Backtick || c == Code.Tilde) {
      if (load<u8>(at, 1) == c && load<u8>(at, 2) == c) return true;
    }
  }
  return false;
}
