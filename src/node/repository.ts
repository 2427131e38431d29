/** The repository that a journal lies in: what it holds and where it stands. Nothing here changes it. */
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { conflictLine } from '../core/conflict';
import type { Files } from '../core/ports';
import { isRecordPath } from '../core/records';
import { isOddName } from '../core/share/leaving';
import type { ChangedFile, SharingState } from '../core/share/sharing';
import type { Git } from './git';
import { readStatus, statusArgs, type GitStatus } from './gitStatus';

/** Paths of these are within the journal, those of `status` from the repository's root. */
export interface Look {
  readonly status: GitStatus;
  readonly changed: readonly ChangedFile[];
  /** Of these, those that git has not been told of. */
  readonly untracked: ReadonlySet<string>;
  /** Links, and what lies behind one: it may lead anywhere. */
  readonly links: readonly string[];
  readonly merge: SharingState['merge'];
  /** Where git's marks still stand. */
  readonly conflicts: readonly string[];
  /** All that is unmerged in the whole repository, from its root. */
  readonly unmerged: readonly string[];
}

/** Where a branch comes from and goes to. */
export interface Upstream {
  readonly remote: string;
  /** The branch's name over there. */
  readonly ref: string;
}

/** What git takes in a list of paths: one path from the repository's root, never a pattern. */
export const literal = (path: string): string => `:(top,literal)${path}`;

const names = ['diff', '--name-only', '--no-renames', '-z'];

export class Repository {
  private constructor(
    readonly git: Git,
    readonly files: Files,
    /** From the repository's root to the journal, empty or ending with `/`. */
    readonly prefix: string,
    readonly gitFolder: string,
  ) {}

  /** @returns `undefined` where git knows none */
  static async at(git: Git, files: Files): Promise<Repository | undefined> {
    const prefix = await git.line('rev-parse', '--show-prefix');
    const folder = await git.line('rev-parse', '--absolute-git-dir');
    return prefix === undefined || folder === undefined
      ? undefined
      : new Repository(git, files, prefix, folder);
  }

  /** From a path within the repository to one within the journal; what lies elsewhere is named as it is. */
  inside(path: string): string {
    return this.isInside(path) ? path.slice(this.prefix.length) : path;
  }

  isInside(path: string): boolean {
    return path.startsWith(this.prefix);
  }

  async look(): Promise<Look> {
    const status = readStatus(await this.git.list(...statusArgs, '--', literal(this.prefix)));
    const isMerging = this.#has('MERGE_HEAD');
    // What came in with a merge is not this side's to share.
    const theirs = new Set(isMerging ? await this.git.list(...names, 'HEAD...MERGE_HEAD') : []);
    const changed: ChangedFile[] = [];
    const links: string[] = [];
    const add = (path: string, isNew: boolean): void => {
      // What ends with a stroke is a repository of its own.
      if (!this.isInside(path) || path.endsWith('/')) return;
      const file = this.inside(path);
      if (this.isBehindLink(file)) links.push(file);
      else changed.push({ path: file, change: this.#isThere(file, isNew) });
    };
    for (const { path, isNew } of status.changed) if (!theirs.has(path)) add(path, isNew);
    for (const path of status.untracked) add(path, true);
    const unmerged = isMerging ? await this.unmerged() : status.unmerged;
    const conflicts = await this.#conflictsIn(unmerged);
    return {
      status,
      changed,
      untracked: new Set(status.untracked.map((path) => this.inside(path))),
      links,
      merge: await this.#mergeState(theirs, unmerged, conflicts),
      conflicts,
      unmerged,
    };
  }

  /** In the whole repository. */
  unmerged(): Promise<string[]> {
    return this.git.list('diff', '--name-only', '--diff-filter=U', '-z');
  }

  async upstreamOf(branch: string | undefined): Promise<Upstream | undefined> {
    if (branch === undefined) return undefined;
    const values = new Map<string, string>();
    for (const item of await this.git
      .list('config', '-z', '--get-regexp', '^branch\\.')
      .catch(() => []))
      values.set(item.slice(0, item.indexOf('\n')), item.slice(item.indexOf('\n') + 1));
    const remote = values.get(`branch.${branch}.remote`);
    const ref = values.get(`branch.${branch}.merge`);
    return remote && ref && remote !== '.' ? { remote, ref } : undefined;
  }

  /** How many commits, of those that touch these paths if any are given. */
  async commits(range: string, ...paths: string[]): Promise<number | undefined> {
    const count = await this.git.line(
      'rev-list',
      '--count',
      '--full-history',
      range,
      '--',
      ...paths,
    );
    return count === undefined ? undefined : Number(count);
  }

  /** Commits that are not over there; all of them while nothing is known of there. */
  async ahead(): Promise<number> {
    return (await this.commits('@{upstream}..HEAD')) ?? (await this.commits('HEAD')) ?? 0;
  }

  /** Whether a private file is in a commit that would leave, wherever it has gone since. */
  async holdsPrivate(): Promise<boolean> {
    const path = `:(top,icase,literal)${this.prefix}private`;
    const count =
      (await this.commits('@{upstream}..HEAD', path)) ?? (await this.commits('HEAD', path)) ?? 0;
    return count > 0;
  }

  /** Whether the file, or a folder on the way to it, is a link. */
  isBehindLink(file: string): boolean {
    let at = this.git.folder;
    return file.split('/').some((part) => {
      at = join(at, part);
      return lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    });
  }

  #isThere(file: string, isNew: boolean): ChangedFile['change'] {
    const stat = lstatSync(join(this.git.folder, file), { throwIfNoEntry: false });
    return !stat ? 'removed' : isNew ? 'new' : 'changed';
  }

  #has(name: string): boolean {
    return existsSync(join(this.gitFolder, name));
  }

  async #mergeState(
    theirs: ReadonlySet<string>,
    unmerged: readonly string[],
    conflicts: readonly string[],
  ): Promise<SharingState['merge']> {
    const others = ['CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];
    if (others.some((name) => this.#has(name))) return 'other';
    if (!this.#has('MERGE_HEAD')) return unmerged.length > 0 ? 'other' : 'none';
    if (!unmerged.every((path) => this.isInside(path))) return 'other';
    if (conflicts.length > 0) return 'conflicts';
    // What somebody staged besides would go with the merge.
    const staged = await this.git.list(...names, '--cached');
    // A file that this side moved gets, under its new name, what the others changed in it.
    const moved = await this.git.list(...names, '--diff-filter=A', 'MERGE_HEAD...HEAD');
    const isOfMerge = (path: string): boolean =>
      theirs.has(path) || unmerged.includes(path) || moved.includes(path);
    return staged.every(isOfMerge) ? 'resolved' : 'other';
  }

  /** Records are joined without the person. */
  async #conflictsIn(unmerged: readonly string[]): Promise<string[]> {
    const conflicts: string[] = [];
    for (const path of unmerged) {
      const file = this.inside(path);
      if (!this.isInside(path) || isOddName(file) || isRecordPath(file)) continue;
      const read = await this.files.read(file);
      if ('text' in read && conflictLine.test(read.text)) conflicts.push(file);
    }
    return conflicts;
  }
}
