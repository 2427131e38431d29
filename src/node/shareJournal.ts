/** Shares a journal with git: commits only its files, fetches, merges and pushes. */
import * as l10n from '@vscode/l10n';
import { isPrivate } from '../core/base/paths';
import type { Files, Log, Pace } from '../core/base/ports';
import { isolateBidi } from '../core/base/isolateBidi';
import { gitReason, isRace, withoutSecrets } from '../core/sharing/gitReason';
import { isOddName } from '../core/sharing/leaving';
import type {
  Cancellation,
  Conflict,
  MovedFile,
  Outcome,
  Sharing,
  SharingState,
  SharingStep,
} from '../core/sharing/sharing';
import { accept, apartFrom, onceShared, wasFetched } from './acceptedCommits';
import { conflictsIn, unmergedFiles } from './conflicts';
import { Git, type GitProgram, type GitRun } from './git';
import { commit, commitRefused } from './gitCommit';
import { inspectIncoming } from './incoming';
import { isJoining } from './isJoining';
import { Merger } from './mergeCommit';
import { moveAside } from './moveAside';
import { nodeFiles } from './nodeFiles';
import { literal, Repository, type RemoteBranch, type Upstream } from './repository';
import {
  blockedBy,
  branchesOf,
  findRewritten,
  hasIdentity,
  inspectMerge,
  readSharingState,
  rewritten,
} from './sharingState';
import { readWorkingTree } from './workingTree';

