/** Characters, and what a span of the text is made of. */

export const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  Quote = 34,
  Hash = 35,
  Comma = 44,
  Dash = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Colon = 58,
  Less = 60,
  Greater = 62,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  Underscore = 95,
  Backtick = 96,
  Tilde = 126,
}

/** The character of a text of the program, which is known to be ASCII: without looking how long that is. */
export function codeAt(word: string, index: i32): u32 {
  return load<u16>(changetype<usize>(word) + ((<usize>index) << 1));
}

export function isDigit(c: u32): bool {
  return c - Code.Zero < 10;
}

export function isLetter(c: u32): bool {
  return (c | 32) - 97 < 26;
}

/** As `\w`, or a dash. */
export function isNameCharacter(c: u32): bool {
  return isLetter(c) || isDigit(c) || c == Code.Underscore || c == Code.Dash;
}

/** Whether the span says just this, in ASCII. */
export function says(from: usize, to: usize, word: string): bool {
  return to - from == word.length && startsWith(from, word);
}

export function startsWith(at: usize, word: string): bool {
  for (let i = 0; i < word.length; i++) if (load<u8>(at + i) != codeAt(word, i)) return false;
  return true;
}

export function areSame(from: usize, to: usize, otherFrom: usize, otherTo: usize): bool {
  return to - from == otherTo - otherFrom && memory.compare(from, otherFrom, to - from) == 0;
}

/** A name from there on: the address behind it, or 0. */
export function behindName(from: usize, to: usize): usize {
  if (from >= to || !isLetter(load<u8>(from))) return 0;
  let at = from + 1;
  while (at < to && isNameCharacter(load<u8>(at))) at++;
  return at - from > 64 ? 0 : at;
}

/** A number, a dash, and more of a name. */
export function isDashed(from: usize, to: usize): bool {
  let at = from;
  while (at < to && isDigit(load<u8>(at))) at++;
  if (at == from || at + 1 >= to || load<u8>(at) != Code.Dash) return false;
  return areNameCharacters(at + 1, to);
}

export function areNameCharacters(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) if (!isNameCharacter(load<u8>(at))) return false;
  return true;
}

/** The number written there in one to nine digits; -1 where there is none. */
export function numberIn(from: usize, to: usize): i32 {
  if (from == to || to - from > 9) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const c: u32 = load<u8>(at);
    if (!isDigit(c)) return -1;
    number = number * 10 + (c - Code.Zero);
  }
  return number;
}

/** A text that needs no quotation marks in YAML, whatever stands around it, and that is nothing else there. */
export function isPlainText(from: usize, to: usize): bool {
  if (from >= to || !isLetter(load<u8>(from)) || beginsReserved(from, to)) return false;
  if (load<u8>(to - 1) == Code.Space) return false;
  return areSafe(from, to, Code.Colon, Code.Hash);
}

/** What stands between double quotation marks, without anything that would have to be unfolded there. */
export function isQuotable(from: usize, to: usize): bool {
  return areSafe(from, to, Code.Quote, Code.Backslash);
}

/** How many of the sixteen characters from there on are ASCII, no control characters, and neither of these two. */
export function countPlain(chunk: v128, one: u32, other: u32): usize {
  const never = v128.or(
    i8x16.eq(chunk, i8x16.splat(<i8>one)),
    i8x16.eq(chunk, i8x16.splat(<i8>other)),
  );
  // As numbers with a sign those beyond ASCII are below zero.
  const odd = v128.or(i8x16.lt_s(chunk, i8x16.splat(0x20)), i8x16.eq(chunk, i8x16.splat(0x7f)));
  return <usize>ctz(i8x16.bitmask(v128.or(never, odd)) | 0x10000);
}

/** Neither of these two characters, nor one that YAML takes for a line end, or not at all. */
function areSafe(from: usize, to: usize, never: u32, neverEither: u32): bool {
  for (let at = from; at < to; at++) {
    const plain = countPlain(v128.load(at), never, neverEither);
    at += plain;
    if (at >= to) return true;
    const c: u32 = load<u8>(at);
    if (c < 0x20 || c == 0x7f || c == never || c == neverEither) return false;
    // U+0080 to U+00A0
    if (c == 0xc2 && load<u8>(at, 1) <= 0xa0) return false;
    // U+2028, U+2029
    if (c == 0xe2 && load<u8>(at, 1) == 0x80 && (load<u8>(at, 2) & 0xfe) == 0xa8) return false;
    // U+FEFF, U+FFFE, U+FFFF
    if (c == 0xef) {
      const second = load<u8>(at, 1);
      const third = load<u8>(at, 2);
      if (second == 0xbb && third == 0xbf) return false;
      if (second == 0xbf && third >= 0xbe) return false;
    }
  }
  return true;
}

/** What YAML takes for something else than a text, as far as a list in brackets or the line goes. */
export function beginsReserved(from: usize, to: usize): bool {
  const length: usize = startsReserved(from, to, 4) ? 4 : startsReserved(from, to, 5) ? 5 : 0;
  if (length == 0) return false;
  const next: u32 = from + length < to ? load<u8>(from + length) : Code.LineFeed;
  return next == Code.LineFeed || next == Code.Comma || next == Code.CloseBracket;
}

function startsReserved(from: usize, to: usize, length: usize): bool {
  if (to - from < length) return false;
  return length == 4
    ? startsWith(from, 'null') ||
        startsWith(from, 'Null') ||
        startsWith(from, 'NULL') ||
        startsWith(from, 'true') ||
        startsWith(from, 'True') ||
        startsWith(from, 'TRUE')
    : startsWith(from, 'false') || startsWith(from, 'False') || startsWith(from, 'FALSE');
}

/** `null`, `true` and `false` in capitals of whatever kind. */
export function isReservedName(from: usize, to: usize): bool {
  return (
    saysInAnyCase(from, to, 'null') ||
    saysInAnyCase(from, to, 'true') ||
    saysInAnyCase(from, to, 'false')
  );
}

function saysInAnyCase(from: usize, to: usize, word: string): bool {
  if (to - from != word.length) return false;
  for (let i = 0; i < word.length; i++)
    if ((load<u8>(from + i) | 32) != codeAt(word, i)) return false;
  return true;
}
