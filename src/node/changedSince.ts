import { HumanError } from '../core/base/problem';
import { findGit } from './findProgram';
import { Git } from './git';
import { readStatus, statusArgs } from './gitStatus';
import { literal } from './repository';

/**
 * The files of a folder that changed since the branch left that commit, committed or not. With its filter
 * turned off, a file counts as changed that git has yet to compare through it.
 * @returns paths from the folder
 * @throws HumanError where git knows no such commit, or refuses
 */
export async function changedSince(
  folder: string,
  revision: string,
  program = findGit(folder),
): Promise<Set<string>> {
  if (program === undefined) throw new HumanError('Git is needed for --since. Install it first.');
  const git = new Git({ path: program }, folder);
  const prefix = await git.line('rev-parse', '--show-prefix');
  if (prefix === undefined)
    throw new HumanError(`${folder} is not in a git repository, so --since cannot be used here.`);
  const base = revision.startsWith('-')
    ? undefined
    : await git.line('merge-base', revision, 'HEAD');
  if (base === undefined)
    throw new HumanError(
      `Git knows no commit “${revision}” that this branch comes from. In CI, fetch the whole history first.`,
    );
  // Compares ids only: a partial clone may lack the content.
  const diff = ['diff-index', '--cached', '--name-only', '--no-renames', '-z', base];
  const committed = await git.list(...diff, '--', literal(prefix));
  const { changed, unmerged, untracked } = readStatus(
    await git.list(...statusArgs, '--', literal(prefix)),
  );
  const paths = [...committed, ...[...changed, ...unmerged].map(({ path }) => path), ...untracked];
  return new Set(paths.map((path) => path.slice(prefix.length)));
}