/** Pushes that may lose a race against others before the user is told. */
const maxAttempts = 2;

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
    return repository && readSharingState(repository);
  }

  async unsettled(): Promise<readonly Conflict[]> {
    if (!isJoining(this.#git.folder)) return [];
    const repository = await Repository.at(this.#git, this.#files);
    return repository ? conflictsIn(repository, await unmergedFiles(repository)) : [];
  }

  async keep(path: string, side: 'here' | 'there' = 'here'): Promise<void> {
    const repository = await Repository.at(this.#git, this.#files);
    if (!repository) return;
    const conflicts = await conflictsIn(repository, await unmergedFiles(repository));
    const kind = conflicts.find((one) => one.path === path)?.kind;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (!kind || kind === 'both' || repository.isBehindLink(folder)) return;
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

  async receive(
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome> {
    const repository = await this.#repository();
    // Finishes a merge whose conflicts are settled.
    const refused = await this.#commit(repository, new Set(), '');
    return refused ?? this.#exchange(repository, onStep, cancellation, false);
  }

  /** @returns why nothing was committed, if so */
  async #commit(
    repository: Repository,
    wanted: ReadonlySet<string>,
    message: string,
  ): Promise<Outcome | undefined> {
    const before = await readWorkingTree(repository);
    const { branch, merge, stuck, conflicts, unmerged } = before;
    if (stuck) return { kind: 'stuck', stuck };
    if (merge === 'conflicts') return { kind: 'conflicts', conflicts };
    if (merge === 'resolved') {
      const refused = await new Merger(repository, this.log).finish(unmerged);
      if (refused) return refused;
    }
    const { changed, untracked } =
      merge === 'resolved' ? await readWorkingTree(repository) : before;
    const outgoing = changed
      .map(({ path }) => path)
      .filter((path) => wanted.has(path) && !isPrivate(path) && !isOddName(path));
    if (outgoing.length === 0) return undefined;
    const upstream = await repository.upstreamOf(branch);
    // A fetch by the editor may have updated the tracking branch.
    const refused = upstream && (await findRewritten(repository, upstream));
    if (refused) return refused;
    if (!(await hasIdentity(this.#git))) return { kind: 'noIdentity' };
    const asPaths = (files: readonly string[]): string[] =>
      files.map((path) => literal(repository.prefix + path));
    // Git commits only files in its index; the content is added by the commit.
    const added = asPaths(outgoing.filter((path) => untracked.has(path)));
    if (added.length > 0) {
      const run = await this.#git.run(['add', '--intent-to-add'], { paths: added });
      if (run.code !== 0) return commitRefused(this.log, run);
    }
    const args = ['--only', '--message', message];
    const outcome = await commit(repository, this.log, args, asPaths(outgoing));
    if (outcome && added.length > 0) await this.#git.run(['reset', '--quiet'], { paths: added });
    return outcome;
  }

  async #exchange(
    repository: Repository,
    onStep: (step: SharingStep) => void,
    cancellation: Cancellation | undefined,
    isPushing = true,
  ): Promise<Outcome> {
    const isCancelled = (): boolean => cancellation?.isCancellationRequested ?? false;
    const upstream = await this.#upstream(repository);
    if (!upstream) return { kind: 'noUpstream' };
    const { from, to } = upstream;
    let received = 0;
    const authors = new Set<string>();
    for (let attempt = 1; ; attempt++) {
      // Fetches a fork too, since the person may have pushed to it from another device.
      for (const branch of branchesOf(upstream)) {
        if (isCancelled()) return { kind: 'cancelled' };
        onStep('fetch');
        const once = await onceShared(repository, branch);
        const fetched = await this.#git.run(['fetch', '--quiet', '--', branch.remote], {
          cancellation,
        });
        if (isCancelled()) return { kind: 'cancelled' };
        if (fetched.code !== 0) return this.#failed('fetch', fetched);
        // A push would create the branch again, with everything that was in it.
        if (branch === from && once.size > 0 && !(await wasFetched(repository, branch)))
          return { kind: 'failed', step: 'fetch', reason: noBranch(branch) };
        const apart = await apartFrom(repository, branch, once);
        if (apart && apart.removed > 0) return rewritten(repository, upstream, apart);
        if (apart && apart.behind > 0) {
          onStep('merge');
          for (const name of await this.#authorsOf(`HEAD..${branch.tracking}`)) authors.add(name);
          const refused = await new Merger(repository, this.log).merge(branch.tracking);
          if (refused) return refused;
          received += apart.behind;
        }
        await accept(repository, branch);
      }
      const incoming = { received, from: [...authors] };
      if (!isPushing) return { kind: 'received', ...incoming };
      const sent = await repository.ahead(upstream);
      if (sent === 0) return { kind: 'shared', sent, ...incoming };
      if (await repository.holdsPrivate(upstream)) return { kind: 'holdsPrivate' };
      if (isCancelled()) return { kind: 'cancelled' };
      onStep('push');
      const pushed = await this.#git.run(
        ['push', '--porcelain', '--', to.remote, `HEAD:${to.ref}`],
        { cancellation },
      );
      if (pushed.code === 0) {
        await accept(repository, to);
        return { kind: 'shared', sent, ...incoming };
      }
      if (isCancelled()) return { kind: 'cancelled' };
      if (!isRace(pushed.out)) return this.#failed('push', pushed);
      if (attempt === maxAttempts) return { kind: 'rejected' };
    }
  }

  /** Names of the authors of some commits, without repetition; none if git cannot tell. */
  async #authorsOf(range: string): Promise<ReadonlySet<string>> {
    return new Set(await this.#git.list('log', '-z', '--format=%aN', range).catch(() => []));
  }

  #failed(step: 'fetch' | 'push', { code, out, err }: GitRun): Outcome {
    this.log.warn(`git ${step} ended with ${code}: ${withoutSecrets(err.trim())}`);
    return { kind: 'failed', step, reason: gitReason(err, step === 'push' ? out : '') };
  }

  async fetchRewritten(
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome | undefined> {
    const repository = await this.#repository();
    const upstream = await this.#upstream(repository);
    if (!upstream) return undefined;
    onStep('fetch');
    for (const { remote } of branchesOf(upstream)) {
      const fetched = await this.#git.run(['fetch', '--quiet', '--', remote], { cancellation });
      if (cancellation?.isCancellationRequested) return { kind: 'cancelled' };
      if (fetched.code !== 0) return this.#failed('fetch', fetched);
    }
    return findRewritten(repository, upstream);
  }

  async takeShared(): Promise<Outcome> {
    const repository = await this.#repository();
    const { branch, stuck, merge } = await readWorkingTree(repository);
    if (stuck) return { kind: 'stuck', stuck };
    const upstream = await repository.upstreamOf(branch);
    if (!upstream || merge !== 'none') return { kind: 'rewritten', canTake: false };
    const { from } = upstream;
    const found = await findRewritten(repository, upstream);
    if (found?.kind !== 'rewritten' || !found.canTake)
      return found ?? { kind: 'shared', sent: 0, received: 0, from: [] };
    const { inTheWay, removed } = await inspectIncoming(repository, ['HEAD'], from.tracking);
    if (inTheWay.length > 0) return blockedBy(repository, from.tracking, inTheWay);
    const merger = new Merger(repository, this.log);
    const untracked = removed.map(literal);
    await merger.untrack(untracked);
    const done = await this.#git.run(['reset', '--quiet', '--keep', from.tracking]);
    if (done.code !== 0) {
      await merger.trackAgain(untracked);
      return merger.refused(done);
    }
    await accept(repository, from);
    return { kind: 'taken' };
  }

  async moveAside(): Promise<readonly MovedFile[]> {
    const repository = await this.#repository();
    const { branch, stuck } = await readWorkingTree(repository);
    const upstream = stuck ? undefined : await repository.upstreamOf(branch);
    const here = new Set<string>();
    for (const { tracking } of upstream ? branchesOf(upstream) : []) {
      const { inTheWay } = await inspectMerge(repository, tracking);
      for (const one of inTheWay) if (one.here !== undefined) here.add(one.here);
    }
    return moveAside(repository, here);
  }

  async #upstream(repository: Repository): Promise<Upstream | undefined> {
    // The full name: the short one is ambiguous if a tag has the same name.
    const head = await this.#git.line('symbolic-ref', '--quiet', 'HEAD');
    return repository.upstreamOf(head?.replace(/^refs\/heads\//, ''));
  }

  async #repository(): Promise<Repository> {
    const repository = await Repository.at(this.#git, this.#files);
    if (!repository) throw new Error('There is no repository any more.');
    return repository;
  }
}

const noBranch = ({ ref }: RemoteBranch): string =>
  l10n.t(
    'The branch {0} was removed or renamed on the server. Ask the others before you publish it again.',
    isolateBidi(ref.replace('refs/heads/', '')),
  );
