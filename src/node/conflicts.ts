/** Unmerged files of a journal: conflicts for the person to settle, and record files, which are joined. */
import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecordPath } from '../core/records/records';
import type { Conflict } from '../core/sharing/sharing';
import { hasMarksLeft } from '../core/text/conflict';
import { readStatus, statusArgs, type Unmerged } from './gitStatus';
import type { Repository } from './repository';

/** Larger files are not searched for conflict marks: the person chooses a version. */
const maxMarked = 64 * 1024 * 1024;

const deletions: Readonly<Record<string, Conflict['kind']>> = {
  DU: 'deletedHere',
  UD: 'deletedThere',
};

/** Whether both sides have a version at this path. */
export const isOnBothSides = ({ sides }: Unmerged): boolean => sides === 'UU' || sides === 'AA';

/** Unmerged files of the whole repository. */
export async function unmergedFiles({ git }: Repository): Promise<readonly Unmerged[]> {
  return readStatus(await git.list(...statusArgs, '--untracked-files=no')).unmerged;
}

/** Conflicts that the person must settle: record files are joined without asking, if they are text. */
export async function conflictsIn(
  repository: Repository,
  unmerged: readonly Unmerged[],
): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const one of unmerged) {
    if (!repository.isInside(one.path)) continue;
    const path = repository.inside(one.path);
    const kind = await conflictKind(repository, one, path);
    if (kind) conflicts.push({ path, kind });
  }
  return conflicts;
}

/** @returns `undefined` if it is settled */
async function conflictKind(
  repository: Repository,
  one: Unmerged,
  path: string,
): Promise<Conflict['kind'] | undefined> {
  const { git } = repository;
  const deletion = deletions[one.sides];
  if (isJoinable(repository, path) && (!isOnBothSides(one) || (await recordSides(repository, one))))
    return undefined;
  const file = join(git.folder, path);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  // Deleting the file settles it.
  if (!stat || deletion) return stat && deletion;
  const sides = await textsOf(repository, one.stages);
  if (isOnBothSides(one) && !(sides && (await isMarked(repository, one.path)))) return 'unmarked';
  if (!stat.isFile() || stat.size > maxMarked) return 'unmarked';
  const bytes = await readFile(file, 'latin1').catch(() => undefined);
  if (bytes === undefined) return 'unmarked';
  return hasMarksLeft(bytes, sides?.slice(-2) ?? []) ? 'both' : undefined;
}

/** Whether it is a writable record file, in which all records of both sides are kept. */
export const isJoinable = (repository: Repository, path: string): boolean =>
  isRecordPath(path) && !repository.isBehindLink(path);

/** The bytes of both sides of a record file as characters; `undefined` if one is not text. */
export async function recordSides(
  repository: Repository,
  { stages }: Unmerged,
): Promise<readonly [string, string] | undefined> {
  const [ours, theirs] = (await textsOf(repository, stages.slice(-2))) ?? [];
  return ours === undefined || theirs === undefined ? undefined : [ours, theirs];
}

/** The bytes of each version as characters; `undefined` if git treats one as binary. */
async function textsOf(
  { git }: Repository,
  stages: Unmerged['stages'],
): Promise<string[] | undefined> {
  const texts: string[] = [];
  for (const { mode, blob } of stages) {
    if (!mode.startsWith('100')) return undefined;
    const { code, out } = await git.run(['cat-file', 'blob', blob], { encoding: 'latin1' });
    // Git searches as many bytes for a zero.
    const isText = code === 0 && !out.slice(0, 8000).includes('\0');
    if (!isText || out.length > maxMarked) return undefined;
    texts.push(out);
  }
  return texts;
}

/** Whether git merges this path with its own text driver and ordinary conflict marks. */
async function isMarked({ git, root }: Repository, path: string): Promise<boolean> {
  const attributes = ['merge', 'conflict-marker-size', 'working-tree-encoding'];
  const checked = ['check-attr', '-z', ...attributes, '--', join(root, path)];
  const items = await git.list(...checked);
  const [merge, size, encoding] = [items[2], items[5], items[8]];
  const byDefault = (await git.line('config', 'merge.default')) ?? 'text';
  const driver = merge === 'unspecified' ? byDefault : merge;
  return (
    (driver === 'set' || driver === 'text') && size === 'unspecified' && encoding === 'unspecified'
  );
}
