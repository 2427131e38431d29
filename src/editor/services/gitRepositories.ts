import * as vscode from 'vscode';
import { Disposables } from './disposables';
import type { Journals } from './journals';
import type { LazyLog } from './log';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
}

interface Change {
  readonly uri: vscode.Uri;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: {
      readonly commit?: string;
      readonly ahead?: number;
      readonly upstream?: unknown;
    };
    readonly workingTreeChanges: readonly Change[];
    readonly indexChanges: readonly Change[];
    /** Absent in older versions of the editor. */
    readonly untrackedChanges?: readonly Change[];
    readonly onDidChange: vscode.Event<void>;
  };
}

/** The repositories that the built-in git extension has opened; none in a browser, where it does not exist. */
export class GitRepositories implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<GitRepository>());
  readonly #all = new Set<GitRepository>();

  /** Fires when a repository is found, and when its state changes. */
  readonly onDidChange = this.#changed.event;

  constructor(journals: Journals, log: LazyLog) {
    // The extension is followed once it is active, and never activated.
    const once = this.#disposables.add(
      journals.onDidChange(() => {
        const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
        if (!git?.isActive) return;
        once.dispose();
        try {
          const api = git.exports.getAPI(1);
          api.repositories.forEach((one) => this.#follow(one));
          this.#disposables.add(api.onDidOpenRepository((one) => this.#follow(one)));
        } catch (error) {
          log.warn(`git could not be followed: ${String(error)}`);
        }
      }),
    );
  }

  get all(): Iterable<GitRepository> {
    return this.#all;
  }

  #follow(repository: GitRepository): void {
    if (this.#all.has(repository)) return;
    this.#all.add(repository);
    this.#disposables.add(repository.state.onDidChange(() => this.#changed.fire(repository)));
    this.#changed.fire(repository);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
