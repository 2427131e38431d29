import * as vscode from 'vscode';
import type { Undecided } from '../../core/sharing/unsettled';
import { Debounced, Disposables } from './disposables';
import { gitProgram } from './gitProgram';
import type { Host } from './host';
import type { Journals } from './journals';
import type { LazyLog } from './log';
import type { OpenJournal } from './openJournal';

const refreshDelay = 200;
const none: ReadonlyMap<string, Undecided> = new Map();

/**
 * Files that one side deleted and the other changed, until the person has decided: git keeps such a file and
 * marks no conflict in it. Runs git only during a merge.
 */
export class Unsettled implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  /** Undecided paths, by the journal's key. */
  readonly #found = new Map<string, ReadonlyMap<string, Undecided>>();
  readonly #waiting = new Set<OpenJournal>();
  readonly #refreshLater = this.#disposables.add(
    new Debounced(refreshDelay, () => {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const open of waiting)
        this.refresh(open).catch((error: unknown) =>
          this.log.warn(`What git has left open could not be read: ${String(error)}`),
        );
    }),
  );

  readonly onDidChange = this.#changed.event;

  constructor(
    readonly host: Host,
    readonly journals: Journals,
    readonly log: LazyLog,
  ) {
    this.#disposables.add(journals.onDidChange((open) => this.refreshSoon(open)));
  }

  /** Usually empty. */
  in({ key }: OpenJournal): ReadonlyMap<string, Undecided> {
    return this.#found.get(key) ?? none;
  }

  /** @param open one journal, or all of them */
  refreshSoon(open?: OpenJournal): void {
    for (const one of open ? [open] : this.journals.all) this.#waiting.add(one);
    this.#refreshLater.call();
  }

  async refresh(open: OpenJournal): Promise<void> {
    const found = await this.#find(open);
    const before = this.in(open);
    if (found.size === before.size && [...found].every(([path, kind]) => before.get(path) === kind))
      return;
    if (found.size === 0) this.#found.delete(open.key);
    else this.#found.set(open.key, found);
    this.#changed.fire();
  }

  async #find({ root }: OpenJournal): Promise<ReadonlyMap<string, Undecided>> {
    if (!this.host.isJoining(root)) return none;
    const git = await gitProgram();
    const found = new Map<string, Undecided>();
    for (const { path, kind } of (await (git &&
      this.host.sharing(root, git, this.log)?.unsettled())) ?? [])
      if (kind !== 'both') found.set(path, kind);
    return found;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
