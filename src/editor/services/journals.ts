import * as vscode from 'vscode';
import type { Collections } from '../../core/library/collections';
import type { Entry } from '../../core/entries/entry';
import type { World } from '../../core/base/ports';
import { isDone, statuses, type Status } from '../../core/records/status';
import { activeUri } from './activeUri';
import { ContextKey } from './contextKey';
import { Disposables } from './disposables';
import { findJournals, isInReach, isJournal } from './findJournals';
import type { Host } from './host';
import { hasUnreadEntries } from '../../core/journal/unreadEntries';
import { OpenJournal } from './openJournal';

/** An entry with its journal. */
export interface EntryIn {
  readonly open: OpenJournal;
  readonly entry: Entry;
}

/** The journals of this window. */
export class Journals implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<OpenJournal | undefined>());
  readonly #open = new Map<string, OpenJournal>();
  readonly #searched = new ContextKey<boolean>('reflectiveJournal.searched');
  readonly #hasJournal = new ContextKey<boolean>('reflectiveJournal.hasJournal');
  readonly #areRead = new ContextKey<boolean>('reflectiveJournal.areRead');
  readonly #hasEntries = new ContextKey<boolean>('reflectiveJournal.hasEntries');
  readonly #hasUnreadEntries = new ContextKey<boolean>('reflectiveJournal.hasUnreadEntries');
  readonly #hasAnswered = new ContextKey<boolean>('reflectiveJournal.hasAnswered');
  readonly #hasCompleted = new ContextKey<boolean>('reflectiveJournal.hasCompleted');
  #chosen: string | undefined;
  #discovery: Promise<void> | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** Fires with the journal that changed, or without one if journals were added, removed or chosen. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly host: Host,
    readonly world: World,
    readonly builtIn: Promise<Collections>,
    readonly storage: vscode.Uri | undefined,
  ) {
    this.#disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.discover()));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('reflectiveJournal.discoveryDepth')) void this.discover();
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidRenameFiles(() => {
        // Moving a folder fires no events for its files.
        for (const open of this.all) void open.refresh();
      }),
    );
    // Uses the editor's own watcher of workspace folders, without adding another.
    const made = this.#disposables.add(
      vscode.workspace.createFileSystemWatcher('**/.journal/journal.yaml'),
    );
    this.#disposables.add(made.onDidCreate((uri) => void this.checkFolder(rootOf(uri))));
    this.#disposables.add(
      made.onDidChange((uri) => {
        // A file that is deleted and created at once, as by a checkout, is reported as changed.
        if (!this.#open.has(rootOf(uri).toString())) void this.checkFolder(rootOf(uri));
      }),
    );
    this.#disposables.add(made.onDidDelete((uri) => void this.checkFolder(rootOf(uri))));
    // Deleting a folder fires an event only for the folder.
    const gone = this.#disposables.add(
      vscode.workspace.createFileSystemWatcher('**', true, true, false),
    );
    this.#disposables.add(
      gone.onDidDelete((uri) => {
        const folder = `${uri.toString()}/`;
        for (const { key, root } of this.all)
          if (`${key}/.journal/`.startsWith(folder)) void this.checkFolder(root);
      }),
    );
  }

  get all(): readonly OpenJournal[] {
    return [...this.#open.values()];
  }

  /** Finds journals and starts reading new ones. Resolves when they are found, before they are read. */
  discover(): Promise<void> {
    // One run at a time, so that no journal is opened twice.
    this.#discovery = (this.#discovery ?? Promise.resolve()).then(() => this.#discover());
    return this.#discovery;
  }

  async #discover(): Promise<void> {
    const roots = await findJournals(vscode.workspace.workspaceFolders ?? [], depthOf);
    const keys = new Set(roots.map((root) => root.toString()));
    for (const [key, open] of this.#open) {
      if (keys.has(key)) continue;
      this.#open.delete(key);
      open.dispose();
    }
    const builtIn = await this.builtIn;
    for (const root of roots) if (!this.#open.has(root.toString())) this.#add(root, builtIn);
    this.#announceAndRead();
    // Set last: otherwise the welcome view would briefly claim that there is no journal.
    this.#searched.set(true);
  }

  /**
   * Checks whether one folder has a journal, without searching the others. Resolves when the result is
   * known.
   */
  checkFolder(root: vscode.Uri): Promise<void> {
    this.#discovery = (this.#discovery ?? Promise.resolve()).then(() => this.#checkFolder(root));
    return this.#discovery;
  }

  async #checkFolder(root: vscode.Uri): Promise<void> {
    const key = root.toString();
    const known = this.#open.get(key);
    const isThere = isInReach(root, depthOf, this.#open) && (await isJournal(root));
    if (isThere === (known !== undefined)) return;
    if (known) {
      this.#open.delete(key);
      known.dispose();
    } else this.#add(root, await this.builtIn);
    this.#announceAndRead();
  }

  /** Announces added and removed journals and reads the new ones. */
  #announceAndRead(): void {
    this.#announce(undefined);
    this.#reading = this.#reading.then(() => this.#readAll());
  }

  #add(root: vscode.Uri, builtIn: Collections): void {
    const storage =
      this.storage &&
      vscode.Uri.joinPath(this.storage, 'index', this.host.hash(root.toString()).slice(0, 16));
    const open = new OpenJournal(root, this.host, this.world, builtIn, storage);
    this.#open.set(open.key, open);
    open.journal.onDidChange(() => this.#announce(open));
    open.onDidRead(() => this.#updateAreRead());
  }

  /** Reads one journal at a time, starting with the current one: many at once would delay them all. */
  async #readAll(): Promise<void> {
    const done = new Set<OpenJournal>();
    for (;;) {
      const left = this.all.filter((open) => !open.isLoaded && !done.has(open));
      const { current } = this;
      const next = current && left.includes(current) ? current : left[0];
      if (!next) return;
      done.add(next);
      await next.loaded.catch((error: unknown) => {
        this.world.log.error(`Could not read ${next.name}: ${String(error)}`);
        this.#announce(next);
      });
    }
  }

  /** Until all journals are read, no view claims that something is missing. */
  #updateAreRead(): void {
    this.#areRead.set(this.#open.size > 0 && this.all.every(({ isRead }) => isRead));
  }

  #announce(open: OpenJournal | undefined): void {
    this.#updateAreRead();
    const hasEntries = this.all.some(({ journal }) => journal.entries.size > 0);
    this.#hasJournal.set(this.#open.size > 0);
    this.#hasEntries.set(hasEntries);
    // Asked for by empty views alone; a large journal would be searched at every change.
    this.#hasUnreadEntries.set(
      this.all.some(({ journal }) => journal.entries.size === 0 && hasUnreadEntries(journal)),
    );
    const has = (found: (status: Status) => boolean): boolean =>
      this.all.some(({ journal }) =>
        statuses.some((one) => found(one) && journal.tally.statuses[one] > 0),
      );
    this.#hasAnswered.set(has((status) => status !== 'drafting'));
    this.#hasCompleted.set(has(isDone));
    this.#changed.fire(open);
  }

  /** The journal with this key once it is read, after looking for it if necessary. */
  async opened(key: string): Promise<OpenJournal | undefined> {
    if (!this.#open.has(key)) await this.checkFolder(vscode.Uri.parse(key));
    const open = this.#open.get(key);
    await open?.loaded;
    return open;
  }

  /** The journal that contains the file, the innermost if journals are nested. */
  of(uri: vscode.Uri | undefined): OpenJournal | undefined {
    if (!uri) return undefined;
    return this.all
      .filter((open) => open.pathOf(uri) !== undefined)
      .sort((a, b) => b.root.path.length - a.root.path.length)[0];
  }

  entryAt(uri: vscode.Uri | undefined): EntryIn | undefined {
    const open = this.of(uri);
    const entry = open && uri && open.journal.entries.get(open.pathOf(uri)!);
    return open && entry ? { open, entry } : undefined;
  }

  get activeEntry(): EntryIn | undefined {
    return this.entryAt(activeUri());
  }

  /** The journal of the active editor, else the chosen one, else the first. */
  get current(): OpenJournal | undefined {
    const active = this.of(activeUri());
    return (
      active ??
      (this.#chosen === undefined ? undefined : this.#open.get(this.#chosen)) ??
      this.all[0]
    );
  }

  choose(key: string): void {
    this.#chosen = key;
    this.#announce(undefined);
  }

  /** Reads the files again, and updates views that depend on anything else, such as git's history. */
  async refreshAll(): Promise<void> {
    await Promise.all(this.all.map((open) => open.refresh()));
    this.#announce(undefined);
  }

  async saveAll(): Promise<void> {
    await Promise.all(this.all.map((open) => open.saveNow()));
  }

  dispose(): void {
    for (const open of this.all) open.dispose();
    this.#open.clear();
    this.#disposables.dispose();
  }
}

/** The folder of a journal, from the URI of its journal.yaml. */
const rootOf = (file: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(file, '../..');

const depthOf = ({ uri }: vscode.WorkspaceFolder): number =>
  vscode.workspace.getConfiguration('reflectiveJournal', uri).get('discoveryDepth', 3);
