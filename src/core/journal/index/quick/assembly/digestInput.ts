/** What the digest of an entry is made of, its claim and its words: see digestOf() in digest.ts. */
import { Code } from './characters';
import {
  claimCount,
  dateFrom,
  dateTo,
  fieldAt,
  FieldKind,
  firstOf,
  itemFrom,
  itemTo,
  kindOf,
  nameFrom,
  nameTo,
  secondOf,
  templateFrom,
  templateTo,
  version,
} from './frontMatter';
import * as write from './write';

export function digestInput(bodyFrom: usize, to: usize): void {
  write.byte(123);
  let isFirst = true;
  if (claimCount != -1) {
    write.word('"cpd":{');
    for (let i = 0, last: usize = 0; i < claimCount; i++) {
      last = nextField(last);
      if (i > 0) write.byte(Code.Comma);
      writeField(last);
    }
    write.byte(125);
    isFirst = false;
  }
  if (dateFrom != 0) {
    if (!isFirst) write.byte(Code.Comma);
    write.word('"date":');
    write.json(dateFrom, dateTo);
    isFirst = false;
  }
  if (templateFrom != 0) {
    if (!isFirst) write.byte(Code.Comma);
    write.word('"template":');
    write.json(templateFrom, templateTo);
    isFirst = false;
  }
  if (version != -1) {
    if (!isFirst) write.byte(Code.Comma);
    write.word('"version":');
    write.number(version);
  }
  write.byte(125);
  write.byte(Code.LineFeed);
  writeBody(bodyFrom, to);
}

/** The field whose name comes after that of this one in canonical JSON; the first of all after 0. */
function nextField(after: usize): usize {
  let next: usize = 0;
  for (let i = 0; i < claimCount; i++) {
    const field = fieldAt(i);
    if ((after == 0 || order(after, field) < 0) && (next == 0 || order(field, next) < 0))
      next = field;
  }
  return next;
}

function order(one: usize, other: usize): i32 {
  const length = nameTo(one) - nameFrom(one);
  const otherLength = nameTo(other) - nameFrom(other);
  const first = memory.compare(nameFrom(one), nameFrom(other), min(length, otherLength));
  return first != 0 ? first : i32(length) - i32(otherLength);
}

function writeField(field: usize): void {
  write.json(nameFrom(field), nameTo(field));
  write.byte(Code.Colon);
  const kind = kindOf(field);
  if (kind == FieldKind.Number) write.number(i32(firstOf(field)));
  else if (kind == FieldKind.Text) write.json(firstOf(field), secondOf(field));
  else {
    write.byte(Code.OpenBracket);
    const first = i32(firstOf(field));
    for (let i = first; i < first + i32(secondOf(field)); i++) {
      if (i > first) write.byte(Code.Comma);
      write.json(itemFrom(i), itemTo(i));
    }
    write.byte(Code.CloseBracket);
  }
}

/** Line ends as LF, and no blanks before them. */
function writeBody(from: usize, to: usize): void {
  if (isNormal(from, to)) {
    write.span(from, to);
    return;
  }
  const start = write.at;
  for (let i = from; i < to; i++) {
    let c: u32 = load<u8>(i);
    if (c == Code.CarriageReturn) {
      if (i + 1 < to && load<u8>(i, 1) == Code.LineFeed) i++;
      c = Code.LineFeed;
    }
    if (c == Code.LineFeed) dropBlanks(start);
    write.byte(c);
  }
  dropBlanks(start);
}

/** Whether it is so already, as nearly every text is. */
function isNormal(from: usize, to: usize): bool {
  if (from < to && isBlank(load<u8>(to - 1))) return false;
  for (let at = from; at < to; at += 16) {
    const v = v128.load(at);
    const ends = i8x16.eq(v, i8x16.splat(<i8>Code.LineFeed));
    // The same bytes, each moved up by one.
    const before = v128.load(at - 1);
    const blanks = v128.or(
      i8x16.eq(before, i8x16.splat(<i8>Code.Space)),
      i8x16.eq(before, i8x16.splat(<i8>Code.Tab)),
    );
    const returns = i8x16.eq(v, i8x16.splat(<i8>Code.CarriageReturn));
    if (v128.any_true(v128.or(returns, v128.and(ends, blanks)))) return false;
  }
  return true;
}

function isBlank(c: u32): bool {
  return c == Code.Space || c == Code.Tab;
}

function dropBlanks(start: usize): void {
  let at = write.at;
  while (at > start && isBlank(load<u8>(at - 1))) at--;
  write.goBackTo(at);
}
