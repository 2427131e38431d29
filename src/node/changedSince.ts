import { HumanError } from '../core/problem';
import { Git } from './git';

/** Nothing that a repository says is to be run while one looks at it. */
const look = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/**
 * The files of a folder that changed since the branch left that commit, committed or not.
 * @returns paths from the folder
 * @throws HumanError where git knows no such commit
 */
export async function changedSince(folder: string, revision: string): Promise<Set<string>> {
  const git = new Git({ path: 'git' }, folder);
  const base = revision.startsWith('-')
    ? undefined
    : await git.line(...look, 'merge-base', revision, 'HEAD').catch(() => undefined);
  if (base === undefined)
    throw new HumanError(
      `Git knows no commit “${revision}” that this branch comes from. In CI, fetch the whole history first.`,
    );
  const diff = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z', base];
  return new Set([
    ...(await git.list(...look, ...diff, '--', '.')),
    ...(await git.list(...look, 'ls-files', '--others', '--exclude-standard', '-z')),
  ]);
}
