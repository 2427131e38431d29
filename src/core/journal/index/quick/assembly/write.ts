/** Writes ASCII and JSON into a part of the memory that may become full. */
import { Code, codeAt, countPlain } from './characters';

/** Where the next byte goes. */
export let at: usize = 0;
/** Whether something did not fit. */
export let isFull = false;
let end: usize = 0;

export function writeTo(from: usize, until: usize): void {
  at = from;
  end = until;
  isFull = false;
}

export function goBackTo(place: usize): void {
  at = place;
}

export function byte(c: u32): void {
  if (at < end) store<u8>(at++, c);
  else isFull = true;
}

/** Whether so many bytes will fit. */
function hasRoomFor(count: usize): bool {
  if (end - at >= count) return true;
  isFull = true;
  return false;
}

export function word(text: string): void {
  const length = text.length;
  if (!hasRoomFor(length)) return;
  for (let i = 0; i < length; i++) store<u8>(at + i, codeAt(text, i));
  at += length;
}

export function number(n: i32): void {
  if (n >= 10) number(n / 10);
  byte(Code.Zero + (n % 10));
}

export function span(from: usize, to: usize): void {
  if (!hasRoomFor(to - from)) return;
  memory.copy(at, from, to - from);
  at += to - from;
}

/** Whether the span that was written last has characters beyond ASCII. */
let isBeyond = false;

/** A span without control characters as a text of JSON, in UTF-8. */
export function json(from: usize, to: usize): void {
  isBeyond = false;
  // With room for the sixteen bytes that are copied at once.
  if (!hasRoomFor(2 * (to - from) + 18)) return;
  let out = at;
  store<u8>(out++, Code.Quote);
  for (let i = from; i < to;) {
    const chunk = v128.load(i);
    v128.store(out, chunk);
    const plain = min(countPlain(chunk, Code.Quote, Code.Backslash), to - i);
    i += plain;
    out += plain;
    if (plain == 16 || i == to) continue;
    const c: u32 = load<u8>(i++);
    if (c == Code.Quote || c == Code.Backslash) store<u8>(out++, Code.Backslash);
    else if (c >= 0x80) isBeyond = true;
    store<u8>(out++, c);
  }
  store<u8>(out++, Code.Quote);
  at = out;
}

/** The same in ASCII. */
export function asciiJson(from: usize, to: usize): void {
  const start = at;
  json(from, to);
  if (!isBeyond) return;
  at = start;
  escapedJson(from, to);
}

function escapedJson(from: usize, to: usize): void {
  byte(Code.Quote);
  for (let i = from; i < to;) {
    const c: u32 = load<u8>(i);
    if (c < 0x80) {
      if (c == Code.Quote || c == Code.Backslash) byte(Code.Backslash);
      byte(c);
      i++;
    } else if (c < 0xe0) {
      escaped(((c & 0x1f) << 6) | (load<u8>(i, 1) & 0x3f));
      i += 2;
    } else if (c < 0xf0) {
      escaped(((c & 0x0f) << 12) | (u32(load<u8>(i, 1) & 0x3f) << 6) | (load<u8>(i, 2) & 0x3f));
      i += 3;
    } else {
      const beyond =
        (((c & 7) << 18) |
          (u32(load<u8>(i, 1) & 0x3f) << 12) |
          (u32(load<u8>(i, 2) & 0x3f) << 6) |
          (load<u8>(i, 3) & 0x3f)) -
        0x10000;
      escaped(0xd800 | (beyond >> 10));
      escaped(0xdc00 | (beyond & 0x3ff));
      i += 4;
    }
  }
  byte(Code.Quote);
}

/** `\uXXXX` */
function escaped(c: u32): void {
  word('\\u');
  for (let shift = 12; shift >= 0; shift -= 4) {
    const digit = (c >> shift) & 15;
    byte(digit < 10 ? Code.Zero + digit : 87 + digit);
  }
}
