/** Merges fetched commits into the branch of a journal. */
import * as l10n from '@vscode/l10n';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/base/ports';
import { gitReason } from '../core/sharing/gitReason';
import { mergeRecords } from '../core/sharing/mergeRecords';
import type { Outcome } from '../core/sharing/sharing';
import { conflictsIn, isJoinable, isOnBothSides, recordSides, unmergedFiles } from './conflicts';
import type { GitRun } from './git';
import { commit, commitHooks, commitRefused } from './gitCommit';
import type { Unmerged } from './gitStatus';
import { literal, type Repository } from './repository';
import { blockedBy, hasChanges, hasIdentity, inspectMerge } from './sharingState';
import { writeWhole } from './writeWhole';

/**
 * Detects only renames without changes: entries from one template are alike, and a change to one must never
 * be merged into another. Stashes nothing, and does not guess that a folder was renamed.
 */
const mergeArgs = [
  ...['-c', 'merge.directoryRenames=false', '-c', 'merge.autoStash=false'],
  ...['merge', '--no-edit', '--ff', '--no-squash', '--commit', '--quiet'],
  ...['-X', 'find-renames=100%'],
];

export class Merger {
  constructor(
    readonly repository: Repository,
    readonly log: Log,
  ) {}

  get #git(): Repository['git'] {
    return this.repository.git;
  }

  /** @returns `undefined` if the other commit is merged */
  async merge(other: string): Promise<Outcome | undefined> {
    const { inTheWay, removed } = await inspectMerge(this.repository, other);
    if (inTheWay.length > 0) return blockedBy(this.repository, other, inTheWay);
    const kept = await this.#keepRemoved(other, removed);
    if (kept) return kept;
    const refused = await this.#mergeAndJoin(other);
    if (refused && !this.repository.isMerging())
      await this.trackAgain(await this.#stillIn(removed));
    return refused;
  }

  /** Commits a merge without conflicts; the user's own files are committed as they are in the folder. */
  async finish(unmerged: readonly Unmerged[]): Promise<Outcome | undefined> {
    if (!(await hasIdentity(this.#git))) return { kind: 'noIdentity' };
    const left = await this.#mergeRecords(unmerged);
    if (left.length > 0) {
      const added = await this.#addSettled(left);
      if (added.code !== 0) return commitRefused(this.log, added);
    }
    return commit(this.repository, this.log, ['--no-edit']);
  }

  /** Removes files from the index, so that git keeps them in the folder if the other side removed them. */
  async untrack(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    // Run in a subfolder, `git rm` takes that folder itself as a path, and refuses a list of paths.
    const args = ['-C', this.repository.root, 'rm', '--cached', '--quiet'];
    const { code, err } = await this.#git.run(args, { paths });
    if (code !== 0) throw new Error(gitReason(err));
  }

  async trackAgain(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) await this.#git.run(['reset', '--quiet'], { paths });
  }

  async refused({ code, err }: GitRun): Promise<Outcome> {
    this.log.warn(`git merge ended with ${code}`);
    // Git checks for staged and changed files first, and creates the merge commit last.
    const hasBegun = this.repository.isMerging();
    if (hasBegun && !(await hasIdentity(this.#git))) return { kind: 'noIdentity' };
    return {
      kind: 'mergeRefused',
      reason: gitReason(err),
      hasChanges: !hasBegun && (await hasChanges(this.#git)),
      hook: hasBegun ? await this.repository.hook('pre-merge-commit', ...commitHooks) : undefined,
    };
  }

  /**
   * Keeps files in the folder that the other side removed from git, before the merge would delete them.
   * Unless it is a fast-forward, this needs a commit: git does not merge while changes are staged.
   * @returns why that is not possible, if so
   */
  async #keepRemoved(other: string, removed: readonly string[]): Promise<Outcome | undefined> {
    if (removed.length === 0) return undefined;
    const isForward =
      (await this.#git.run(['merge-base', '--is-ancestor', 'HEAD', other])).code === 0;
    if (!isForward) {
      if (!(await hasIdentity(this.#git))) return { kind: 'noIdentity' };
      if ((await this.#git.run(['diff', '--cached', '--quiet'])).code !== 0)
        return { kind: 'mergeRefused', reason: '', hasChanges: true, hook: undefined };
    }
    const paths = removed.map(literal);
    await this.untrack(paths);
    if (isForward) return undefined;
    const message = l10n.t('Remove private files from what is shared');
    const refused = await commit(this.repository, this.log, ['--message', message]);
    if (refused) await this.trackAgain(paths);
    return refused;
  }

  /** Those of the paths that are in HEAD. */
  async #stillIn(paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    return (await this.#git.list('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD'))
      .filter((path) => paths.includes(path))
      .map(literal);
  }

  async #mergeAndJoin(other: string): Promise<Outcome | undefined> {
    const { repository } = this;
    const merged = await this.#git.run([...mergeArgs, other]);
    if (merged.code === 0) return undefined;
    const unmerged = await unmergedFiles(repository);
    const left = await this.#mergeRecords(unmerged);
    if (left.length === 0) {
      const refused = unmerged.length > 0 ? await this.finish([]) : await this.refused(merged);
      // There is nothing for the person to settle, and an open merge blocks everything else.
      if (refused && repository.isMerging()) await this.#git.run(['merge', '--abort']);
      return refused;
    }
    const all = await conflictsIn(repository, await unmergedFiles(repository));
    const conflicts = new Map(all.map((one) => [one.path, one]));
    return {
      kind: 'conflicts',
      conflicts: left
        .map((path) => repository.inside(path))
        .map((path) => conflicts.get(path) ?? { path, kind: 'both' }),
    };
  }

  /** Settles record files by keeping the records of both sides. @returns the other files */
  async #mergeRecords(unmerged: readonly Unmerged[]): Promise<string[]> {
    const { repository } = this;
    const left: string[] = [];
    const settled: string[] = [];
    for (const one of unmerged) {
      const file = repository.inside(one.path);
      const isOurs = repository.isInside(one.path) && isJoinable(repository, file);
      // A record file that one side deleted is kept: deleting it does not withdraw its records.
      const isOnOne = !isOnBothSides(one);
      const sides = isOurs && !isOnOne ? await recordSides(repository, one) : undefined;
      if (sides) {
        const bytes = Buffer.from(mergeRecords(...sides), 'latin1');
        await writeWhole(join(this.#git.folder, file), bytes, { mayReplace: true });
      }
      if (sides ?? (isOurs && isOnOne)) settled.push(one.path);
      else left.push(one.path);
    }
    if (settled.length > 0) await this.#addSettled(settled);
    return left;
  }

  /** Adds tracked files even if they are ignored, unless a folder has taken the place of one. */
  #addSettled(paths: readonly string[]): Promise<GitRun> {
    const isFolder = (path: string): boolean =>
      lstatSync(join(this.repository.root, path), { throwIfNoEntry: false })?.isDirectory() ??
      false;
    const args = ['add', '--all', ...(paths.some(isFolder) ? [] : ['--force'])];
    return this.#git.run(args, { paths: paths.map(literal) });
  }
}
