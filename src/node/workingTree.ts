/** Reads the working tree of a journal: changed files, links, and merges or other operations in progress. */
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isAtOrBelow, isPrivate } from '../core/base/paths';
import type { ChangedFile, Conflict, SharingState, Stuck } from '../core/sharing/sharing';
import { conflictsIn, unmergedFiles } from './conflicts';
import { readStatus, statusArgs, type GitStatus, type Unmerged } from './gitStatus';
import { literal, type Repository } from './repository';

/** Paths are relative to the journal, those of `unmerged` to the repository's root. */
export interface WorkingTree {
  /** `undefined` if no branch is checked out. */
  readonly branch: string | undefined;
  readonly changed: readonly ChangedFile[];
  /** Those of `changed` that are not in git's index. */
  readonly untracked: ReadonlySet<string>;
  /** Changed links, files behind links, and targets of links in the private folder. */
  readonly links: readonly string[];
  readonly merge: SharingState['merge'];
  readonly stuck: Stuck | undefined;
  readonly conflicts: readonly Conflict[];
  /** Unmerged files of the whole repository. */
  readonly unmerged: readonly Unmerged[];
}

/** Files in git's folder during an operation, ordered so that an operation comes before those it uses. */
const operations: readonly (readonly [Stuck, readonly string[]])[] = [
  ['rebase', ['rebase-merge', 'rebase-apply']],
  ['bisect', ['BISECT_LOG']],
  ['cherryPick', ['CHERRY_PICK_HEAD']],
  ['revert', ['REVERT_HEAD']],
];

const changedNames = ['diff', '--name-only', '--no-renames', '-z'];

export async function readWorkingTree(repository: Repository): Promise<WorkingTree> {
  const { git } = repository;
  const status = readStatus(await git.list(...statusArgs, '--', literal(repository.prefix)));
  const isMerging = repository.isMerging();
  // Changes received by a merge are not shared again.
  const theirs = new Set(isMerging ? await git.list(...changedNames, 'HEAD...MERGE_HEAD') : []);
  const changed: ChangedFile[] = [];
  const links: string[] = [];
  const linkedPrivately = await privateLinkTargets(repository);
  const add = (path: string, isNew: boolean): void => {
    // A trailing slash marks a nested repository.
    if (!repository.isInside(path) || path.endsWith('/')) return;
    const file = repository.inside(path);
    const mayBePrivate = linkedPrivately.some((folder) => isAtOrBelow(file, folder));
    if (mayBePrivate || repository.isBehindLink(file)) links.push(file);
    else changed.push({ path: file, change: changeOf(join(git.folder, file), isNew) });
  };
  for (const { path, isNew } of status.changed) if (!theirs.has(path)) add(path, isNew);
  for (const path of status.untracked) add(path, true);
  const unmerged = isMerging ? await unmergedFiles(repository) : status.unmerged;
  const conflicts = await conflictsIn(repository, unmerged);
  const unmergedPaths = unmerged.map(({ path }) => path);
  const merge = await mergeState(repository, theirs, unmergedPaths, conflicts);
  return {
    branch: status.branch,
    changed,
    untracked: new Set(status.untracked.map((path) => repository.inside(path))),
    links,
    merge,
    stuck: stuckIn(repository, status, merge),
    conflicts,
    unmerged,
  };
}

/** Journal paths that links in the private folder point to: their files may have been written through a link. */
async function privateLinkTargets(repository: Repository): Promise<string[]> {
  const { folder } = repository.git;
  const links: string[] = [];
  for (const name of readdirSync(folder).filter(isPrivate))
    if (repository.isBehindLink(name)) links.push(name);
    else links.push(...(await repository.files.list(name)).links);
  return links.flatMap((link) => {
    try {
      const target = realpathSync(join(folder, link));
      const path = relative(realpathSync(folder), target).split(sep).join('/');
      return path.startsWith('../') || path === '..' ? [] : [path];
    } catch {
      return [];
    }
  });
}

function changeOf(file: string, isNew: boolean): ChangedFile['change'] {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return !stat ? 'removed' : isNew ? 'new' : 'changed';
}

function stuckIn(
  repository: Repository,
  { commit, branch }: GitStatus,
  merge: SharingState['merge'],
): Stuck | undefined {
  const isPresent = (name: string): boolean => existsSync(join(repository.gitFolder, name));
  const found = operations.find(([, names]) => names.some(isPresent));
  if (found) return found[0];
  if (merge === 'other') return repository.isMerging() ? 'merge' : 'unmerged';
  return branch === undefined && commit !== undefined ? 'detached' : undefined;
}

async function mergeState(
  repository: Repository,
  theirs: ReadonlySet<string>,
  unmerged: readonly string[],
  conflicts: readonly Conflict[],
): Promise<SharingState['merge']> {
  if (!repository.isMerging()) return unmerged.length > 0 ? 'other' : 'none';
  if (!unmerged.every((path) => repository.isInside(path))) return 'other';
  if (conflicts.length > 0) return 'conflicts';
  // Other staged files would be committed with the merge.
  const staged = await repository.git.list(...changedNames, '--cached');
  // A file renamed on this side receives the other side's changes under its new name.
  const moved = await repository.git.list(...changedNames, '--diff-filter=A', 'MERGE_HEAD...HEAD');
  const isOfMerge = (path: string): boolean =>
    theirs.has(path) || unmerged.includes(path) || moved.includes(path);
  return staged.every(isOfMerge) ? 'resolved' : 'other';
}
