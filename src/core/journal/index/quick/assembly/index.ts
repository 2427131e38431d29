/**
 * What the index keeps of entries, from their bytes: takes one text after another and adds to the columns
 * of columns.ts. Run by quickEntry.ts, which says what is taken and what is not.
 */
import { areSame, Code, numberIn } from './characters';
import { freeWords, promptCount, promptFrom, promptTo, promptWords, readBody } from './body';
import { digestInput } from './digestInput';
import {
  claimCount,
  claimField,
  dateFrom,
  firstOf,
  firstTag,
  idFrom,
  idTo,
  itemFrom,
  itemTo,
  readFrontMatter,
  secondOf,
  tagCount,
  templateFrom,
  templateTo,
  titleFrom,
  titleTo,
  version,
} from './frontMatter';
import {
  ANSWER,
  DAYS,
  DIGESTED,
  KEYS,
  KIND_LIST,
  KIND_NUMBERS,
  KINDS,
  SIZES,
  TEXT,
} from './layout';
import { lineFrom, scanLines } from './lines';
import * as rows from './rows';
import * as write from './write';

export { scanLines };
export { readStanding } from './standing';
export { rowCount, restsLength } from './rows';
/** Where the kinds end so far. */
let kindsTo: usize = KINDS;
let keysTo: usize = KEYS;
let kindCount = 0;
const mostKinds = 4000;
/** Where the body of the last text begins, and the text ends. */
let bodyFrom: usize = 0;
let textTo: usize = 0;

/** Begins new columns. */
export function clear(): void {
  rows.clear();
  kindsTo = KINDS;
  keysTo = KEYS;
  kindCount = 0;
}

export function kindsLength(): usize {
  return kindsTo - KINDS;
}

/**
 * Reads the entry that stands at TEXT and adds it to the columns, all but its path, id and digest.
 * @returns false where it may say more than is understood here: then nothing was added
 */
export function read(length: usize, mtime: f64, isPrivate: bool): bool {
  const lines = scanLines(length);
  if (lines < 2 || rows.isFull() || !isFence(0)) return false;
  const closing = closingFence(lines);
  if (closing == -1 || !readFrontMatter(closing)) return false;
  if (!readBody(closing + 1, lines, length)) return false;
  textTo = TEXT + length;
  bodyFrom = closing + 1 < lines ? lineFrom(closing + 1) : textTo;
  if (!writeRest()) return false;
  const restTo = write.at;
  const kind = takeKind(isPrivate);
  if (kind == -1) return false;
  rows.put(DAYS, dateFrom == 0 ? 0 : digitsOfDay());
  rows.put(KIND_NUMBERS, kind);
  rows.add(length, mtime, restTo);
  store<u32>(ANSWER, idFrom == 0 ? 0 : u32(idFrom - TEXT));
  store<u32>(ANSWER, idFrom == 0 ? 0 : u32(idTo - TEXT), 4);
  return true;
}

/** Of the entry that was read last: writes what its digest is made of; where that stands comes into the answer. */
export function prepareDigest(): bool {
  write.writeTo(DIGESTED, SIZES);
  digestInput(bodyFrom, textTo);
  store<u32>(ANSWER, u32(DIGESTED), 16);
  store<u32>(ANSWER, u32(write.at), 20);
  return !write.isFull;
}

function digitsOfDay(): i32 {
  const year = numberIn(dateFrom, dateFrom + 4);
  const month = numberIn(dateFrom + 5, dateFrom + 7);
  return (year * 100 + month) * 100 + numberIn(dateFrom + 8, dateFrom + 10);
}

function isDashes(at: usize): bool {
  return load<u8>(at) == Code.Dash && load<u8>(at, 1) == Code.Dash && load<u8>(at, 2) == Code.Dash;
}

/** Whether the line is `---` and no more. */
function isFence(line: i32): bool {
  const at = lineFrom(line);
  if (!isDashes(at)) return false;
  const end = load<u8>(at, 3) == Code.CarriageReturn ? at + 4 : at + 3;
  return load<u8>(end) == Code.LineFeed;
}

/** The line that ends the front matter; -1 where it may be another one. */
function closingFence(lines: i32): i32 {
  for (let line = 1; line < lines; line++)
    if (isDashes(lineFrom(line))) return isFence(line) ? line : -1;
  return -1;
}

function writeRest(): bool {
  rows.beginRest();
  write.byte(Code.OpenBracket);
  write.asciiJson(titleFrom, titleTo);
  write.word(',[');
  writeItems(firstTag, tagCount, true);
  write.word('],[');
  for (let i = 0; i < promptCount; i++) {
    if (i > 0) write.byte(Code.Comma);
    write.number(promptWords(i));
  }
  write.word('],');
  write.number(freeWords);
  write.byte(Code.Comma);
  writeClaim();
  write.byte(Code.CloseBracket);
  return !write.isFull;
}

