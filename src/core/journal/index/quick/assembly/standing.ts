/**
 * One record file of the owner that says what most do: time was spent once, and the entry was completed once.
 * See quickStanding.ts, which says where the entry stands by that.
 */
import { beginsReserved, Code, isDigit, isLetter, isNameCharacter, startsWith } from './characters';
import { daysIn } from './days';
import { TEXT, TIMES } from './layout';
import * as rows from './rows';
import * as write from './write';

/** How far the text was read, and where it ends. */
let at: usize = 0;
let end: usize = 0;

/**
 * Reads the file that stands at TEXT and adds a row: in seconds since 1970, when the entry was completed, and
 * from when to when time was spent, 0 where none was. Two lines have the completion’s id and digest, and
 * nothing where there is none.
 * @returns false where not all was understood: then nothing was added
 */
export function readStanding(length: usize, mtime: f64): bool {
  at = TEXT;
  end = TEXT + length;
  memory.fill(end, 0, 16);
  idFrom = idTo = digestFrom = digestTo = TEXT;
  completed = spentFrom = spentTo = 0;
  if (rows.isFull() || !takeAll()) return false;
  rows.beginRest();
  write.span(idFrom, idTo);
  write.byte(Code.LineFeed);
  write.span(digestFrom, digestTo);
  if (write.isFull) return false;
  rows.putNumber(TIMES, 3, 0, <f64>completed);
  rows.putNumber(TIMES, 3, 1, <f64>spentFrom);
  rows.putNumber(TIMES, 3, 2, <f64>spentTo);
  rows.add(length, mtime, write.at);
  return true;
}

function takeAll(): bool {
  if (at == end) return true;
  if (!takeHead()) return false;
  if (take('time\n  from: ')) {
    spentFrom = instant();
    if (spentFrom < 0 || !take('\n  to: ')) return false;
    spentTo = instant();
    if (spentTo < 0 || !take('\n')) return false;
    if (at == end) return true;
    if (!takeHead()) return false;
  }
  return takeCompletion() && at == end;
}

/** Spans of the completion’s id and digest. */
let idFrom: usize = 0;
let idTo: usize = 0;
let digestFrom: usize = 0;
let digestTo: usize = 0;
/** When it was completed, and time was spent. */
let completed: i64 = 0;
let spentFrom: i64 = 0;
let spentTo: i64 = 0;

/** Of the record whose head was taken last. */
let headFrom: usize = 0;
let headTo: usize = 0;
let recordedAt: i64 = 0;

function takeHead(): bool {
  if (!take('- id: ')) return false;
  headFrom = at;
  if (!takeId()) return false;
  headTo = at;
  if (!take('\n  at: ')) return false;
  recordedAt = instant();
  return recordedAt >= 0 && take('\n  kind: ');
}

function takeCompletion(): bool {
  if (!take('completed\n  digest: ')) return false;
  digestFrom = at;
  if (!take('sha256:')) return false;
  for (let i = 0; i < 64; i++, at++) {
    const c: u32 = load<u8>(at);
    if (!isDigit(c) && c - 97 > 5) return false;
  }
  digestTo = at;
  idFrom = headFrom;
  idTo = headTo;
  completed = recordedAt;
  if (!take('\n')) return false;
  if (at == end) return true;
  if (!take('  unanswered:\n')) return false;
  do if (!takePrompt()) return false;
  while (at < end);
  return true;
}

function takePrompt(): bool {
  if (!take('    - ') || !isLetter(load<u8>(at))) return false;
  const from = at;
  while (isNameCharacter(load<u8>(at))) at++;
  return !beginsReserved(from, at) && take('\n');
}

/** What follows there, if it does. The zeros behind the text are of no word. */
function take(word: string): bool {
  if (!startsWith(at, word)) return false;
  at += word.length;
  return true;
}

/** Longer than `true` and `null`, and no number in whatever form. */
function takeId(): bool {
  const from = at;
  if (isDigit(load<u8>(at))) {
    if (load<u8>(at) == Code.Zero) return false;
    while (isDigit(load<u8>(at))) at++;
    const c: u32 = load<u8>(at);
    if (at - from > 15 || c == 101 || c - 97 > 25) return false;
  } else if (<u32>load<u8>(at) - 97 > 25) return false;
  const first = ++at;
  while (isDigit(load<u8>(at)) || <u32>load<u8>(at) - 97 <= 25) at++;
  return at - first >= 7 && at - first <= 31;
}

/** `YYYY-MM-DDTHH:MM:SSZ` as seconds since 1970; -1 where it is not sure to be one, or before that year. */
function instant(): i64 {
  const year = digits(at, 4);
  const month = digits(at + 5, 2);
  const day = digits(at + 8, 2);
  const hour = digits(at + 11, 2);
  const minute = digits(at + 14, 2);
  const second = digits(at + 17, 2);
  if (
    load<u8>(at, 4) != Code.Dash ||
    load<u8>(at, 7) != Code.Dash ||
    load<u8>(at, 10) != 84 ||
    load<u8>(at, 13) != Code.Colon ||
    load<u8>(at, 16) != Code.Colon ||
    load<u8>(at, 19) != 90
  )
    return -1;
  // A day beyond the end of its month is left to the runtime, which counts on into the next one.
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
  at += 20;
  return <i64>daysSince1970(year, month, day) * 86_400 + (hour * 60 + minute) * 60 + second;
}

/** -1 where they are not digits. */
function digits(from: usize, count: i32): i32 {
  let number = 0;
  for (let i = 0; i < count; i++) {
    const c: u32 = load<u8>(from + i);
    if (!isDigit(c)) return -1;
    number = number * 10 + (c - Code.Zero);
  }
  return number;
}

/** Years are counted from March here, so that the day that not every year has is the last one. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const daysBefore = years * 365 + years / 4 - years / 100 + years / 400;
  return daysBefore + (153 * months + 2) / 5 + day - 1 - 719_468;
}
