/** Sharing a journal by the git of this computer: commit its files alone, fetch, merge, push. */
import * as l10n from '@vscode/l10n';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isPrivate } from '../core/base/paths';
import type { Files, Log, Pace } from '../core/base/ports';
import { gitReason, isRace, withoutSecrets } from '../core/sharing/gitReason';
import { setApart } from '../core/base/setApart';
import { joinRecords } from '../core/sharing/joinRecords';
import { isOddName } from '../core/sharing/leaving';
import type {
  Cancellation,
  Conflict,
  InTheWay,
  MovedFile,
  Outcome,
  Sharing,
  SharingState,
  SharingStep,
} from '../core/sharing/sharing';
import { accept, apartFrom, onceShared, wasFetched, type Apart } from './acceptedCommits';
import { Git, type GitProgram, type GitRun } from './git';
import type { Unmerged } from './gitStatus';
import { inspectIncoming, type Incoming } from './incoming';
import { isJoining } from './isJoining';
import { moveAside } from './moveAside';
import { nodeFiles } from './nodeFiles';
import { isOnBothSides, literal, Repository, type RemoteBranch, type Ways } from './repository';
import { writeWhole } from './writeWhole';

/**
 * Only a rename that left the content as it was is followed: entries from one template are alike, and
 * a change to one must never land in another. Nothing is stashed away, no folder is renamed by guess.
 */
const mergeArgs = [
  ...['-c', 'merge.directoryRenames=false', '-c', 'merge.autoStash=false'],
  ...['merge', '--no-edit', '--ff', '--no-squash', '--commit', '--quiet'],
  ...['-X', 'find-renames=100%'],
];

const commitHooks = ['pre-commit', 'prepare-commit-msg', 'commit-msg'];

/** Of paths in the way, those whose committers are looked for. */
const maxNamed = 50;

const branchesOf = ({ from, to }: Ways): readonly RemoteBranch[] =>
  from === to ? [from] : [from, to];

const noBranch = ({ ref }: RemoteBranch): string =>
  l10n.t(
    'The branch {0} was removed or renamed on the server. Ask the others before you publish it again.',
    setApart(ref.replace('refs/heads/', '')),
  );

/** How often others may be faster before the person is told. */
const attempts = 2;

export class NodeSharing implements Sharing {
  readonly #git: Git;
  readonly #files: Files;

  /** @param folder absolute path of the journal */
  constructor(
    folder: string,
    program: GitProgram,
    pace: Pace,
    readonly log: Log,
  ) {
    this.#git = new Git(program, folder);
    this.#files = nodeFiles(folder, pace);
  }

