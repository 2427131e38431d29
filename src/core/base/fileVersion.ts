/**
 * Whether a file is still what was read. Of thousands that are read at once the time of last change is not
 * looked at, by which reading would take a quarter longer; it is found out before they are written into the cache.
 */
import type { FileVersion } from './ports';

/** A file changed this shortly before it was read may change again without a new time. */
const racyMilliseconds = 2000;

/** In the place of the time of last change, of a file read at that moment without a look at it. */
export const notLookedAt = (now: number): number => -now;

/** In the place of the time of last change, of a file that may change again without a new one. */
const unsure = notLookedAt(1);

/** In the place of the size of a file that is to be read again, whatever lies there by then. */
export const toBeReadAgain = -2;

export const wasLookedAt = (mtime: number): boolean => mtime >= 0;

/** @param now as the file is on disk */
export const isSameVersion = (read: FileVersion, now: FileVersion): boolean =>
  read.size === now.size &&
  (wasLookedAt(read.mtime) ? read.mtime === now.mtime : isSettled(now, -read.mtime));

/** Sizes and times of last change of files, in columns. */
export interface VersionColumns {
  readonly size: ArrayLike<number>;
  readonly mtime: number[] | Float64Array;
}

/** Where in columns a file stands whose time of last change was not looked at. */
export interface NotLookedAt {
  readonly path: string;
  readonly columns: VersionColumns;
  readonly row: number;
}

/** The same of a row of columns, which gets the time of last change where that was not looked at. */
export function isVersionAt(
  { size, mtime }: VersionColumns,
  row: number,
  now: FileVersion,
): boolean {
  if (size[row] !== now.size) return false;
  if (mtime[row] === now.mtime) return true;
  if (!isSameVersion({ size: now.size, mtime: mtime[row]! }, now)) return false;
  mtime[row] = now.mtime;
  return true;
}

/**
 * What is kept of a file that is looked at and read at that moment: of one that changed just before, its time
 * of last change does not say that it is the same later.
 */
export const versionRead = (found: FileVersion, at: number): FileVersion =>
  isSettled(found, at) ? found : { size: found.size, mtime: unsure };

/** Whether what is read at that moment is sure to be what lies on disk with that time of last change. */
export const isSettled = ({ size, mtime }: FileVersion, at: number): boolean =>
  size >= 0 && mtime >= 0 && mtime <= at - racyMilliseconds;
