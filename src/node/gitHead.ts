import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Git's folder of the repository that contains a folder, found without running git.
 * @returns `undefined` if there is none
 */
export function gitFolderOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = gitFolderIn(at);
    if (found !== undefined) return found;
    if (at === dirname(at)) return undefined;
  }
}

/** In an additional working tree or a submodule, `.git` is a file with the path of git's folder. */
function gitFolderIn(folder: string): string | undefined {
  const path = join(folder, '.git');
  if (!existsSync(path)) return undefined;
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

/**
 * Id of the current commit, without running git, since it is read for many journals at once.
 * @returns `undefined` if only git can tell
 */
export function headIn(folder: string): string | undefined {
  const found = gitFolderOf(folder);
  if (found === undefined) return undefined;
  const head = firstLine(join(found, 'HEAD'));
  const ref = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  const id = ref === undefined ? head : firstLine(join(found, ref));
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined;
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return '';
  }
}
