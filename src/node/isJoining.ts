import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whether git is in the middle of joining two versions in the repository around a folder; only looks at files. */
export function isJoining(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const found = gitFolderIn(at);
    if (found !== undefined) return existsSync(join(found, 'MERGE_HEAD'));
    if (at === dirname(at)) return false;
  }
}

/** Of a working tree besides the first one, and of a submodule, `.git` is a file that says where it is. */
function gitFolderIn(folder: string): string | undefined {
  const path = join(folder, '.git');
  if (existsSync(join(path, 'HEAD'))) return path;
  try {
    // Reading a pipe would never end.
    if (!statSync(path).isFile()) return undefined;
    const named = /^gitdir: (.+)/.exec(readFileSync(path, 'utf8'))?.[1];
    return named === undefined ? undefined : resolve(folder, named);
  } catch {
    return undefined;
  }
}
