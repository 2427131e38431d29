/** The port to git for sharing a journal. Paths are relative to the journal's folder. */

export interface ChangedFile {
  readonly path: string;
  /** Compared to the last commit. */
  readonly change: 'new' | 'changed' | 'removed';
}

/** A conflict in a file that both sides changed; deleting it is a change too. */
export interface Conflict {
  readonly path: string;
  /**
   * `both` if the file has git's conflict marks; `unmarked` if both changed a file without marks, such as a picture:
   * unresolved until git is told which one to keep. If one side deleted the file and the other changed it, git leaves
   * the changed file without marks: unresolved until it is deleted, or git is told to keep it.
   */
  readonly kind: 'both' | 'unmarked' | 'deletedHere' | 'deletedThere';
}

export interface SharingState {
  readonly changed: readonly ChangedFile[];
  /** Changed files that are links, or below one: they may lead anywhere, and are never shared. */
  readonly links: readonly string[];
  /**
   * Changed `.gitignore` files with which git would no longer ignore everything below `private/`, and other files
   * with such rules, which may be outside the journal, such as `info/exclude`.
   */
  readonly exposing: readonly string[];
  /**
   * The state of a merge: `conflicts` if some are unresolved, `resolved` if only the commit is missing, `other` if
   * the person has to finish it by other means.
   */
  readonly merge: 'none' | 'conflicts' | 'resolved' | 'other';
  /** An operation of git that must end before anything can be shared. */
  readonly stuck: Stuck | undefined;
  readonly conflicts: readonly Conflict[];
  /** Number of commits not pushed yet. */
  readonly waiting: number;
  /** Whether these have private files. */
  readonly holdsPrivate: boolean;
  /** Whether shared commits are missing from the remote branch, as last fetched. */
  readonly isRewritten: boolean;
  /** Whether the branch has a remote. */
  readonly hasUpstream: boolean;
}

/** `detached` if no branch is checked out; `unmerged` if files have conflicts without a merge in progress. */
export type Stuck =
  'detached' | 'bisect' | 'rebase' | 'cherryPick' | 'revert' | 'merge' | 'unmerged';

/** An incoming path that would overwrite something here, or that is private to its author. */
export interface InTheWay {
  readonly path: string;
  /** `private` if the path is; `exists` if there is something at the path that is not in git. */
  readonly kind: 'private' | 'exists';
  /** For `exists`: its path, which may be that of a folder above. */
  readonly here?: string;
}

export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

export type SharingStep = 'commit' | 'fetch' | 'merge' | 'push';

export interface Received {
  /** Number of fetched commits. */
  readonly received: number;
  /** Names of their authors. */
  readonly from: readonly string[];
}

export type Outcome =
  /** @param sent number of pushed commits */
  | ({ readonly kind: 'shared'; readonly sent: number } & Received)
  /** Only fetched and merged. */
  | ({ readonly kind: 'received' } & Received)
  /** Committed, but there is no remote yet. */
  | { readonly kind: 'noUpstream' }
  /** The files stay as git left them. */
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[] }
  /** Refused before the commit. */
  | { readonly kind: 'stuck'; readonly stuck: Stuck }
  /** Git has no name or e-mail address to commit with. */
  | { readonly kind: 'noIdentity' }
  /**
   * Git did not merge, and no merge is in progress.
   * @param reason as printed by git or a hook; may be empty
   * @param hasChanges whether files outside this commit are staged or changed
   * @param hook the hook that may have refused, if the repository has one
   */
  | {
      readonly kind: 'mergeRefused';
      readonly reason: string;
      readonly hasChanges: boolean;
      readonly hook: string | undefined;
    }
  /**
   * Nothing was merged, since it would overwrite files that are not in git, or add private files.
   * @param by names of the authors of these paths, if known
   */
  | {
      readonly kind: 'inTheWay';
      readonly paths: readonly InTheWay[];
      readonly by: readonly string[];
    }
  /**
   * Commits in HEAD were removed from the shared history: nothing was merged or pushed.
   * @param canTake whether the shared history has everything that is here, so that it can replace the local one
   */
  | { readonly kind: 'rewritten'; readonly canTake: boolean }
  /** The local version was replaced by the shared one after its history was rewritten. */
  | { readonly kind: 'taken' }
  /** An outgoing commit has private files: nothing was pushed. */
  | { readonly kind: 'holdsPrivate' }
  /** Git or a local hook refused to commit. The reason may be empty. */
  | {
      readonly kind: 'commitRefused';
      readonly reason: string;
      readonly hook: string | undefined;
    }
  /** Git could not fetch or push, or the server refused. The reason may be empty. */
  | { readonly kind: 'failed'; readonly step: 'fetch' | 'push'; readonly reason: string }
  /** Someone else pushed first, twice. */
  | { readonly kind: 'rejected' }
  | { readonly kind: 'cancelled' };

/** Compatible with the editor's CancellationToken. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

export interface Sharing {
  /** @returns `undefined` outside a repository */
  state(): Promise<SharingState | undefined>;

  /** The unresolved conflicts of a merge in progress; runs git only then. */
  unsettled(): Promise<readonly Conflict[]>;

  /**
   * Tells git to keep the local version of a file without conflict marks or, if both sides changed it, the remote one;
   * does nothing for other files.
   */
  keep(path: string, side?: 'here' | 'there'): Promise<void>;

  /** Renames files that block a merge, private ones excepted. Ignored files stay ignored. */
  moveAside(): Promise<readonly MovedFile[]>;

  /**
   * Fetches after the shared history was rewritten, without merging or pushing.
   * @returns `rewritten` if it still is; `undefined` if no shared commit is missing any more
   */
  fetchRewritten(
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome | undefined>;

  /**
   * Replaces the local version by the shared one after its history was rewritten, if that has everything that is
   * here. Untracked, ignored and changed files are kept.
   */
  takeShared(): Promise<Outcome>;

  /** Sets the name and e-mail address that git commits with, for this repository only. */
  setIdentity(name: string, email: string): Promise<void>;

  /** Commits these files only, then fetches, merges and pushes. Other staged or changed files stay so. */
  share(
    paths: readonly string[],
    message: string,
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome>;

  /** Fetches and merges what others shared. Commits only the merge, and pushes nothing. */
  receive(onStep: (step: SharingStep) => void, cancellation?: Cancellation): Promise<Outcome>;
}
