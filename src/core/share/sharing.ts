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
   * `both` where git's marks stand in it. Of what one side deleted and the other changed git leaves the
   * changed file without any marks: it is undecided until it is deleted, or git is told to keep it.
   */
  readonly kind: 'both' | 'deletedHere' | 'deletedThere';
}

export interface SharingState {
  readonly changed: readonly ChangedFile[];
  /** What changed too and is a link, or lies behind one: it may lead anywhere, and is never shared. */
  readonly links: readonly string[];
  /**
   * Whether git joins two versions: `conflicts` while both sides are still to be settled, `resolved`
   * when only the commit is missing, `other` for whatever the person should finish by other means.
   */
  readonly merge: 'none' | 'conflicts' | 'resolved' | 'other';
  readonly conflicts: readonly Conflict[];
  /** How many commits were made before and have not left yet. */
  readonly waiting: number;
  /** Whether private files are among these. */
  readonly holdsPrivate: boolean;
  /** Whether the branch has a remote to go to. */
  readonly hasUpstream: boolean;
}

export type SharingStep = 'commit' | 'fetch' | 'merge' | 'push';

export type Outcome =
  /** @param sent how many commits left, @param received how many came in */
  | { readonly kind: 'shared'; readonly sent: number; readonly received: number }
  /** Committed, and there is nowhere to send it to yet. */
  | { readonly kind: 'noUpstream' }
  /** All stays as git left it. */
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[] }
  /** Git does not join the others' changes beside what is staged or changed here. */
  | { readonly kind: 'mergeRefused' }
  /** Private files are in a commit that would leave: nothing was sent. */
  | { readonly kind: 'holdsPrivate' }
  /** Git, or one of the person's own hooks, refused to commit. */
  | { readonly kind: 'commitRefused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly step: 'fetch' | 'push' }
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

  /** Tells git to keep a file that one side deleted and the other changed, as it is here; nothing for any other. */
  keep(path: string): Promise<void>;

  /** Commits these files alone, then brings both sides together. What else is staged or changed stays so. */
  share(
    paths: readonly string[],
    message: string,
    onStep: (step: SharingStep) => void,
    cancellation?: Cancellation,
  ): Promise<Outcome>;
}
