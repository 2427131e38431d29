import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { FileExistsError } from '../core/base/ports';
import { temporaryName } from '../core/base/temporaryFiles';
import { nodeRandom } from './world';

export interface WholeWrite {
  /** Whether a file of that name may be replaced. */
  readonly mayReplace: boolean;
  /** Who may read and write it; else as for every new file. */
  readonly mode?: number | undefined;
}

/**
 * Makes a file with its folders, whole or not at all, even where the process is killed.
 * @throws FileExistsError when a file of that name exists and may not be replaced
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  { mayReplace, mode }: WholeWrite,
): Promise<void> {
  const folder = dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  const temporary = join(folder, temporaryName(nodeRandom));
  try {
    await writeThrough(temporary, content, mode);
    if (mayReplace) await fs.promises.rename(temporary, file);
    else await linkOrCopy(temporary, file);
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? new FileExistsError(file) : error;
  } finally {
    await fs.promises.rm(temporary, { force: true });
  }
}

async function writeThrough(
  path: string,
  content: string | Uint8Array,
  mode: number | undefined,
): Promise<void> {
  const file = await fs.promises.open(path, 'wx', mode);
  try {
    // Not left to the mask of this process, which may be narrower than what the file had.
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a copy would fail with too. */
const final = new Set(['EEXIST', 'ENOSPC', 'EDQUOT', 'EROFS']);

/** Gives the file its name, unless that exists; file systems without hard links refuse with various codes. */
async function linkOrCopy(temporary: string, file: string): Promise<void> {
  try {
    await fs.promises.link(temporary, file);
  } catch (error) {
    if (final.has(codeOf(error) ?? '')) throw error;
    await fs.promises.copyFile(temporary, file, fs.constants.COPYFILE_EXCL);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
