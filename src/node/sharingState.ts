/** Reads from git what sharing has to know; changes nothing. */
import type { InTheWay, Outcome, SharingState } from '../core/sharing/sharing';
import { splitLines } from '../core/text/lines';
import { apartFrom, onceShared, type Apart } from './acceptedCommits';
import type { Git } from './git';
import { inspectIncoming, type Incoming } from './incoming';
import { literal, type RemoteBranch, type Repository, type Upstream } from './repository';
import { readWorkingTree } from './workingTree';

/** Limits for how many paths in the way the committers are looked up. */
const maxNamed = 50;

export async function readSharingState(repository: Repository): Promise<SharingState> {
  const { branch, changed, links, merge, stuck, conflicts } = await readWorkingTree(repository);
  const upstream = await repository.upstreamOf(branch);
  const waiting = upstream ? await repository.ahead(upstream) : 0;
  return {
    changed,
    links,
    exposing: await repository.exposing(changed),
    merge,
    stuck,
    conflicts,
    waiting,
    holdsPrivate:
      upstream !== undefined && waiting > 0 && (await repository.holdsPrivate(upstream)),
    isRewritten:
      upstream !== undefined && (await findRewritten(repository, upstream)) !== undefined,
    hasUpstream: upstream !== undefined,
  };
}

export const branchesOf = ({ from, to }: Upstream): readonly RemoteBranch[] =>
  from === to ? [from] : [from, to];

/** @returns `undefined` if all commits in HEAD that are known to have been shared are still shared */
export async function findRewritten(
  repository: Repository,
  upstream: Upstream,
): Promise<Outcome | undefined> {
  for (const branch of branchesOf(upstream)) {
    const once = await onceShared(repository, branch);
    const apart = await apartFrom(repository, branch, once);
    if (apart && apart.removed > 0) return rewritten(repository, upstream, apart);
  }
  return undefined;
}

export async function rewritten(
  { git }: Repository,
  { from, to }: Upstream,
  { own }: Apart,
): Promise<Outcome> {
  const canTake = own === 0 && from === to && !(await hasChanges(git));
  return { kind: 'rewritten', canTake };
}

/** Whether any tracked file of the whole repository is staged or changed. */
export async function hasChanges(git: Git): Promise<boolean> {
  const args = ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=all'];
  return (await git.line(...args)) !== '';
}

/** Whether a name and an e-mail address are configured, since git would make up an address. */
export async function hasIdentity(git: Git): Promise<boolean> {
  const args = ['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT'];
  return (await git.run(args)).code === 0;
}

/** Inspects what a merge of the commit would change. */
export async function inspectMerge(repository: Repository, commit: string): Promise<Incoming> {
  const bases = (await repository.git.line('merge-base', '--all', 'HEAD', commit)) ?? '';
  return inspectIncoming(repository, splitLines(bases).filter(Boolean), commit);
}

export async function blockedBy(
  repository: Repository,
  commit: string,
  inTheWay: readonly InTheWay[],
): Promise<Outcome> {
  const log = ['log', '-z', '--format=%aN', `HEAD..${commit}`, '--'];
  const paths = inTheWay.slice(0, maxNamed).map(({ path }) => literal(path));
  const by = new Set(await repository.git.list(...log, ...paths).catch(() => []));
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
