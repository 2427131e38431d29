/**
 * One record file of the owner that says what most do: time was spent once, and the entry was completed once.
 * See quickStanding.ts, which says where the entry stands by that.
 */
import { beginsReserved, Code, isDigit, isLetter, isNameCharacter, startsWith } from './characters';
import { daysIn } from './days';
import { ANSWER, TEXT } from './layout';

/** How far the text was read, and where it ends. */
let at: usize = 0;
let end: usize = 0;

/**
 * Reads the file that stands at TEXT. The answer has the spans of the completion’s id and digest as offsets,
 * both 0 where there is none; then, in seconds since 1970, when it was completed, and from when to when time
 * was spent, 0 where none was.
 * @returns whether all was understood
 */
export function readStanding(length: usize): bool {
  at = TEXT;
  end = TEXT + length;
  memory.fill(end, 0, 16);
  memory.fill(ANSWER, 0, 40);
  if (at == end) return true;
  if (!takeHead()) return false;
  if (take('time\n  from: ')) {
    const from = instant();
    if (from < 0 || !take('\n  to: ')) return false;
    const to = instant();
    if (to < 0 || !take('\n')) return false;
    store<f64>(ANSWER, <f64>from, 24);
    store<f64>(ANSWER, <f64>to, 32);
    if (at == end) return true;
    if (!takeHead()) return false;
  }
  return takeCompletion() && at == end;
}

/** Of the record whose head was taken last. */
let idFrom: usize = 0;
let idTo: usize = 0;
let recordedAt: i64 = 0;

function takeHead(): bool {
  if (!take('- id: ')) return false;
  idFrom = at;
  if (!takeId()) return false;
  idTo = at;
  if (!take('\n  at: ')) return false;
  recordedAt = instant();
  return recordedAt >= 0 && take('\n  kind: ');
}

function takeCompletion(): bool {
  if (!take('completed\n  digest: ')) return false;
  const from = at;
  if (!take('sha256:')) return false;
  for (let i = 0; i < 64; i++, at++) {
    const c: u32 = load<u8>(at);
    if (!isDigit(c) && c - 97 > 5) return false;
  }
  store<u32>(ANSWER, u32(idFrom - TEXT));
  store<u32>(ANSWER, u32(idTo - TEXT), 4);
  store<u32>(ANSWER, u32(from - TEXT), 8);
  store<u32>(ANSWER, u32(at - TEXT), 12);
  store<f64>(ANSWER, <f64>recordedAt, 16);
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
