/**
 * Looks once at every byte of a text and writes a table of its lines, eight bytes each: where the line
 * begins, then twice its words, plus 1 where it has one of the characters that may open a comment or a code
 * fence. Sixty-four bytes at a time, by WebAssembly’s vectors: this runs over every entry of a journal. What a
 * word is: see countWords() in scanBody.ts.
 */
import { Code } from './characters';
import { TABLE, TABLE_END, TEXT } from './layout';

/** Address of the first byte of the line. */
export function lineFrom(line: i32): usize {
  return load<u32>(TABLE + ((<usize>line) << 3));
}

/** Twice the words of the line, plus its mark. */
export function lineRow(line: i32): u32 {
  return load<u32>(TABLE + ((<usize>line) << 3), 4);
}

/** @returns the number of lines; -1 where the table is too small for them, or where the bytes are no text */
export function scanLines(length: usize): i32 {
  const end = TEXT + length;
  // Blanks, which add nothing.
  memory.fill(end, <u8>Code.Space, 64);
  let row = TABLE;
  let start = TEXT;
  let words: u32 = 0;
  let mark: u32 = 0;
  /** 1 when the byte before belongs to a word that is counted already. */
  let inside: u64 = 0;
  for (let at = TEXT; at < end;) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (!i8x16.all_true(i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d)))) return -1;
    // In masks each bit stands for one byte, the lowest for the first.
    let valid: u64 = -1;
    let taken: usize = 64;
    let lettersBeyond: u64 = 0;
    let blanksBeyond: u64 = 0;
    if (i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)))) {
      // Characters beyond ASCII: each has the same bit for all of its bytes.
      for (let left = mask(a, b, c, d); left != 0;) {
        const place = <usize>ctz(left);
        const kind = readBeyond(at + place);
        if (kind == Kind.Invalid) return -1;
        if (kind == Kind.Word || place + beyondLength > 64) {
          taken = place;
          valid = (left & -left) - 1;
          break;
        }
        const bits = (((<u64>1) << beyondLength) - 1) << place;
        if (kind == Kind.Letter) lettersBeyond |= bits;
        else if (kind == Kind.Blank) blanksBeyond |= bits;
        left &= ~bits;
      }
    }
    const open = valid & ~(mask(blanks(a), blanks(b), blanks(c), blanks(d)) | blanksBeyond);
    const letters =
      open & (mask(lettersIn(a), lettersIn(b), lettersIn(c), lettersIn(d)) | lettersBeyond);
    let ends =
      valid &
      mask(
        i8x16.eq(a, i8x16.splat(<i8>Code.LineFeed)),
        i8x16.eq(b, i8x16.splat(<i8>Code.LineFeed)),
        i8x16.eq(c, i8x16.splat(<i8>Code.LineFeed)),
        i8x16.eq(d, i8x16.splat(<i8>Code.LineFeed)),
      );
    let looks: u64 = 0;
    const la = special(a);
    const lb = special(b);
    const lc = special(c);
    const ld = special(d);
    if (v128.any_true(v128.or(v128.or(la, lb), v128.or(lc, ld))))
      looks = valid & mask(la, lb, lc, ld);
    // Punctuation before the first letter of a word: added to its first bit, the bits carry on up to that letter.
    const starts = open & ~((open << 1) | inside);
    const marks = open & ~letters;
    const leading = marks & ~(marks + (starts & marks));
    let first = letters & (starts | (leading << 1));
    if (taken > 0) inside = ((open & ~leading) >> (taken - 1)) & 1;
    while (ends) {
      const below = (ends & -ends) - 1;
      words += u32(popcnt(first & below));
      if (looks & below) mark = 1;
      const next = at + <usize>ctz(ends) + 1;
      putLine(row, start, words, mark);
      row += 8;
      start = next;
      words = mark = 0;
      first &= ~below;
      looks &= ~below;
      ends &= ends - 1;
    }
    words += u32(popcnt(first));
    if (looks) mark = 1;
    at += taken;
    // Characters that are words of their own: one after the other.
    while (taken < 64 && at < end && readBeyond(at) == Kind.Word) {
      words++;
      inside = 0;
      at += beyondLength;
    }
  }
  if (start < end) {
    putLine(row, start, words, mark);
    row += 8;
  }
  return row > TABLE_END ? -1 : i32((row - TABLE) >> 3);
}

/** As far as there is room: what was left out shows by the number of lines. */
function putLine(row: usize, start: usize, words: u32, mark: u32): void {
  if (row >= TABLE_END) return;
  store<u32>(row, u32(start));
  store<u32>(row, (words << 1) | mark, 4);
}

function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    u64(u32(i8x16.bitmask(a))) |
    (u64(u32(i8x16.bitmask(b))) << 16) |
    (u64(u32(i8x16.bitmask(c))) << 32) |
    (u64(u32(i8x16.bitmask(d))) << 48)
  );
}

function blanks(v: v128): v128 {
  return i8x16.le_u(v, i8x16.splat(<i8>Code.Space));
}

/** 0-9, or a-z once the bit that makes the difference to A-Z is set. */
function lettersIn(v: v128): v128 {
  return v128.or(
    i8x16.le_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(9)),
    i8x16.le_u(i8x16.sub(v128.or(v, i8x16.splat(32)), i8x16.splat(97)), i8x16.splat(25)),
  );
}

/** What may open a comment or a code fence. */
function special(v: v128): v128 {
  return v128.or(
    i8x16.eq(v, i8x16.splat(<i8>Code.Less)),
    v128.or(i8x16.eq(v, i8x16.splat(<i8>Code.Backtick)), i8x16.eq(v, i8x16.splat(<i8>Code.Tilde))),
  );
}

/** How many bytes the character has that was read last. */
let beyondLength: usize = 0;

/** One that is beyond ASCII, or not UTF-8 (RFC 3629). */
function readBeyond(at: usize): Kind {
  const c: u32 = load<u8>(at);
  if (c < 0xe0) {
    if (c < 0xc2 || !isFollowing(at + 1)) return Kind.Invalid;
    beyondLength = 2;
    return kindOf(((c & 0x1f) << 6) | (load<u8>(at, 1) & 0x3f));
  }
  if (c < 0xf0) {
    if (!isFollowing(at + 1) || !isFollowing(at + 2)) return Kind.Invalid;
    const point =
      ((c & 0x0f) << 12) | (u32(load<u8>(at, 1) & 0x3f) << 6) | (load<u8>(at, 2) & 0x3f);
    beyondLength = 3;
    return point < 0x800 || within(point, 0xd800, 0xdfff) ? Kind.Invalid : kindOf(point);
  }
  if (!isFollowing(at + 1) || !isFollowing(at + 2) || !isFollowing(at + 3)) return Kind.Invalid;
  beyondLength = 4;
  // Between U+10000 and U+10FFFF, where all count as letters.
  return within((c << 8) | load<u8>(at, 1), 0xf090, 0xf48f) ? Kind.Letter : Kind.Invalid;
}

function isFollowing(at: usize): bool {
  return (load<u8>(at) & 0xc0) == 0x80;
}

const enum Kind {
  Mark,
  Letter,
  Blank,
  /** A character that is a word of its own. */
  Word,
  Invalid,
}

function within(c: u32, from: u32, to: u32): bool {
  return c - from <= to - from;
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