function writeClaim(): void {
  if (claimCount == -1) {
    write.word('null');
    return;
  }
  write.byte(Code.OpenBracket);
  write.number(numberOf('minutes'));
  write.byte(Code.Comma);
  write.number(numberOf('participatory'));
  write.byte(Code.Comma);
  writeText('type', true);
  write.word(',[');
  writeList('covers', true);
  write.word('],[');
  writeList('evidence', true);
  write.word('],');
  writeText('counterpart', true);
  write.byte(Code.CloseBracket);
}

function numberOf(name: string): i32 {
  const field = claimField(name);
  return field == 0 ? 0 : i32(firstOf(field));
}

function writeText(name: string, isAscii: bool): void {
  const field = claimField(name);
  if (field == 0) write.word('null');
  else if (isAscii) write.asciiJson(firstOf(field), secondOf(field));
  else write.json(firstOf(field), secondOf(field));
}

function writeList(name: string, isAscii: bool): void {
  const field = claimField(name);
  if (field != 0) writeItems(firstOf(field), secondOf(field), isAscii);
}

function writeItems(first: i32, count: i32, isAscii: bool): void {
  for (let i = first; i < first + count; i++) {
    if (i > first) write.byte(Code.Comma);
    if (isAscii) write.asciiJson(itemFrom(i), itemTo(i));
    else write.json(itemFrom(i), itemTo(i));
  }
}

/** @returns its number among those that came up; -1 where there is no room for it */
function takeKind(isPrivate: bool): i32 {
  const from = keysTo;
  const to = writeKey(isPrivate);
  if (to == 0) return -1;
  const hash = hashOf(from, to);
  for (let i = 0; i < kindCount; i++) {
    const kind = KIND_LIST + <usize>i * 12;
    if (load<u32>(kind) != hash) continue;
    if (areSame(from, to, load<u32>(kind, 4), load<u32>(kind, 8))) return i;
  }
  if (kindCount == mostKinds) return -1;
  write.writeTo(kindsTo, KEYS);
  if (kindCount > 0) write.byte(Code.LineFeed);
  writeKind(isPrivate);
  if (write.isFull) return -1;
  const kind = KIND_LIST + <usize>kindCount * 12;
  store<u32>(kind, hash);
  store<u32>(kind, u32(from), 4);
  store<u32>(kind, u32(to), 8);
  kindsTo = write.at;
  keysTo = to;
  return kindCount++;
}

/**
 * All that a kind says, in fewer bytes than as JSON, which only a new one becomes.
 * @returns where it ends; 0 where there is no room for it
 */
function writeKey(isPrivate: bool): usize {
  write.writeTo(keysTo, KIND_LIST);
  if (templateFrom != 0) write.span(templateFrom, templateTo);
  write.byte(0);
  if (version != -1) write.number(version);
  write.byte(freeWords > 0 ? 1 : 0);
  for (let i = 0; i < promptCount; i++) {
    write.span(promptFrom(i), promptTo(i));
    write.byte(promptWords(i) > 0 ? 1 : 0);
  }
  write.byte(2);
  if (claimCount != -1) {
    const covers = claimField('covers');
    if (covers != 0)
      for (let i = firstOf(covers); i < firstOf(covers) + secondOf(covers); i++) {
        write.span(itemFrom(i), itemTo(i));
        write.byte(0);
      }
    write.byte(numberOf('participatory') > numberOf('minutes') ? 1 : 0);
    const counterpart = claimField('counterpart');
    if (counterpart != 0) {
      write.byte(isPrivate ? 1 : 0);
      write.span(firstOf(counterpart), secondOf(counterpart));
    }
    write.byte(2);
  }
  return write.isFull ? 0 : write.at;
}

/** FNV-1a, four bytes at a time and then the last ones. */
function hashOf(from: usize, to: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash = (hash ^ load<u32>(at)) * 0x01000193;
    hash ^= hash >> 15;
  }
  for (; at < to; at++) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash;
}

function writeKind(isPrivate: bool): void {
  write.word('{"template":');
  if (templateFrom == 0) write.word('null');
  else write.json(templateFrom, templateTo);
  write.word(',"version":');
  if (version == -1) write.word('null');
  else write.number(version);
  write.word(',"prompts":[');
  for (let i = 0; i < promptCount; i++) {
    if (i > 0) write.byte(Code.Comma);
    write.json(promptFrom(i), promptTo(i));
  }
  write.word('],"words":[');
  for (let i = 0; i < promptCount; i++) {
    if (i > 0) write.byte(Code.Comma);
    write.number(promptWords(i) > 0 ? 1 : 0);
  }
  write.word('],"freeWords":');
  write.number(freeWords > 0 ? 1 : 0);
  write.word(',"claim":');
  if (claimCount == -1) write.word('null');
  else {
    write.word('{"isTooMuch":');
    write.number(numberOf('participatory') > numberOf('minutes') ? 1 : 0);
    write.word(',"covers":[');
    writeList('covers', false);
    write.word('],"counterpart":');
    writeText('counterpart', false);
    write.word(',"isPrivate":');
    write.word(isPrivate && claimField('counterpart') != 0 ? 'true' : 'false');
    write.byte(125);
  }
  write.byte(125);
}
