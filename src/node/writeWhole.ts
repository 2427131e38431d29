import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { FileExistsError } from '../core/ports';

/**
 * Makes a file with its folders, whole or not at all.
 * @param mayReplace whether one of that name may go for it
 * @throws FileExistsError when it is there already and may not
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  mayReplace: boolean,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (mayReplace) await rename(temporary, file);
    else await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new FileExistsError(file);
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
