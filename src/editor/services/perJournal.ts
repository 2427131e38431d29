import * as vscode from 'vscode';
import { today } from '../../core/base/dates';
import { Disposables, Throttled } from './disposables';
import type { OpenJournal } from './openJournal';
import type { Parts } from './parts';

/** Minimum interval between events, since hundreds of journals may be read in a row. */
const notifyInterval = 150;

/** A value for each journal and its reader, cached until the journal changes. */
export class PerJournal<T> implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  /** Readers by journal; absent until they have been looked up. */
  readonly #readers = new Map<OpenJournal, string | undefined>();
  /** Cached values with the number of unread comments that they were computed for. */
  readonly #found = new Map<OpenJournal, { readonly value: T; readonly unread: number }>();
  readonly #parts: Parts;
  readonly #find: (open: OpenJournal, me: string | undefined, unread: number) => T;
  readonly #notify: Throttled;
  #day = '';

  /** Fires with a delay after any journal changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    parts: Parts,
    find: (open: OpenJournal, me: string | undefined, unread: number) => T,
  ) {
    this.#parts = parts;
    this.#find = find;
    const { journals, authors, unread } = parts;
    this.#notify = this.#disposables.add(
      new Throttled(notifyInterval, () => this.#changed.fire(undefined)),
    );
    this.#disposables.add(
      journals.onDidChange((open) => {
        if (open) this.#take(open);
        else this.#forgetOthers();
        this.#notify.call();
      }),
    );
    this.#disposables.add(
      authors.onDidChange(() => {
        for (const open of journals.all) this.#take(open);
      }),
    );
    this.#disposables.add(
      unread.onDidChange(() => {
        for (const [open, { unread: before }] of this.#found)
          if (unread.sharedIn(open) !== before) this.#found.delete(open);
        this.#notify.call();
      }),
    );
    for (const open of journals.all) this.#take(open);
  }

  #take(open: OpenJournal): void {
    this.#found.delete(open);
    void this.#parts.authors.known(open).then((person) => {
      if (this.#readers.has(open) && this.#readers.get(open) === person) return;
      this.#readers.set(open, person);
      this.#found.delete(open);
      this.#notify.call();
    });
  }

  #forgetOthers(): void {
    const all = new Set(this.#parts.journals.all);
    for (const open of this.#readers.keys()) if (!all.has(open)) this.#readers.delete(open);
    for (const open of this.#found.keys()) if (!all.has(open)) this.#found.delete(open);
  }

  /** The reader; `undefined` if unknown. */
  readerOf(open: OpenJournal): string | undefined {
    return this.#readers.get(open);
  }

  /** @returns `undefined` while the journal is being read */
  of(open: OpenJournal): T | undefined {
    if (!open.isLoaded || !this.#readers.has(open)) return undefined;
    const day = today(this.#parts.journals.world.clock);
    if (day !== this.#day) this.#found.clear();
    this.#day = day;
    let found = this.#found.get(open);
    if (found === undefined) {
      const unread = this.#parts.unread.sharedIn(open);
      found = { value: this.#find(open, this.#readers.get(open), unread), unread };
      this.#found.set(open, found);
    }
    return found.value;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
