import * as vscode from 'vscode';
import { authorIn } from '../../core/comments/comments';
import type { Entry } from '../../core/entries/entry';
import { mayLeave } from '../../core/entries/mayLeave';
import type { Journal } from '../../core/journal/journal';
import { recordKey } from '../../core/records/fold';
import type { ClaimVerdict, Look } from '../../core/records/reviewing';
import type { Authors } from './author';
import { Debounced, Disposables } from './disposables';
import type { Journals } from './journals';
import type { OpenJournal } from './openJournal';

const readKey = 'readComments';
const countAfter = 50;
const none: ReadonlyMap<string, readonly never[]> = new Map();

/** A review, sign-off or decision on a claim that the owner has not seen. */
export interface UnreadReview {
  /** Of the record. */
  readonly key: string;
  readonly kind: Look['kind'] | ClaimVerdict;
}

/** What is unread in a journal, by the entry's path. */
interface UnreadIn {
  /** Keys of the comments. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
  readonly reviews: ReadonlyMap<string, readonly UnreadReview[]>;
}

/**
 * Comments by others, and reviews of the reader's own entries, that are unread on this device. Journals do not
 * store this.
 */
export class Unread implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #read: Set<string>;
  /** By the journal's key. */
  readonly #unread = new Map<string, UnreadIn>();
  /** Keys of the journals to count again. */
  readonly #waiting = new Set<string>();

  /** Fires when counts changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly state: vscode.Memento,
    readonly journals: Journals,
    readonly authors: Authors,
  ) {
    this.#read = new Set(state.get<string[]>(readKey, []));
    const count = this.#disposables.add(new Debounced(countAfter, () => void this.#count()));
    this.#disposables.add(
      journals.onDidChange((open) => {
        for (const one of open ? [open] : journals.all) this.#waiting.add(one.key);
        count.call();
      }),
    );
  }

  /** Unread comments in all journals of the window. */
  get comments(): number {
    return this.#sum(({ comments }) => comments);
  }

  /** Unread reviews in all journals of the window. */
  get reviews(): number {
    return this.#sum(({ reviews }) => reviews);
  }

  #sum(lists: (unread: UnreadIn) => ReadonlyMap<string, readonly unknown[]>): number {
    let total = 0;
    for (const { key } of this.journals.all) {
      const unread = this.#unread.get(key);
      if (unread) for (const list of lists(unread).values()) total += list.length;
    }
    return total;
  }

  /** Unread comments in one journal, by the entry's path. */
  commentsIn({ key }: OpenJournal): ReadonlyMap<string, readonly string[]> {
    return this.#unread.get(key)?.comments ?? none;
  }

  /** Without comments on private entries, which a team does not see. */
  sharedIn(open: OpenJournal): number {
    let total = 0;
    for (const [path, unread] of this.commentsIn(open)) if (mayLeave(path)) total += unread.length;
    return total;
  }

  countOf(open: OpenJournal, { path }: Entry): number {
    return this.commentsIn(open).get(path)?.length ?? 0;
  }

  reviewsOf({ key }: OpenJournal, { path }: Entry): readonly UnreadReview[] {
    return this.#unread.get(key)?.reviews.get(path) ?? [];
  }

  /** @param key of a comment or review; @param reader if known */
  isUnread(key: string, reader: string | undefined): boolean {
    return authorIn(key) !== reader && !this.#read.has(key);
  }

  async markRead(keys: Iterable<string>): Promise<void> {
    const before = this.#read.size;
    for (const key of keys) this.#read.add(key);
    if (this.#read.size === before) return;
    for (const { key } of this.journals.all) this.#waiting.add(key);
    await Promise.all([this.state.update(readKey, [...this.#read]), this.#count()]);
  }

  async #count(): Promise<void> {
    const waiting = new Set(this.#waiting);
    this.#waiting.clear();
    for (const open of this.journals.all) {
      if (!waiting.has(open.key)) continue;
      const commented = [...open.journal.commented()];
      const reviewed = [...open.journal.reviewed()];
      // Looks up the reader only if there is something to read.
      const isEmpty = commented.length + reviewed.length === 0;
      const reader = isEmpty ? undefined : await this.authors.known(open);
      const isUnread = (key: string): boolean => this.isUnread(key, reader);
      const comments = commented.map(
        ({ entry, comments }) => [entry.path, comments.filter(isUnread)] as const,
      );
      const reviews = reviewed.map(
        ({ entry, reviewing: { looks, verdicts } }) =>
          [
            entry.path,
            [...looks, ...verdicts]
              .map(({ person, id, kind }) => ({ key: recordKey(person, id), kind }))
              .filter(({ key }) => isUnread(key)),
          ] as const,
      );
      this.#unread.set(open.key, {
        comments: new Map(comments.filter(([, keys]) => keys.length > 0)),
        reviews: isOwner(open.journal, reader)
          ? new Map(reviews.filter(([, found]) => found.length > 0))
          : none,
      });
    }
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

const isOwner = ({ setup }: Journal, reader: string | undefined): boolean =>
  reader !== undefined && reader === setup?.file.owner;
