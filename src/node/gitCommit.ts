import type { Log } from '../core/base/ports';
import { gitReason } from '../core/sharing/gitReason';
import type { Outcome } from '../core/sharing/sharing';
import type { GitRun } from './git';
import type { Repository } from './repository';

export const commitHooks = ['pre-commit', 'prepare-commit-msg', 'commit-msg'];

/** @returns why git did not commit, if so */
export async function commit(
  repository: Repository,
  log: Log,
  args: readonly string[],
  paths?: readonly string[],
): Promise<Outcome | undefined> {
  const run = await repository.git.run(['commit', '--quiet', ...args], paths && { paths });
  return run.code === 0
    ? undefined
    : commitRefused(log, run, await repository.hook(...commitHooks));
}

export function commitRefused(log: Log, { code, err }: GitRun, hook?: string): Outcome {
  // Does not log the output: a hook may have quoted an entry.
  log.warn(`git did not commit (${code})`);
  return { kind: 'commitRefused', reason: gitReason(err), hook };
}
