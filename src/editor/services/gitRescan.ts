/** Checks every file again after a pull or a checkout, which may change many at once. */
import * as vscode from 'vscode';
import { Debounced, Disposables } from './disposables';
import type { Parts } from './parts';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
}
interface Repository {
  readonly state: {
    readonly HEAD?: { readonly commit?: string };
    readonly onDidChange: vscode.Event<void>;
  };
}

const settle = 500;

export function register({ journals, unsettled, log }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const rescan = disposables.add(
    new Debounced(settle, () => {
      journals
        .refreshAll()
        .catch((error: unknown) => log.warn(`The files could not be read again: ${String(error)}`));
    }),
  );
  const follow = (repository: Repository): void => {
    let commit = repository.state.HEAD?.commit;
    disposables.add(
      repository.state.onDidChange(() => {
        unsettled.refreshSoon();
        const now = repository.state.HEAD?.commit;
        if (now !== commit && commit !== undefined) rescan.call();
        commit = now;
      }),
    );
  };
  const connect = async (): Promise<void> => {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    // Only the desktop editor has it; we never activate it.
    if (!git?.isActive) return;
    const api = git.exports.getAPI(1);
    api.repositories.forEach(follow);
    disposables.add(api.onDidOpenRepository(follow));
  };
  let connected = false;
  const once = disposables.add(
    journals.onDidChange(() => {
      if (connected || !vscode.extensions.getExtension('vscode.git')?.isActive) return;
      connected = true;
      once.dispose();
      connect().catch((error: unknown) => log.warn(`git could not be followed: ${String(error)}`));
    }),
  );
  return disposables;
}
