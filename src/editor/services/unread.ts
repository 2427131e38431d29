import * as vscode from 'vscode';
import { authorIn } from '../../core/comments/comments';
import type { Entry } from '../../core/entries/entry';
import { mayLeave } from '../../core/entries/mayLeave';
import type { Authors } from './author';
import { Debounced, Disposables } from './disposables';
import type { Journals } from './journals';
import type { OpenJournal } from './openJournal';

const readKey = 'readComments';
const countAfter = 50;
const none: ReadonlyMap<string, readonly string[]> = new Map();

/** Comments by others that are unread on this device. Journals do not store this. */
export class UnreadComments implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #read: Set<string>;
  /** Unread comments by the entry's path, by the journal's key. */
  readonly #unread = new Map<string, ReadonlyMap<string, readonly string[]>>();
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
  get total(): number {
    let total = 0;
    for (const { key } of this.journals.all)
      for (const unread of this.#unread.get(key)?.values() ?? []) total += unread.length;
    return total;
  }

  /** Unread comments in one journal, by the entry's path. */
  in({ key }: OpenJournal): ReadonlyMap<string, readonly string[]> {
    return this.#unread.get(key) ?? none;
  }

  /** Without comments on private entries, which a team does not see. */
  sharedIn(open: OpenJournal): number {
    let total = 0;
    for (const [path, unread] of this.in(open)) if (mayLeave(path)) total += unread.length;
    return total;
  }

  countOf(open: OpenJournal, { path }: Entry): number {
    return this.#unread.get(open.key)?.get(path)?.length ?? 0;
  }

  /** @param key of a comment; @param reader if known */
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
      // Looks up the reader only if there are comments.
      const reader = commented.length > 0 ? await this.authors.known(open) : undefined;
      const unread = commented
        .map(({ entry, comments }) => {
          const keys = comments.filter((key) => this.isUnread(key, reader));
          return [entry.path, keys] as const;
        })
        .filter(([, keys]) => keys.length > 0);
      this.#unread.set(open.key, new Map(unread));
    }
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
