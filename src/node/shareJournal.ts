/** Sharing a journal by the git of this computer: commit its files alone, fetch, merge, push. */
import { isPrivate } from '../core/paths';
import type { Files, Log, Pace } from '../core/ports';
import { isRecordPath } from '../core/records';
import { joinRecords } from '../core/share/joinRecords';
import { isOddName } from '../core/share/leaving';
import type {
  Cancellation,
  Conflict,
  Outcome,
  Sharing,
  SharingState,
  SharingStep,
} from '../core/share/sharing';
import { Git, type GitProgram, type GitRun } from './git';
import { isJoining } from './isJoining';
import { nodeFiles } from './nodeFiles';
import { literal, Repository } from './repository';

/**
 * Only a rename that left the content as it was is followed: entries from one template are alike, and
 * a change to one must never land in another. Nothing is stashed away, no folder is renamed by guess.
 */
const mergeArgs = [
  ...['-c', 'merge.directoryRenames=false', '-c', 'merge.autoStash=false'],
  ...['merge', '--no-edit', '--ff', '--no-squash', '--commit', '--quiet'],
  ...['-X', 'find-renames=100%'],
];

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
    const { status, changed, links, merge, conflicts } = await repository.look();
    const ways = await repository.waysOf(status.branch);
    const waiting = ways ? await repository.ahead(ways) : 0;
    return {
      changed,
      links,
      merge,
      conflicts,
      waiting,
      holdsPrivate: ways !== undefined && waiting > 0 && (await repository.holdsPrivate(ways)),
      hasUpstream: ways !== undefined,
    };
  }

  async unsettled(): Promise<readonly Conflict[]> {
    if (!isJoining(this.#git.folder)) return [];
    const repository = await Repository.at(this.#git, this.#files);
    return repository ? repository.conflicts() : [];
  }

  async keep(path: string): Promise<void> {
    const repository = await Repository.at(this.#git, this.#files);
    const conflicts = await repository?.conflicts();
    const isUndecided = conflicts?.some((one) => one.path === path && one.kind !== 'both');
    if (!repository || !isUndecided || repository.isBehindLink(path)) return;
    const added = await this.#git.run(['add'], { paths: [literal(repository.prefix + path)] });
    if (added.code !== 0) throw new Error(`git add ended with ${added.code}: ${added.err.trim()}`);
  }

  async share(
    paths: readonly string[],
    message: string,
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome> {
    const repository = await Repository.at(this.#git, this.#files);
    if (!repository) throw new Error('There is no repository any more.');
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
    const { merge, conflicts, unmerged } = before;
    if (merge === 'conflicts') return { kind: 'conflicts', conflicts };
    if (merge === 'other') return { kind: 'mergeRefused' };
    if (merge === 'resolved') {
      const refused = await this.#finishMerge(repository, unmerged);
      if (refused) return refused;
    }
    const { changed, untracked } = merge === 'resolved' ? await repository.look() : before;
    const leaving = changed
      .map(({ path }) => path)
      .filter((path) => wanted.has(path) && !isPrivate(path) && !isOddName(path));
    if (leaving.length === 0) return undefined;
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
    return this.#commitRefused(done);
  }

  #commitRefused({ code, err }: GitRun): Outcome {
    // Not what it printed: a hook may have quoted an entry.
    this.log.warn(`git did not commit (${code})`);
    return { kind: 'commitRefused', reason: err.trim().split('\n')[0] ?? '' };
  }

  /** Commits a merge of which nothing is left to settle; the person's own words are as they are in the folder. */
  async #finishMerge(
    repository: Repository,
    unmerged: readonly string[],
  ): Promise<Outcome | undefined> {
    const left = await this.#joinRecords(repository, unmerged);
    if (left.length > 0) {
      const added = await this.#git.run(['add', '--all'], { paths: left.map(literal) });
      if (added.code !== 0) return this.#commitRefused(added);
    }
    const done = await this.#git.run(['commit', '--no-edit', '--quiet']);
    return done.code === 0 ? undefined : this.#commitRefused(done);
  }

  async #exchange(
    repository: Repository,
    onStep: (step: SharingStep) => void,
    cancellation: Cancellation | undefined,
  ): Promise<Outcome> {
    const isCancelled = (): boolean => cancellation?.isCancellationRequested ?? false;
    const branch = await this.#git.line('symbolic-ref', '--quiet', '--short', 'HEAD');
    const ways = await repository.waysOf(branch);
    if (!ways) return { kind: 'noUpstream' };
    const { from, to } = ways;
    let received = 0;
    for (let attempt = 1; ; attempt++) {
      // A fork is fetched too: another device of the same person may have gone on there.
      for (const { remote, known } of from === to ? [from] : [from, to]) {
        if (isCancelled()) return { kind: 'cancelled' };
        onStep('fetch');
        const fetched = await this.#git.run(['fetch', '--quiet', '--', remote], { cancellation });
        if (isCancelled()) return { kind: 'cancelled' };
        if (fetched.code !== 0) return this.#failed('fetch', fetched);
        const coming = (await repository.commits([known, '^HEAD'])) ?? 0;
        if (coming === 0) continue;
        onStep('merge');
        const refused = await this.#merge(repository, known);
        if (refused) return refused;
        received += coming;
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
      if (pushed.code === 0) return { kind: 'shared', sent, received };
      if (isCancelled()) return { kind: 'cancelled' };
      if (!/^!\t/m.test(pushed.out)) return this.#failed('push', pushed);
      // Others pushed since the fetch.
      if (attempt === attempts) return { kind: 'rejected' };
    }
  }

  #failed(step: 'fetch' | 'push', { code, err }: GitRun): Outcome {
    this.log.warn(`git ${step} ended with ${code}: ${withoutSecrets(err.trim())}`);
    return { kind: 'failed', step };
  }

  /** @returns `undefined` when both sides are together */
  async #merge(repository: Repository, commit: string): Promise<Outcome | undefined> {
    const merged = await this.#git.run([...mergeArgs, commit]);
    if (merged.code === 0) return undefined;
    const unmerged = (await repository.unmerged()).map(({ path }) => path);
    if (unmerged.length === 0) {
      this.log.warn(`git merge ended with ${merged.code}: ${merged.err.trim()}`);
      return { kind: 'mergeRefused' };
    }
    const left = await this.#joinRecords(repository, unmerged);
    if (left.length === 0) return this.#finishMerge(repository, []);
    const conflicts = new Map((await repository.conflicts()).map((one) => [one.path, one]));
    return {
      kind: 'conflicts',
      conflicts: left
        .map((path) => repository.inside(path))
        .map((path) => conflicts.get(path) ?? { path, kind: 'both' }),
    };
  }

  /** Settles files of records, in which all of both sides stand. @returns what is not settled so */
  async #joinRecords(repository: Repository, unmerged: readonly string[]): Promise<string[]> {
    const left: string[] = [];
    const settled: string[] = [];
    for (const path of unmerged) {
      const file = repository.inside(path);
      const isOurs = repository.isInside(path) && isRecordPath(file);
      if (!isOurs || repository.isBehindLink(file)) {
        left.push(path);
        continue;
      }
      const ours = await this.#git.run(['show', `:2:${path}`]);
      const theirs = await this.#git.run(['show', `:3:${path}`]);
      // What one side deleted stays as the other left it: records are not taken back by deleting them.
      if (ours.code === 0 && theirs.code === 0)
        await this.#files.replace(file, joinRecords(ours.out, theirs.out));
      settled.push(literal(path));
    }
    if (settled.length > 0) await this.#git.run(['add', '--all'], { paths: settled });
    return left;
  }
}

/** An address may hold a password. */
const withoutSecrets = (text: string): string => text.replace(/\/\/[^/@\s]+@/g, '//');
