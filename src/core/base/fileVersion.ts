/** Detects whether a file has changed since it was read. */
import type { FileVersion } from './ports';

/** File systems store times coarsely: a file modified within this time of reading may change again with the same mtime. */
const racyMilliseconds = 2000;

/** Replaces the mtime of such a file. */
const unsettledMtime = -1;

/** Replaces the size of a file that must be read again in any case. */
export const mustReread = -2;

/** @param now version of the file on disk */
export const isSameVersion = (read: FileVersion, now: FileVersion): boolean =>
  read.size === now.size && read.mtime === now.mtime && read.mtime !== unsettledMtime;

/**
 * Version to store for a file that was statted and read at a moment. If the file changed just before, its mtime
 * does not prove later that it is the same.
 */
export const versionRead = (found: FileVersion, at: number): FileVersion =>
  isSettled(found, at) ? found : { size: found.size, mtime: unsettledMtime };

/** Whether this mtime proves that a file read at that moment is unchanged. */
export const isSettled = ({ size, mtime }: FileVersion, at: number): boolean =>
  size >= 0 && mtime >= 0 && mtime <= at - racyMilliseconds;
