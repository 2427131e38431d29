import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { FileExistsError } from '../core/base/ports';
import { temporaryName } from '../core/base/temporaryFiles';
import { nodeRandom } from './world';

export interface WholeWrite {
  /** Whether a file of that name may be replaced. */
  readonly mayReplace: boolean;
  /** Permissions; the default for new files if absent. */
  readonly mode?: number | undefined;
}

/**
 * Creates a file with its folders, whole or not at all, even if the process is killed.
 * @throws FileExistsError if the file exists and may not be replaced
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
    // Ignores the process's umask, which may be narrower than the file's permissions.
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Errors with which a copy would fail too. */
const final = new Set(['EEXIST', 'ENOSPC', 'EDQUOT', 'EROFS']);

/** Links the file to its name unless that exists; file systems without hard links fail with various codes. */
async function linkOrCopy(temporary: string, file: string): Promise<void> {
  try {
    await fs.promises.link(temporary, file);
  } catch (error) {
    if (final.has(codeOf(error) ?? '')) throw error;
    await fs.promises.copyFile(temporary, file, fs.constants.COPYFILE_EXCL);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
