/** The columns that all rows have, and where a row goes. */
import { Code } from './characters';
import { DIGESTED, MOST_ROWS, MTIMES, RESTS, SIZES } from './layout';
import * as write from './write';

let count: i32 = 0;
/** Where the lines of all rows so far end. */
let restsTo: usize = RESTS;

export function clear(): void {
  count = 0;
  restsTo = RESTS;
}

export function rowCount(): i32 {
  return count;
}

export function restsLength(): usize {
  return restsTo - RESTS;
}

export function isFull(): bool {
  return count == MOST_ROWS;
}

/** Into a column of four bytes a row, for the row that is added next. */
export function put(column: usize, value: u32): void {
  store<u32>(column + ((<usize>count) << 2), value);
}

/** Into one of numbers, `width` of them a row. */
export function putNumber(column: usize, width: i32, at: i32, value: f64): void {
  store<f64>(column + ((<usize>(count * width + at)) << 3), value);
}

/** What is written now belongs to the row that is added next. */
export function beginRest(): void {
  write.writeTo(restsTo, DIGESTED);
  if (count > 0) write.byte(Code.LineFeed);
}

/** @param restTo where its lines end */
export function add(size: usize, mtime: f64, restTo: usize): void {
  put(SIZES, u32(size));
  putNumber(MTIMES, 1, 0, mtime);
  restsTo = restTo;
  count++;
}
