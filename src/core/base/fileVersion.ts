/** Whether a file is still what was read. */
import type { FileVersion } from './ports';

/** A file changed this shortly before it was read may change again without a new time. */
const racyMilliseconds = 2000;

/** In the place of the time of last change, of a file that may change again without a new one. */
const unsure = -1;

/** In the place of the size of a file that is to be read again, whatever lies there by then. */
export const toBeReadAgain = -2;

/** @param now as the file is on disk */
export const isSameVersion = (read: FileVersion, now: FileVersion): boolean =>
  read.size === now.size && read.mtime === now.mtime && read.mtime !== unsure;

/**
 * What is kept of a file that is looked at and read at that moment: of one that changed just before, its time
 * of last change does not say that it is the same later.
 */
export const versionRead = (found: FileVersion, at: number): FileVersion =>
  isSettled(found, at) ? found : { size: found.size, mtime: unsure };

/** Whether what is read at that moment is sure to be what lies on disk with that time of last change. */
export const isSettled = ({ size, mtime }: FileVersion, at: number): boolean =>
  size >= 0 && mtime >= 0 && mtime <= at - racyMilliseconds;
