import * as vscode from 'vscode';
import type { Collections } from '../../core/library/collections';
import { IndexCache } from '../../core/journal/index/index';
import { Journal } from '../../core/journal/journal';
import type { Files, World } from '../../core/base/ports';
import { progressOf, type Progress } from '../../core/progress/progress';
import { isTemporary, removeLeftovers } from '../../core/base/temporaryFiles';
import { Debounced, Disposables } from './disposables';
import type { Host } from './host';

const saveAfter = 5000;
const snapshotName = 'progress.json';

/** Reads a setting for diagnosis, which is not contributed: `plain` reads every file at each start. */
const isCacheOff = (root: vscode.Uri): boolean =>
  vscode.workspace.getConfiguration('reflectiveJournal', root).get('index') === 'plain';

/** An open journal of this window. Watches its folder and saves its cache. */
export class OpenJournal implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #wasRead = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #storage: Files | undefined;
  readonly #cache: IndexCache | undefined;
  readonly #save: Debounced;
  readonly #world: World;
  #watchedPattern: string | undefined;
  #watcher: vscode.Disposable | undefined;
  #isLoaded = false;
  #loaded: Promise<void> | undefined;
  #failure: string | undefined;

  /** Fires once, after the first attempt to read the files. */
  readonly onDidRead = this.#wasRead.event;
  readonly journal: Journal;
  readonly key: string;
  readonly name: string;

  /** @param storage the extension's folder for this journal; without it nothing is cached */
  constructor(
    readonly root: vscode.Uri,
    host: Host,
    world: World,
    builtIn: Collections,
    storage: vscode.Uri | undefined,
  ) {
    this.key = root.toString();
    this.name = root.path.split('/').filter(Boolean).at(-1) ?? root.toString();
    this.#world = world;
    this.journal = new Journal(host.files(root), world, builtIn);
    this.#storage = storage && host.files(storage);
    if (this.#storage && !host.isCacheOff && !isCacheOff(root))
      this.#cache = new IndexCache(this.#storage, this.key, world);
    this.#save = this.#disposables.add(new Debounced(saveAfter, () => void this.saveNow()));
  }

  /** `false` until the files have been read. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Resolves after the files were first read. */
  get loaded(): Promise<void> {
    return (this.#loaded ??= this.#load()
      .catch((error: unknown) => {
        this.#failure = error instanceof Error ? error.message : String(error);
        throw error;
      })
      .finally(() => this.#wasRead.fire()));
  }

  /** Why the first attempt to read the files failed. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** `false` until the first attempt to read the files has ended. */
  get isRead(): boolean {
    return this.#isLoaded || this.#failure !== undefined;
  }

  /** Checks every file again, unless the journal has not been read yet. */
  async refresh(): Promise<void> {
    if (this.#loaded) await this.journal.refresh();
  }

  async #load(): Promise<void> {
    this.#watch('.journal/**');
    this.#watch('private/**');
    this.#disposables.add(
      this.journal.onDidChange(() => {
        this.#watchEntries();
        if (this.#isLoaded) this.#save.call();
      }),
    );
    const start = this.#world.clock.now();
    const { cached, read } = await this.journal.load(this.#cache);
    this.#isLoaded = true;
    const milliseconds = this.#world.clock.now() - start;
    this.#world.log.info(
      `${this.name}: ${this.journal.entries.size} entries in ${milliseconds} ms, ${cached} from the cache, ${read} read`,
    );
    this.#save.call();
    void this.#removeLeftovers();
  }

  async #removeLeftovers(): Promise<void> {
    try {
      await this.journal.removeLeftovers();
      const storage = this.#storage;
      if (storage)
        await removeLeftovers(storage, (await storage.list('', false)).files, this.#world.clock);
    } catch (error) {
      this.#world.log.warn(`Could not remove temporary files of ${this.name}: ${String(error)}`);
    }
  }

  /** The last content of the progress panel, shown until the files are read. */
  async snapshot(): Promise<Progress | undefined> {
    const read = await this.#storage?.read(snapshotName);
    if (!read || !('text' in read)) return undefined;
    try {
      const { key, progress } = JSON.parse(read.text) as { key: string; progress: Progress };
      return key === this.key ? progress : undefined;
    } catch {
      return undefined;
    }
  }

  /** A short text stored for this journal. */
  async kept(name: string): Promise<string | undefined> {
    const read = await this.#storage?.read(name);
    return read && 'text' in read ? read.text : undefined;
  }

  /** Stores a short text, if there is storage. */
  async keep(name: string, text: string): Promise<void> {
    await this.#storage?.replace(name, text);
  }

  async saveNow(): Promise<void> {
    if (!this.#isLoaded || !this.#storage) return;
    try {
      if (this.#cache) await this.journal.saveCache(this.#cache);
      await this.#storage.replace(
        snapshotName,
        JSON.stringify({ key: this.key, progress: progressOf(this.journal) }),
      );
    } catch (error) {
      // Without a cache only the next start is slower.
      this.#world.log.warn(`Could not remember the index of ${this.name}: ${String(error)}`);
    }
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** The path in the journal; `undefined` outside it. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.root.scheme || uri.authority !== this.root.authority) return undefined;
    const base = this.root.path.endsWith('/') ? this.root.path : `${this.root.path}/`;
    return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
  }

  #watchEntries(): void {
    const setup = this.journal.setup;
    if (!setup) return;
    // Watches the entries' whole folder, since deleting or moving a folder fires an event only for the folder.
    const folder = setup.entryFolders[0]!;
    const pattern = folder === '' ? setup.file.entries : `${folder}/**`;
    if (pattern === this.#watchedPattern) return;
    this.#watchedPattern = pattern;
    this.#watcher?.dispose();
    this.#watcher = this.#watcherOf(pattern);
  }

  #watch(pattern: string): void {
    this.#disposables.add(this.#watcherOf(pattern));
  }

  #watcherOf(pattern: string): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(this.root, pattern),
    );
    const tell = (uri: vscode.Uri): void => {
      const path = this.pathOf(uri);
      // Ignores our own temporary files.
      if (path !== undefined && !isTemporary(path))
        void this.journal.apply([{ kind: 'disk', path }]);
    };
    watcher.onDidCreate(tell);
    watcher.onDidChange(tell);
    watcher.onDidDelete(tell);
    return watcher;
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#disposables.dispose();
  }
}

/** The path of a journal as in the Explorer. */
export function shownPath({ root, name }: OpenJournal): string {
  const folder = vscode.workspace.getWorkspaceFolder(root);
  return folder?.uri.toString() === root.toString() ? name : vscode.workspace.asRelativePath(root);
}
