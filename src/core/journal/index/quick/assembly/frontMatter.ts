/** Front matter as we write it and as most people go on writing it. What may say more is left to the whole parser. */
import {
  areNameCharacters,
  areSame,
  beginsReserved,
  behindName,
  Code,
  isDashed,
  isDigit,
  isLetter,
  isNameCharacter,
  isPlainText,
  isQuotable,
  isReservedName,
  numberIn,
  says,
} from './characters';
import { daysIn } from './days';
import { CLAIM, ITEMS, OTHERS } from './layout';
import { lineFrom } from './lines';

// Spans of the fields; 0 where they are absent.
export let idFrom: usize = 0;
export let idTo: usize = 0;
export let titleFrom: usize = 0;
export let titleTo: usize = 0;
export let dateFrom: usize = 0;
export let dateTo: usize = 0;
export let templateFrom: usize = 0;
export let templateTo: usize = 0;
/** -1 where there is none. */
export let version: i32 = -1;
/** Its tags are the first of the items; -1 where the field is absent. */
export let tagCount: i32 = -1;
export let firstTag: i32 = 0;
/** How many fields the claim has; -1 where nothing is claimed. */
export let claimCount: i32 = -1;

let hasReport = false;
let otherCount = 0;
let itemCount = 0;
const mostOthers = 64;
const mostFields = 64;
const mostItems = 2000;

export const enum FieldKind {
  Number,
  Text,
  List,
}

/** A field of the claim: its name, its kind, then a number, the span of a text, or the first of its items and their count. */
const fieldSize: usize = 20;
export function fieldAt(index: i32): usize {
  return CLAIM + <usize>index * fieldSize;
}
export function nameFrom(field: usize): usize {
  return load<u32>(field);
}
export function nameTo(field: usize): usize {
  return load<u32>(field, 4);
}
export function kindOf(field: usize): FieldKind {
  return load<i32>(field, 8);
}
export function firstOf(field: usize): u32 {
  return load<u32>(field, 12);
}
export function secondOf(field: usize): u32 {
  return load<u32>(field, 16);
}
export function itemFrom(index: i32): usize {
  return load<u32>(ITEMS + ((<usize>index) << 3));
}
export function itemTo(index: i32): usize {
  return load<u32>(ITEMS + ((<usize>index) << 3), 4);
}

/** The line without its line end. */
export function lineTo(line: i32): usize {
  const end = lineFrom(line + 1) - 1;
  return end > lineFrom(line) && load<u8>(end - 1) == Code.CarriageReturn ? end - 1 : end;
}

/**
 * Takes the lines from the second one to the one that closes the front matter.
 * @returns whether all was understood
 */
export function readFrontMatter(closing: i32): bool {
  idFrom = titleFrom = dateFrom = templateFrom = 0;
  version = tagCount = claimCount = -1;
  hasReport = false;
  otherCount = itemCount = 0;
  for (let line = 1; line < closing;) {
    line = readField(line, closing);
    if (line == 0) return false;
  }
  return titleFrom != 0;
}

/** @returns the line behind the field; 0 where it is not understood */
function readField(line: i32, closing: i32): i32 {
  const from = lineFrom(line);
  const to = lineTo(line);
  const colon = behindName(from, to);
  if (colon == 0 || colon == to || load<u8>(colon) != Code.Colon) return 0;
  if (says(from, colon, 'tags')) return tagCount == -1 ? readTags(line, colon + 1, to, closing) : 0;
  if (says(from, colon, 'cpd'))
    return claimCount == -1 && colon + 1 == to ? readClaim(line + 1, closing) : 0;
  if (colon + 2 >= to || load<u8>(colon + 1) != Code.Space) return 0;
  return readValue(from, colon, colon + 2, to) ? line + 1 : 0;
}