  async state(): Promise<SharingState | undefined> {
    const repository = await Repository.at(this.#git, this.#files);
    if (!repository) return undefined;
    const { status, changed, links, merge, stuck, conflicts } = await repository.look();
    const ways = await repository.waysOf(status.branch);
    const waiting = ways ? await repository.ahead(ways) : 0;
    return {
      changed,
      links,
      exposing: await repository.exposing(changed),
      merge,
      stuck,
      conflicts,
      waiting,
      holdsPrivate: ways !== undefined && waiting > 0 && (await repository.holdsPrivate(ways)),
      isRewritten:
        ways !== undefined && (await this.#knownRewritten(repository, ways)) !== undefined,
      hasUpstream: ways !== undefined,
    };
  }

  async unsettled(): Promise<readonly Conflict[]> {
    if (!isJoining(this.#git.folder)) return [];
    const repository = await Repository.at(this.#git, this.#files);
    return repository ? repository.conflicts() : [];
  }

  async keep(path: string, side: 'here' | 'there' = 'here'): Promise<void> {
    const repository = await Repository.at(this.#git, this.#files);
    const conflicts = await repository?.conflicts();
    const kind = conflicts?.find((one) => one.path === path)?.kind;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (!repository || !kind || kind === 'both' || repository.isBehindLink(folder)) return;
    const paths = [literal(repository.prefix + path)];
    const steps = [['add', '--force']];
    if (kind === 'unmarked' && side === 'there') steps.unshift(['checkout', '--quiet', '--theirs']);
    for (const step of steps) {
      const { code, err } = await this.#git.run(step, { paths });
      if (code !== 0) throw new Error(gitReason(err));
    }
  }

  async setIdentity(name: string, email: string): Promise<void> {
    for (const [key, value] of [
      ['user.name', name],
      ['user.email', email],
    ] as const) {
      const { code, err } = await this.#git.run(['config', '--local', '--', key, value]);
      if (code !== 0) throw new Error(gitReason(err));
    }
  }

  async share(
    paths: readonly string[],
    message: string,
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome> {
    const repository = await this.#repository();
    onStep('commit');
    const refused = await this.#commit(repository, new Set(paths), message);
    return refused ?? this.#exchange(repository, onStep, cancellation);
  }

  /** @returns why nothing was committed, if so */
  async #commit(
    repository: Repository,
    wanted: ReadonlySet<string>,
    message: string,
  ): Promise<Outcome | undefined> {
    const before = await repository.look();
    const { merge, stuck, conflicts, unmerged } = before;
    if (stuck) return { kind: 'stuck', stuck };
    if (merge === 'conflicts') return { kind: 'conflicts', conflicts };
    if (merge === 'resolved') {
      const refused = await this.#finishMerge(repository, unmerged);
      if (refused) return refused;
    }
    const { changed, untracked } = merge === 'resolved' ? await repository.look() : before;
    const leaving = changed
      .map(({ path }) => path)
      .filter((path) => wanted.has(path) && !isPrivate(path) && !isOddName(path));
    if (leaving.length === 0) return undefined;
    const ways = await repository.waysOf(before.status.branch);
    // The editor's own fetch may have brought it already.
    const rewritten = ways && (await this.#knownRewritten(repository, ways));
    if (rewritten) return rewritten;
    if (!(await this.#hasIdentity())) return { kind: 'noIdentity' };
    const asPaths = (files: readonly string[]): string[] =>
      files.map((path) => literal(repository.prefix + path));
    // Git commits only what it has been told of; the content is taken with the commit.
    const fresh = asPaths(leaving.filter((path) => untracked.has(path)));
    if (fresh.length > 0) {
      const added = await this.#git.run(['add', '--intent-to-add'], { paths: fresh });
      if (added.code !== 0) return this.#commitRefused(added);
    }
    const done = await this.#git.run(['commit', '--only', '--quiet', '--message', message], {
      paths: asPaths(leaving),
    });
    if (done.code === 0) return undefined;
    if (fresh.length > 0) await this.#git.run(['reset', '--quiet'], { paths: fresh });
    return this.#commitRefused(done, await repository.hook(...commitHooks));
  }

  #commitRefused({ code, err }: GitRun, hook?: string): Outcome {
    // Not what it printed: a hook may have quoted an entry.
    this.log.warn(`git did not commit (${code})`);
    return { kind: 'commitRefused', reason: gitReason(err), hook };
  }

  /** Whether a name and an e-mail address are set: an address that git makes up would be nobody's. */
  async #hasIdentity(): Promise<boolean> {
    const args = ['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT'];
    return (await this.#git.run(args)).code === 0;
  }

  /** Commits a merge of which nothing is left to settle; the person's own words are as they are in the folder. */
  async #finishMerge(
    repository: Repository,
    unmerged: readonly Unmerged[],
  ): Promise<Outcome | undefined> {
    if (!(await this.#hasIdentity())) return { kind: 'noIdentity' };
    const left = await this.#joinRecords(repository, unmerged);
    if (left.length > 0) {
      const added = await this.#addSettled(repository, left);
      if (added.code !== 0) return this.#commitRefused(added);
    }
    const done = await this.#git.run(['commit', '--no-edit', '--quiet']);
    return done.code === 0
      ? undefined
      : this.#commitRefused(done, await repository.hook(...commitHooks));
  }

  async #exchange(
    repository: Repository,
    onStep: (step: SharingStep) => void,
    cancellation: Cancellation | undefined,
  ): Promise<Outcome> {
    const isCancelled = (): boolean => cancellation?.isCancellationRequested ?? false;
    // Not its short name, which is another one where a tag has the same.
    const head = await this.#git.line('symbolic-ref', '--quiet', 'HEAD');
    const ways = await repository.waysOf(head?.replace(/^refs\/heads\//, ''));
    if (!ways) return { kind: 'noUpstream' };
    const { to } = ways;
    let received = 0;
    for (let attempt = 1; ; attempt++) {
      // A fork is fetched too: another device of the same person may have gone on there.
      for (const branch of branchesOf(ways)) {
        if (isCancelled()) return { kind: 'cancelled' };
        onStep('fetch');
        const once = await onceShared(repository, branch);
        const fetched = await this.#git.run(['fetch', '--quiet', '--', branch.remote], {
          cancellation,
        });
        if (isCancelled()) return { kind: 'cancelled' };
        if (fetched.code !== 0) return this.#failed('fetch', fetched);
        // A push would create it again, with all that was in it.
        if (branch === ways.from && once.size > 0 && !(await wasFetched(repository, branch)))
          return { kind: 'failed', step: 'fetch', reason: noBranch(branch) };
        const apart = await apartFrom(repository, branch, once);
        if (apart && apart.removed > 0) return this.#rewritten(ways, apart);
        if (apart && apart.behind > 0) {
          onStep('merge');
          const refused = await this.#merge(repository, branch.known);
          if (refused) return refused;
          received += apart.behind;
        }
        await accept(repository, branch);
      }
      const sent = await repository.ahead(ways);
      if (sent === 0) return { kind: 'shared', sent, received };
      if (await repository.holdsPrivate(ways)) return { kind: 'holdsPrivate' };
      if (isCancelled()) return { kind: 'cancelled' };
      onStep('push');
      const pushed = await this.#git.run(
        ['push', '--porcelain', '--', to.remote, `HEAD:${to.ref}`],
        { cancellation },
      );
      if (pushed.code === 0) {
        await accept(repository, to);
        return { kind: 'shared', sent, received };
      }
      if (isCancelled()) return { kind: 'cancelled' };
      if (!isRace(pushed.out)) return this.#failed('push', pushed);
      if (attempt === attempts) return { kind: 'rejected' };
    }
  }

  #failed(step: 'fetch' | 'push', { code, out, err }: GitRun): Outcome {
    this.log.warn(`git ${step} ended with ${code}: ${withoutSecrets(err.trim())}`);
    return { kind: 'failed', step, reason: gitReason(err, step === 'push' ? out : '') };
  }

  async #rewritten(ways: Ways, { own }: Apart): Promise<Outcome> {
    const canTake = own === 0 && ways.from === ways.to && !(await this.#hasChanges());
    return { kind: 'rewritten', canTake };
  }

  /** @returns `undefined` where everything in HEAD that was shared once still is, as far as that is known */
  async #knownRewritten(repository: Repository, ways: Ways): Promise<Outcome | undefined> {
    for (const branch of branchesOf(ways)) {
      const once = await onceShared(repository, branch);
      const apart = await apartFrom(repository, branch, once);
      if (apart && apart.removed > 0) return this.#rewritten(ways, apart);
    }
    return undefined;
  }

  /** Whether any file that git knows is staged or changed, in the whole repository. */
  async #hasChanges(): Promise<boolean> {
    const args = ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=all'];
    return (await this.#git.line(...args)) !== '';
  }

  async fetchRewritten(
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome | undefined> {
    const repository = await this.#repository();
    const branch = await this.#git.line('symbolic-ref', '--quiet', '--short', 'HEAD');
    const ways = await repository.waysOf(branch);
    if (!ways) return undefined;
    onStep('fetch');
    for (const { remote } of branchesOf(ways)) {
      const fetched = await this.#git.run(['fetch', '--quiet', '--', remote], { cancellation });
      if (cancellation?.isCancellationRequested) return { kind: 'cancelled' };
      if (fetched.code !== 0) return this.#failed('fetch', fetched);
    }
    return this.#knownRewritten(repository, ways);
  }

  async takeShared(): Promise<Outcome> {
    const repository = await this.#repository();
    const { status, stuck, merge } = await repository.look();
    if (stuck) return { kind: 'stuck', stuck };
    const ways = await repository.waysOf(status.branch);
    if (!ways || merge !== 'none') return { kind: 'rewritten', canTake: false };
    const { from } = ways;
    const rewritten = await this.#knownRewritten(repository, ways);
    if (rewritten?.kind !== 'rewritten' || !rewritten.canTake)
      return rewritten ?? { kind: 'shared', sent: 0, received: 0 };
    const { inTheWay, removed } = await inspectIncoming(repository, ['HEAD'], from.known);
    if (inTheWay.length > 0) return this.#inTheWay(repository, from.known, inTheWay);
    const untracked = removed.map(literal);
    await this.#untrack(repository, untracked);
    const done = await this.#git.run(['reset', '--quiet', '--keep', from.known]);
    if (done.code !== 0) {
      await this.#trackAgain(untracked);
      return this.#mergeRefused(repository, done);
    }
    await accept(repository, from);
    return { kind: 'taken' };
  }

  async moveAside(): Promise<readonly MovedFile[]> {
    const repository = await this.#repository();
    const { status, stuck } = await repository.look();
    const ways = stuck ? undefined : await repository.waysOf(status.branch);
    const here = new Set<string>();
    for (const { known } of ways ? branchesOf(ways) : []) {
      const { inTheWay } = await this.#inspect(repository, known);
      for (const one of inTheWay) if (one.here !== undefined) here.add(one.here);
    }
    return moveAside(repository, here);
  }

  async #repository(): Promise<Repository> {
    const repository = await Repository.at(this.#git, this.#files);
    if (!repository) throw new Error('There is no repository any more.');
    return repository;
  }

  async #inspect(repository: Repository, commit: string): Promise<Incoming> {
    const bases = (await this.#git.line('merge-base', '--all', 'HEAD', commit)) ?? '';
    return inspectIncoming(repository, bases.split(/\r?\n/).filter(Boolean), commit);
  }

  async #inTheWay(
    repository: Repository,
    commit: string,
    inTheWay: readonly InTheWay[],
  ): Promise<Outcome> {
    const log = ['log', '-z', '--format=%aN', `HEAD..${commit}`, '--'];
    const paths = inTheWay.slice(0, maxNamed).map(({ path }) => literal(path));
    const by = new Set(await this.#git.list(...log, ...paths).catch(() => []));
    return {
      kind: 'inTheWay',
      paths: inTheWay.map((one) => ({
        ...one,
        path: repository.inside(one.path),
        ...(one.here === undefined ? {} : { here: repository.inside(one.here) }),
      })),
      by: [...by],
    };
  }

  /** Git then leaves these files in the folder when the other side removes them. */
  async #untrack({ root }: Repository, paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    // In a folder below the root, `git rm` takes the folder itself for a path, and refuses any list.
    const args = ['-C', root, 'rm', '--cached', '--quiet'];
    const { code, err } = await this.#git.run(args, { paths });
    if (code !== 0) throw new Error(gitReason(err));
  }

  async #trackAgain(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) await this.#git.run(['reset', '--quiet'], { paths });
  }

  /**
   * Keeps files in the folder that the other side removed from git, before a merge would delete them.
   * A real merge needs a commit for that: git merges nothing while something is staged.
   * @returns why that is not possible, if so
   */
  async #keepRemoved(
    repository: Repository,
    commit: string,
    removed: readonly string[],
  ): Promise<Outcome | undefined> {
    if (removed.length === 0) return undefined;
    const isForward =
      (await this.#git.run(['merge-base', '--is-ancestor', 'HEAD', commit])).code === 0;
    if (!isForward) {
      if (!(await this.#hasIdentity())) return { kind: 'noIdentity' };
      if ((await this.#git.run(['diff', '--cached', '--quiet'])).code !== 0)
        return { kind: 'mergeRefused', reason: '', hasChanges: true, hook: undefined };
    }
    const paths = removed.map(literal);
    await this.#untrack(repository, paths);
    if (isForward) return undefined;
    const message = l10n.t('Remove private files from what is shared');
    const done = await this.#git.run(['commit', '--quiet', '--message', message]);
    if (done.code === 0) return undefined;
    await this.#trackAgain(paths);
    return this.#commitRefused(done, await repository.hook(...commitHooks));
  }

  /** @returns `undefined` when both sides are together */
  async #merge(repository: Repository, commit: string): Promise<Outcome | undefined> {
    const { inTheWay, removed } = await this.#inspect(repository, commit);
    if (inTheWay.length > 0) return this.#inTheWay(repository, commit, inTheWay);
    const kept = await this.#keepRemoved(repository, commit, removed);
    if (kept) return kept;
    const refused = await this.#mergeCommit(repository, commit);
    if (refused && !repository.isMerging()) await this.#trackAgain(await this.#stillIn(removed));
    return refused;
  }

  /** Those of the paths that are in HEAD. */
  async #stillIn(paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    return (await this.#git.list('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD'))
      .filter((path) => paths.includes(path))
      .map(literal);
  }

  async #mergeCommit(repository: Repository, commit: string): Promise<Outcome | undefined> {
    const merged = await this.#git.run([...mergeArgs, commit]);
    if (merged.code === 0) return undefined;
    const unmerged = await repository.unmerged();
    const left = await this.#joinRecords(repository, unmerged);
    if (left.length === 0) {
      const refused =
        unmerged.length > 0
          ? await this.#finishMerge(repository, [])
          : await this.#mergeRefused(repository, merged);
      // Nothing in it was for the person to settle, and it would stand in the way of everything else.
      if (refused && repository.isMerging()) await this.#git.run(['merge', '--abort']);
      return refused;
    }
    const conflicts = new Map((await repository.conflicts()).map((one) => [one.path, one]));
    return {
      kind: 'conflicts',
      conflicts: left
        .map((path) => repository.inside(path))
        .map((path) => conflicts.get(path) ?? { path, kind: 'both' }),
    };
  }

  async #mergeRefused(repository: Repository, { code, err }: GitRun): Promise<Outcome> {
    this.log.warn(`git merge ended with ${code}`);
    // Git looks at what is staged or changed first, and makes the merge commit last.
    const hasBegun = repository.isMerging();
    if (hasBegun && !(await this.#hasIdentity())) return { kind: 'noIdentity' };
    return {
      kind: 'mergeRefused',
      reason: gitReason(err),
      hasChanges: !hasBegun && (await this.#hasChanges()),
      hook: hasBegun ? await repository.hook('pre-merge-commit', ...commitHooks) : undefined,
    };
  }

  /** Settles files of records, in which all of both sides are kept. @returns what is not settled so */
  async #joinRecords(repository: Repository, unmerged: readonly Unmerged[]): Promise<string[]> {
    const left: string[] = [];
    const settled: string[] = [];
    for (const one of unmerged) {
      const file = repository.inside(one.path);
      const isOurs = repository.isInside(one.path) && repository.isJoinable(file);
      // What one side deleted stays as the other left it: records are not taken back by deleting them.
      const isOnOne = !isOnBothSides(one);
      const sides = isOurs && !isOnOne ? await repository.recordSides(one) : undefined;
      if (sides) {
        const bytes = Buffer.from(joinRecords(...sides), 'latin1');
        await writeWhole(join(this.#git.folder, file), bytes, { mayReplace: true });
      }
      if (sides ?? (isOurs && isOnOne)) settled.push(one.path);
      else left.push(one.path);
    }
    if (settled.length > 0) await this.#addSettled(repository, settled);
    return left;
  }

  /** Git has these files already, so it takes them where it ignores them too, but no folder in their place. */
  #addSettled({ root }: Repository, paths: readonly string[]): Promise<GitRun> {
    const isFolder = (path: string): boolean =>
      lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
    const args = ['add', '--all', ...(paths.some(isFolder) ? [] : ['--force'])];
    return this.#git.run(args, { paths: paths.map(literal) });
  }
}
