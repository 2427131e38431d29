/** Inspects a merge in advance, since git would delete and overwrite ignored files. */
import { existsSync, lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { InTheWay } from '../core/sharing/sharing';
import { folded, literal, type Repository } from './repository';

/** Paths are relative to the repository's root. */
export interface Incoming {
  readonly inTheWay: readonly InTheWay[];
  /** Private or ignored files and links that the other side removed from git and that exist here. */
  readonly removed: readonly string[];
}

interface Change {
  readonly path: string;
  readonly isRemoved: boolean;
}

/** @param bases commits against which the incoming changes are computed */
export async function inspectIncoming(
  repository: Repository,
  bases: readonly string[],
  commit: string,
): Promise<Incoming> {
  const changes = await changesBetween(repository, bases, commit);
  if (changes.length === 0) return { inTheWay: [], removed: [] };
  const known = await repository.git.list(
    ...['ls-files', '-z', '-t', '--full-name', '--cached', '--others', '--exclude-standard'],
    ...['--', ':/'],
  );
  const tracked = new TrackedPaths(repository.root, known);
  const coming = changes.filter(({ isRemoved }) => !isRemoved).map(({ path }) => path);
  const isPrivate = repository.privacyAmong([...known.map((item) => item.slice(2)), ...coming]);
  const disk = new Disk(repository.root);
  const inTheWay: InTheWay[] = [];
  for (const path of coming) {
    if (isPrivate(path)) inTheWay.push({ path, kind: 'private' });
    else {
      const here = await occupantOf(path, repository, tracked, disk);
      if (here !== undefined) inTheWay.push({ path, kind: 'exists', here });
    }
  }
  // Keeps links as well as files: a link's name may be all that a person wrote.
  const isKept = (stat: Stats | undefined): boolean =>
    stat !== undefined && (stat.isFile() || stat.isSymbolicLink());
  const gone = changes.filter(({ isRemoved, path }) => isRemoved && isKept(disk.at(path)));
  const ignored = new Set(gone.length > 0 ? await repository.trackedIgnored() : []);
  const removed = gone
    .map(({ path }) => path)
    .filter((path) => tracked.has(path) && (isPrivate(path) || ignored.has(path)));
  return { inTheWay, removed };
}

/** Treats a renamed file as removed and added. */
async function changesBetween(
  { git }: Repository,
  bases: readonly string[],
  commit: string,
): Promise<Change[]> {
  const changes = new Map<string, Change>();
  for (const base of bases) {
    const items = await git.list('diff-tree', '-r', '-z', '--raw', '--no-renames', base, commit);
    for (let index = 0; index + 1 < items.length; index += 2) {
      const path = items[index + 1]!;
      const isRemoved = items[index]!.endsWith(' D');
      if (!isRemoved || !changes.has(path)) changes.set(path, { path, isRemoved });
    }
  }
  return [...changes.values()];
}

/** An untracked file that occupies an incoming path or one of its parent folders. */
async function occupantOf(
  path: string,
  { git }: Repository,
  tracked: TrackedPaths,
  disk: Disk,
): Promise<string | undefined> {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    const stat = disk.at(folder);
    if (!stat) return undefined;
    if (!stat.isDirectory()) return tracked.has(folder) ? undefined : folder;
  }
  // Git checks tracked files for changes before it writes.
  if (tracked.has(path)) return undefined;
  const stat = disk.at(path);
  if (!stat?.isDirectory()) return stat && path;
  const others = ['ls-files', '--others', '-z', '--full-name', '--', literal(path)];
  return (await git.list(...others)).length > 0 ? path : undefined;
}

/** The files in git's index, ignoring letter case if the file system does. */
class TrackedPaths {
  readonly #paths: ReadonlySet<string>;
  readonly #fold: (path: string) => string;

  /** @param items of `git ls-files -t`: a letter, a space and the path */
  constructor(root: string, items: readonly string[]) {
    this.#fold = existsSync(join(root, '.GIT')) ? folded : (path) => path;
    const paths = items.filter((item) => !item.startsWith('? ')).map((item) => item.slice(2));
    this.#paths = new Set(paths.map(this.#fold));
  }

  has(path: string): boolean {
    return this.#paths.has(this.#fold(path));
  }
}

class Disk {
  readonly #stats = new Map<string, Stats | undefined>();

  constructor(readonly root: string) {}

  at(path: string): Stats | undefined {
    if (!this.#stats.has(path)) this.#stats.set(path, statAt(join(this.root, path)));
    return this.#stats.get(path);
  }
}

/** Treats a folder that cannot be entered as missing: git cannot enter it either. */
function statAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