function readValue(name: usize, colon: usize, from: usize, to: usize): bool {
  if (says(name, colon, 'id')) {
    if (idFrom != 0 || !isId(from, to)) return false;
    idFrom = from;
    idTo = to;
  } else if (says(name, colon, 'title')) {
    if (titleFrom != 0) return false;
    const isQuoted = load<u8>(from) == Code.Quote;
    titleFrom = isQuoted ? from + 1 : from;
    titleTo = isQuoted ? to - 1 : to;
    if (!isQuoted) return isPlainText(from, to) || isDashed(from, to);
    return titleTo > titleFrom && load<u8>(titleTo) == Code.Quote && isQuotable(titleFrom, titleTo);
  } else if (says(name, colon, 'date')) {
    if (dateFrom != 0 || !isDay(from, to)) return false;
    dateFrom = from;
    dateTo = to;
  } else if (says(name, colon, 'template')) {
    if (templateFrom != 0 || !isReference(from, to)) return false;
    templateFrom = from;
    templateTo = to;
  } else if (says(name, colon, 'version')) {
    if (version != -1) return false;
    version = numberIn(from, to);
    return version != -1;
  } else if (says(name, colon, 'report')) {
    if (hasReport || !says(from, to, 'leave-out')) return false;
    hasReport = true;
  } else {
    return isPlainText(from, to) && takeOther(name, colon);
  }
  return true;
}

/** At least six characters that are no number in whatever form. */
function isId(from: usize, to: usize): bool {
  if (to - from > 64) return false;
  if (isLetter(load<u8>(from))) return to - from >= 6 && areNameCharacters(from, to);
  return isDashed(from, to);
}

/** `<collection>/<name>` */
function isReference(from: usize, to: usize): bool {
  if (!isLetter(load<u8>(from))) return false;
  let slash: usize = 0;
  for (let at = from; at < to; at++) {
    const c: u32 = load<u8>(at);
    if (c == Code.Slash) {
      if (slash != 0) return false;
      slash = at;
    } else if (c != Code.Dot && !isNameCharacter(c)) return false;
  }
  return slash != 0 && slash + 1 < to;
}

