/** What sharing a journal asks of git, and what git answers. Paths are relative to the journal's folder. */

export interface ChangedFile {
  readonly path: string;
  /** Against the last commit. */
  readonly change: 'new' | 'changed' | 'removed';
}

/** What is still to be settled in a file that both sides changed, and deleting it is a change too. */
export interface Conflict {
  readonly path: string;
  /**
   * `both` where git's marks are in it, `unmarked` where both changed it and git cannot mark anything, as in a
   * picture: it is undecided until git is told which to keep. Of what one side deleted and the other changed git leaves the
   * changed file without any marks: it is undecided until it is deleted, or git is told to keep it.
   */
  readonly kind: 'both' | 'unmarked' | 'deletedHere' | 'deletedThere';
}

export interface SharingState {
  readonly changed: readonly ChangedFile[];
  /** What changed too and is a link, or lies behind one: it may lead anywhere, and is never shared. */
  readonly links: readonly string[];
  /**
   * Changed `.gitignore` files with which git would no longer ignore everything below `private/`, and other
   * files that tell git to keep something there: these may be outside the journal, such as `info/exclude`.
   */
  readonly exposing: readonly string[];
  /**
   * Whether git joins two versions: `conflicts` while both sides are still to be settled, `resolved`
   * when only the commit is missing, `other` for whatever the person should finish by other means.
   */
  readonly merge: 'none' | 'conflicts' | 'resolved' | 'other';
  /** An operation of git that must end before anything can be shared. */
  readonly stuck: Stuck | undefined;
  readonly conflicts: readonly Conflict[];
  /** How many commits were made before and have not left yet. */
  readonly waiting: number;
  /** Whether private files are among these. */
  readonly holdsPrivate: boolean;
  /** Whether commits that were shared once are missing from the remote branch, as it was fetched last. */
  readonly isRewritten: boolean;
  /** Whether the branch has a remote to go to. */
  readonly hasUpstream: boolean;
}

/** `detached` where no branch is checked out; `unmerged` while files hold two versions and git merges nothing. */
export type Stuck =
  'detached' | 'bisect' | 'rebase' | 'cherryPick' | 'revert' | 'merge' | 'unmerged';

/** An incoming path that would destroy something here, or that must be on nobody's computer but its author's. */
export interface InTheWay {
  readonly path: string;
  /** `private` where the path itself is; `exists` where something that is not in git exists here. */
  readonly kind: 'private' | 'exists';
  /** Of `exists`: what that is, at this path or in the place of a folder above it. */
  readonly here?: string;
}

export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

export type SharingStep = 'commit' | 'fetch' | 'merge' | 'push';

export type Outcome =
  /** @param sent how many commits left, @param received how many came in */
  | { readonly kind: 'shared'; readonly sent: number; readonly received: number }
  /** Committed, and there is nowhere to send it to yet. */
  | { readonly kind: 'noUpstream' }
  /** All stays as git left it. */
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[] }
  /** Refused before the commit. */
  | { readonly kind: 'stuck'; readonly stuck: Stuck }
  /** Git has no name or e-mail address to commit with. */
  | { readonly kind: 'noIdentity' }
  /**
   * Git did not merge, and no merge is left open.
   * @param reason as git or a hook printed it; empty if it gave none
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
   * Nothing was merged: it would overwrite what git does not hold, or bring private files.
   * @param by the names of those who committed these paths, as far as git knows
   */
  | {
      readonly kind: 'inTheWay';
      readonly paths: readonly InTheWay[];
      readonly by: readonly string[];
    }
  /**
   * Commits that are in HEAD were removed from the shared history: nothing was merged or sent.
   * @param canTake whether nothing here is missing from that history, so that it can be taken as it is
   */
  | { readonly kind: 'rewritten'; readonly canTake: boolean }
  /** The shared version was taken after its history had been rewritten. */
  | { readonly kind: 'taken' }
  /** Private files are in a commit that would leave: nothing was sent. */
  | { readonly kind: 'holdsPrivate' }
  /** Git, or one of the person's own hooks, refused to commit. The reason is empty if it gave none. */
  | {
      readonly kind: 'commitRefused';
      readonly reason: string;
      readonly hook: string | undefined;
    }
  /** Git could not fetch or push, or the server refused; the reason is empty if it gave none. */
  | { readonly kind: 'failed'; readonly step: 'fetch' | 'push'; readonly reason: string }
  /** Others were faster, twice. */
  | { readonly kind: 'rejected' }
  | { readonly kind: 'cancelled' };

/** The editor's own token is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

export interface Sharing {
  /** @returns `undefined` where git knows no repository */
  state(): Promise<SharingState | undefined>;

  /** What is still to be settled, while git joins two versions; git is started only then. */
  unsettled(): Promise<readonly Conflict[]>;

  /**
   * Tells git to keep a file in which it marks nothing, as it is here or, if both sides changed it, as it is
   * there; does nothing for any other.
   */
  keep(path: string, side?: 'here' | 'there'): Promise<void>;

  /** Renames what is in the way of a merge, and is not private, to free names. What was ignored stays so. */
  moveAside(): Promise<readonly MovedFile[]>;

  /**
   * Fetches after the shared history was rewritten, and merges and sends nothing.
   * @returns `rewritten` if it still is; `undefined` if nothing that was shared once is missing now
   */
  fetchRewritten(
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome | undefined>;

  /**
   * Takes the shared version after its history was rewritten, if nothing here is missing from it. Nothing
   * untracked or ignored is lost, and nothing that is changed.
   */
  takeShared(): Promise<Outcome>;

  /** Sets the name and e-mail address that git commits with, for this repository only. */
  setIdentity(name: string, email: string): Promise<void>;

  /** Commits these files alone, then brings both sides together. What else is staged or changed stays so. */
  share(
    paths: readonly string[],
    message: string,
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome>;
}
