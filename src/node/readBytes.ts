import * as fs from 'node:fs';
import { join } from 'node:path';
import { escapesFolder, stepsTo } from '../core/base/paths';
import type { ReadBytes } from '../core/report/pictures';

/** Does not wait for a pipe without a writer; Windows has no such flag. */
const flags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/**
 * The bytes of an ordinary file; `undefined` for pipes, devices, folders, and what is larger.
 * @throws where it cannot be opened
 */
export async function readOrdinaryFile(file: string, atMost: number): Promise<Buffer | undefined> {
  // Before it is opened: that alone may do something, with a device.
  if (!fs.statSync(file).isFile()) return undefined;
  const handle = await fs.promises.open(file, flags);
  try {
    const stat = await handle.stat();
    return stat.isFile() && stat.size <= atMost ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

/** Bytes of ordinary files below the root; where a part of the path is a link, there are none. */
export const readBytesIn =
  (root: string): ReadBytes =>
  async (file, atMost) => {
    if (escapesFolder(file)) return undefined;
    try {
      for (const step of stepsTo(file))
        if (fs.lstatSync(join(root, step)).isSymbolicLink()) return undefined;
      return await readOrdinaryFile(join(root, file), atMost);
    } catch {
      return undefined;
    }
  };
