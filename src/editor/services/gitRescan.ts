/** Checks every file again after a pull or a checkout, which may change many at once. */
import type * as vscode from 'vscode';
import { Debounced, Disposables } from './disposables';
import type { GitRepository } from './gitRepositories';
import type { Parts } from './parts';

const settle = 500;

export function register({ journals, unsettled, repositories, log }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const rescan = disposables.add(
    new Debounced(settle, () => {
      journals
        .refreshAll()
        .catch((error: unknown) => log.warn(`The files could not be read again: ${String(error)}`));
    }),
  );
  const commits = new Map<GitRepository, string | undefined>();
  disposables.add(
    repositories.onDidChange((repository) => {
      const before = commits.get(repository);
      const now = repository.state.HEAD?.commit;
      if (commits.has(repository)) unsettled.refreshSoon();
      if (before !== undefined && now !== before) rescan.call();
      commits.set(repository, now);
    }),
  );
  return disposables;
}
