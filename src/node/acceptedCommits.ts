/**
 * Detects a rewritten history. Commits that were once shared and are missing from the remote branch
 * were removed, perhaps on purpose; those still in HEAD would return with the next push.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RemoteBranch, Repository } from './repository';

/** Limits the length of a command line. */
const maxCommits = 200;

/** Our own ref, since every fetch moves the remote-tracking branch. */
const refOf = ({ remote, ref }: RemoteBranch): string =>
  `refs/reflective-journal/shared/${remote}/${ref.replace(/^refs\/heads\//, '')}`;

/** Stores that HEAD contains the remote branch as last fetched. */
export async function accept({ git }: Repository, branch: RemoteBranch): Promise<void> {
  // Fails for a remote given by URL instead of a name.
  await git.run(['update-ref', '--', refOf(branch), `${branch.tracking}^{commit}`]);
}

/** Earlier tips of the remote branch, as far as this clone knows. */
export async function onceShared(
  { git, commonFolder }: Repository,
  branch: RemoteBranch,
): Promise<ReadonlySet<string>> {
  const refs = ['--format=%(objectname)', refOf(branch), branch.tracking];
  const commits = new Set((await git.line('for-each-ref', ...refs))?.split(/\r?\n/));
  const log = await readFile(join(commonFolder, 'logs', branch.tracking), 'latin1').catch(() => '');
  for (const line of log.split('\n').reverse())
    for (const commit of line.split(' ', 2).reverse())
      if (/^(?!0+$)[0-9a-f]{40,}$/.test(commit) && commits.size < maxCommits) commits.add(commit);
  commits.delete('');
  return commits;
}

/** Whether the last fetch found the branch on the remote. */
export async function wasFetched(
  { gitFolder }: Repository,
  { ref }: RemoteBranch,
): Promise<boolean> {
  const fetched = await readFile(join(gitFolder, 'FETCH_HEAD'), 'utf8').catch(() => '');
  return fetched.includes(`\tbranch '${ref.replace('refs/heads/', '')}' of `);
}

/** Commits that HEAD and a remote branch do not have in common. */
export interface Apart {
  readonly behind: number;
  /** Commits in HEAD that were once shared and are no longer in the remote branch. */
  readonly removed: number;
  /** Commits in HEAD that were never shared. */
  readonly own: number;
}

/** @returns `undefined` if there is nothing to compare */
export async function apartFrom(
  { git }: Repository,
  { tracking }: RemoteBranch,
  once: ReadonlySet<string>,
): Promise<Apart | undefined> {
  const sides = ['--left-right', '--count', `HEAD...${tracking}`, '--'];
  const counts = await git.line('rev-list', ...sides);
  if (counts === undefined) return undefined;
  const [ahead, behind] = counts.split('\t').map(Number) as [number, number];
  if (ahead === 0) return { behind, removed: 0, own: 0 };
  const never = ['HEAD', `^${tracking}`, ...[...once].map((commit) => `^${commit}`), '--'];
  const own = await git.line('rev-list', '--ignore-missing', '--count', ...never);
  return { behind, removed: ahead - Number(own ?? ahead), own: Number(own ?? ahead) };
}
