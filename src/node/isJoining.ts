import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitFolderOf } from './gitHead';

/** Whether git is in the middle of joining two versions in the repository around a folder; only looks at files. */
export function isJoining(folder: string): boolean {
  const found = gitFolderOf(folder);
  return found !== undefined && existsSync(join(found, 'MERGE_HEAD'));
}