/** `YYYY-MM-DD`, one that exists. */
function isDay(from: usize, to: usize): bool {
  if (to - from != 10 || load<u8>(from, 4) != Code.Dash || load<u8>(from, 7) != Code.Dash)
    return false;
  const year = numberIn(from, from + 4);
  const month = numberIn(from + 5, from + 7);
  const day = numberIn(from + 8, to);
  if (year == -1 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
}

/** A name that stands there a second time is an error, which the whole parser reports. */
function takeOther(from: usize, to: usize): bool {
  if (isReservedName(from, to) || otherCount == mostOthers) return false;
  for (let i = 0; i < otherCount; i++) {
    const at = OTHERS + ((<usize>i) << 3);
    if (areSame(from, to, load<u32>(at), load<u32>(at, 4))) return false;
  }
  const at = OTHERS + ((<usize>otherCount) << 3);
  store<u32>(at, u32(from));
  store<u32>(at, u32(to), 4);
  otherCount++;
  return true;
}

function takeItem(from: usize, to: usize): bool {
  if (itemCount == mostItems) return false;
  const at = ITEMS + ((<usize>itemCount) << 3);
  store<u32>(at, u32(from));
  store<u32>(at, u32(to), 4);
  itemCount++;
  return true;
}

/** In brackets on the same line, or one a line below. */
function readTags(line: i32, from: usize, to: usize, closing: i32): i32 {
  firstTag = itemCount;
  if (from == to) {
    let next = line + 1;
    for (; next < closing && isIndented(next, 2); next++) {
      const item = behindDash(next, 2);
      if (item == 0 || !isTag(item, lineTo(next)) || !takeItem(item, lineTo(next))) return 0;
    }
    tagCount = itemCount - firstTag;
    return tagCount > 0 ? next : 0;
  }
  if (to - from < 3 || load<u8>(from) != Code.Space || load<u8>(from, 1) != Code.OpenBracket)
    return 0;
  const end = to - 1;
  if (load<u8>(end) != Code.CloseBracket) return 0;
  for (let at = from + 2; at < end;) {
    let next = at;
    while (next < end && load<u8>(next) != Code.Comma) next++;
    if (!isTag(at, next) || !takeItem(at, next)) return 0;
    if (next == end) break;
    if (next + 2 >= end || load<u8>(next, 1) != Code.Space) return 0;
    at = next + 2;
  }
  tagCount = itemCount - firstTag;
  return line + 1;
}

function isTag(from: usize, to: usize): bool {
  if (from >= to || to - from > 64 || !isLetter(load<u8>(from)) || beginsReserved(from, to))
    return false;
  if (load<u8>(to - 1) == Code.Space) return false;
  for (let at = from; at < to; at++) {
    const c: u32 = load<u8>(at);
    if (c != Code.Space && !isNameCharacter(c)) return false;
  }
  return true;
}

function isIndented(line: i32, by: i32): bool {
  const from = lineFrom(line);
  for (let i = 0; i < by; i++) if (load<u8>(from + i) != Code.Space) return false;
  return true;
}

/** Where an item stands that is indented so far: behind its dash; 0 where there is none. */
function behindDash(line: i32, indent: i32): usize {
  const from = lineFrom(line) + indent;
  if (from + 2 >= lineTo(line)) return 0;
  return load<u8>(from) == Code.Dash && load<u8>(from, 1) == Code.Space ? from + 2 : 0;
}

function readClaim(first: i32, closing: i32): i32 {
  claimCount = 0;
  let line = first;
  while (line < closing && isIndented(line, 2)) {
    line = readClaimField(line, closing);
    if (line == 0) return 0;
  }
  return line > first ? line : 0;
}

/** A name of a claim, with a whole number, a text, or a list of texts. */
function readClaimField(line: i32, closing: i32): i32 {
  const from = lineFrom(line) + 2;
  const to = lineTo(line);
  const colon = behindName(from, to);
  if (colon == 0 || colon == to || load<u8>(colon) != Code.Colon) return 0;
  if (colon + 1 == to) {
    const first = itemCount;
    let next = line + 1;
    for (; next < closing && isIndented(next, 4); next++) {
      const item = behindDash(next, 4);
      if (item == 0 || !isPlainText(item, lineTo(next)) || !takeItem(item, lineTo(next))) return 0;
    }
    const count = itemCount - first;
    return count > 0 && takeField(from, colon, FieldKind.List, first, count) ? next : 0;
  }
  if (load<u8>(colon, 1) != Code.Space) return 0;
  const value = colon + 2;
  if (value < to && isDigit(load<u8>(value))) {
    const number = numberIn(value, to);
    return number != -1 && takeField(from, colon, FieldKind.Number, number, 0) ? line + 1 : 0;
  }
  return isPlainText(value, to) && takeField(from, colon, FieldKind.Text, u32(value), u32(to))
    ? line + 1
    : 0;
}

function takeField(from: usize, to: usize, kind: FieldKind, first: u32, second: u32): bool {
  if (isReservedName(from, to) || claimCount == mostFields) return false;
  for (let i = 0; i < claimCount; i++)
    if (areSame(from, to, nameFrom(fieldAt(i)), nameTo(fieldAt(i)))) return false;
  // What is wrong is told by the whole parser.
  if (kindWanted(from, to, kind) != kind) return false;
  const at = fieldAt(claimCount);
  store<u32>(at, u32(from));
  store<u32>(at, u32(to), 4);
  store<i32>(at, kind, 8);
  store<u32>(at, first, 12);
  store<u32>(at, second, 16);
  claimCount++;
  return true;
}

function kindWanted(from: usize, to: usize, other: FieldKind): FieldKind {
  if (says(from, to, 'minutes') || says(from, to, 'participatory')) return FieldKind.Number;
  if (says(from, to, 'type') || says(from, to, 'counterpart')) return FieldKind.Text;
  if (says(from, to, 'covers') || says(from, to, 'evidence')) return FieldKind.List;
  return other;
}

/** The field of the claim by its name; 0 where it is absent. */
export function claimField(name: string): usize {
  for (let i = 0; i < claimCount; i++) {
    const field = fieldAt(i);
    if (says(nameFrom(field), nameTo(field), name)) return field;
  }
  return 0;
}
