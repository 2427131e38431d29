/**
 * Looks once at every byte of a text and writes a table of its lines, eight bytes each: where the line
 * begins, then twice its words, plus 1 where it has one of the characters that may open a comment or a code
 * fence. Sixteen bytes at a time, by WebAssembly’s vectors: this runs over every entry of a journal, and
 * takes a fifth of the time that the same loop takes in JavaScript. What a word is: see countWords() in
 * scanBody.ts.
 */
import { TABLE, TABLE_END, TEXT } from './layout';

/** Where the next line’s row goes, and what is known of the line so far. */
let row: usize = 0;
let start: usize = 0;
let words: u32 = 0;
let mark: u32 = 0;
/** 1 when the byte before belongs to a word that is counted already. */
let inside: u32 = 0;

/** Address of the first byte of the line. */
export function lineFrom(line: i32): usize {
  return load<u32>(TABLE + ((<usize>line) << 3));
}

/** Twice the words of the line, plus its mark. */
export function lineRow(line: i32): u32 {
  return load<u32>(TABLE + ((<usize>line) << 3), 4);
}

/** @returns the number of lines; -1 where the table is too small for them */
export function scanLines(length: usize): i32 {
  const end = TEXT + length;
  memory.fill(end, 32, 16);
  row = TABLE;
  start = TEXT;
  words = mark = inside = 0;
  for (let at = TEXT; at < end;) {
    const v = v128.load(at);
    at = i8x16.bitmask(v) ? several(at, end) : sixteen(v, at);
  }
  // The blanks behind the text are not of it.
  if (start < end) closeLine(end);
  return row > TABLE_END ? -1 : i32((row - TABLE) >> 3);
}

function closeLine(next: usize): void {
  if (row < TABLE_END) {
    store<u32>(row, u32(start));
    store<u32>(row, (words << 1) | mark, 4);
  }
  row += 8;
  start = next;
  words = mark = 0;
}

/** Sixteen characters of ASCII. In masks each bit stands for one of them, the lowest for the first. */
function sixteen(v: v128, at: usize): usize {
  const gap = i8x16.bitmask(i8x16.le_u(v, i8x16.splat(32)));
  // 0-9, or a-z once the bit that makes the difference to A-Z is set.
  const letter = i8x16.bitmask(
    v128.or(
      i8x16.lt_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(10)),
      i8x16.lt_u(i8x16.sub(v128.or(v, i8x16.splat(32)), i8x16.splat(97)), i8x16.splat(26)),
    ),
  );
  let look = i8x16.bitmask(
    v128.or(
      i8x16.eq(v, i8x16.splat(60)),
      v128.or(i8x16.eq(v, i8x16.splat(96)), i8x16.eq(v, i8x16.splat(126))),
    ),
  );
  // From each letter to the next gap the word is counted: filled in steps of one, two, four and eight.
  const open = ~gap & 0xffff;
  let fill = letter | (inside & open);
  let through = open;
  fill |= through & (fill << 1);
  through &= through << 1;
  fill |= through & (fill << 2);
  through &= through << 2;
  fill |= through & (fill << 4);
  through &= through << 4;
  fill |= through & (fill << 8);
  let first = fill & ~((fill << 1) | inside);
  inside = (fill >> 15) & 1;
  let line = i8x16.bitmask(i8x16.eq(v, i8x16.splat(10)));
  while (line) {
    // All bits below the line feed’s.
    const below = (line & -line) - 1;
    words += popcnt(first & below);
    if (look & below) mark = 1;
    closeLine(at + ctz(line) + 1);
    first &= ~below;
    look &= ~below;
    line &= line - 1;
  }
  words += popcnt(first);
  if (look) mark = 1;
  return at + 16;
}

/** One character at a time, where not all are ASCII. @returns the address behind those that it took */
function several(at: usize, end: usize): usize {
  const until = min(at + 16, end);
  while (at < until) {
    const c: u32 = load<u8>(at);
    let kind: Kind;
    if (c < 0x80) {
      kind = kindOfAscii(c);
      at++;
    } else if (c < 0xe0) {
      kind = kindOf(((c & 0x1f) << 6) | (load<u8>(at, 1) & 0x3f));
      at += 2;
    } else if (c < 0xf0) {
      kind = kindOf(
        ((c & 0x0f) << 12) | (u32(load<u8>(at, 1) & 0x3f) << 6) | (load<u8>(at, 2) & 0x3f),
      );
      at += 3;
    } else {
      // Beyond the first plane all count as letters.
      kind = Kind.Letter;
      at += 4;
    }
    if (c == 60 || c == 96 || c == 126) mark = 1;
    if (kind == Kind.Letter) {
      words += 1 - inside;
      inside = 1;
    } else if (kind == Kind.Blank) {
      inside = 0;
    } else if (kind == Kind.Word) {
      words++;
      inside = 0;
    }
    if (c == 10) closeLine(at);
  }
  return at;
}

const enum Kind {
  Mark,
  Letter,
  Blank,
  /** A character that is a word of its own. */
  Word,
}

function within(c: u32, from: u32, to: u32): bool {
  return c - from <= to - from;
}

function kindOfAscii(c: u32): Kind {
  if (c <= 32) return Kind.Blank;
  return within(c, 48, 57) || within(c | 32, 97, 122) ? Kind.Letter : Kind.Mark;
}

function kindOf(c: u32): Kind {
  if (c < 0x100) {
    if (c == 0x85 || c == 0xa0) return Kind.Blank;
    if (c == 0xaa || c == 0xb5 || c == 0xba) return Kind.Letter;
    return c >= 0xc0 && c != 0xd7 && c != 0xf7 ? Kind.Letter : Kind.Mark;
  }
  if (within(c, 0x3041, 0x30ff) || within(c, 0x3400, 0x9fff) || within(c, 0xf900, 0xfaff))
    return Kind.Word;
  if (within(c, 0x2000, 0x200b) || within(c, 0x2028, 0x2029) || c == 0x3000 || c == 0x1680)
    return Kind.Blank;
  const isMark =
    within(c, 0x200c, 0x206f) ||
    within(c, 0x0300, 0x036f) ||
    within(c, 0x3001, 0x303f) ||
    within(c, 0xfe00, 0xfe0f) ||
    within(c, 0xff01, 0xff0f) ||
    c == 0xfeff;
  return isMark ? Kind.Mark : Kind.Letter;
}
