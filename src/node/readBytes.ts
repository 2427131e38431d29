import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { mayLeave } from '../core/mayLeave';
import type { ReadBytes } from '../core/report/pictures';

/** Bytes of files below the root; where a link leads out of it or into what is private, there are none. */
export const readBytesIn =
  (root: string): ReadBytes =>
  async (file, atMost) => {
    try {
      const real = await realpath(path.join(root, file));
      const way = path.relative(await realpath(root), real);
      if (way.startsWith('..') || path.isAbsolute(way)) return undefined;
      if (mayLeave(file) && !mayLeave(way.split(path.sep).join('/'))) return undefined;
      const { size } = await stat(real);
      return size > atMost ? undefined : await readFile(real);
    } catch {
      return undefined;
    }
  };
