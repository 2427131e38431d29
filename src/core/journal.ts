/**
 * One journal: the one cache of what lies in its folder. Files are the truth; whoever shows something
 * renders what stands here, listens to `onDidChange` and keeps no state of its own.
 */
import * as l10n from '@vscode/l10n';
import { noCollections, type Collections } from './collections';
import type { Entry, EntryFacts } from './entry';
import { EntryIndex } from './entryIndex';
import type { LocatableProblem } from './entryProblems';
import { EntryReader, type EntryRead } from './entryReader';
import type { EntryRecords, RecordFile } from './entryRecords';
import type { EntryText } from './entryText';
import { Emitter } from './event';
import { fold, type Authored, type Standing } from './fold';
import { noRows, type IndexCache, type Rows } from './indexCache';
import type { Setup } from './journalFile';
import type { Person } from './people';
import type { FileRead, Files, FileVersion, World } from './ports';
import type { Problem } from './problem';
import { parseRecordPath, readRecords } from './records';
import { isSetupPath, readSetupFiles, type SetupFiles } from './setupFiles';
import type { Tally } from './tally';
import type { Template } from './template';
import { unreadableFinding } from './unreadable';

/** What happened to a file. */
export type Change =
  /** Made, changed or removed on disk. */
  | { readonly kind: 'disk'; readonly path: string }
  /** Open in the editor with this text, which may not be saved yet. */
  | { readonly kind: 'open'; readonly path: string; readonly text: EntryText }
  /** No longer open: what is on disk counts again. */
  | { readonly kind: 'closed'; readonly path: string };

export interface JournalChange {
  /** Anything may have changed: journal.yaml, people, courses or templates. */
  readonly everything: boolean;
  /** Else the entries that are new, gone, or stand elsewhere. */
  readonly paths: ReadonlySet<string>;
}

const sliceCheck = 256;

export class Journal {
  readonly #files: Files;
  readonly #world: World;
  readonly #builtIn: Collections;
  readonly #changed = new Emitter<JournalChange>();
  readonly #index = new EntryIndex((path) => {
    if (!this.#everything) this.#touched.add(path);
  });
  readonly #reader: EntryReader;

  #setupFiles: SetupFiles = {
    setup: undefined,
    people: new Map(),
    collections: noCollections,
    problems: [],
  };
  /** Whose records count, as one value to compare. */
  #roles = '';
  #linkProblems: readonly Problem[] = [];
  readonly #open = new Map<string, EntryText>();
  /** Paths of entries, and ids of those whose records, were read since the cache was written last. */
  readonly #unsaved = new Set<string>();

  #tail: Promise<void> = Promise.resolve();
  #pending = new Map<string, Change>();
  #rescan = false;
  #touched = new Set<string>();
  #everything = false;

  /** Fires once for each batch of changes, when all of it stands. */
  readonly onDidChange = this.#changed.event;

  constructor(files: Files, world: World, builtIn: Collections) {
    this.#files = files;
    this.#world = world;
    this.#builtIn = builtIn;
    this.#reader = new EntryReader(world.hash, (id) => this.#index.needsDigest(id));
  }

  /** `undefined` while journal.yaml is missing. */
  get setup(): Setup | undefined {
    return this.#setupFiles.setup;
  }
  get people(): ReadonlyMap<string, Person> {
    return this.#setupFiles.people;
  }
  get collections(): Collections {
    return this.#setupFiles.collections;
  }
  get entries(): ReadonlyMap<string, Entry> {
    return this.#index.entries;
  }
  get tally(): Tally {
    return this.#index.tally;
  }
  get files(): Files {
    return this.#files;
  }
  get world(): World {
    return this.#world;
  }

  /** The entry with that id; `undefined` where there is none, or more than one. */
  entryById(id: string): Entry | undefined {
    return this.#index.byId(id);
  }

  /** Every entry with that id: more than one until a copy gets an id of its own. */
  pathsOf(id: string): readonly string[] {
    return this.#index.pathsOf(id);
  }

  /** All record files that speak of the entry, whoever wrote them. */
  recordPathsOf(id: string): readonly string[] {
    return this.#index.records.get(id)?.files.map(({ path }) => path) ?? [];
  }

  standingOf(entry: EntryFacts): Standing {
    return this.#index.standingOf(entry);
  }

  /** Entries with comments, and the keys of these, whoever wrote them. */
  *commented(): Iterable<{ readonly entry: Entry; readonly comments: readonly string[] }> {
    for (const [id, { standing }] of this.#index.records) {
      const entry = standing.comments.length > 0 ? this.#index.byId(id) : undefined;
      if (entry) yield { entry, comments: standing.comments };
    }
  }

  templateOf(entry: EntryFacts): Template | undefined {
    return this.#index.templateOf(entry);
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return this.#index.problemsOf(path);
  }

  /** Every problem in every file. */
  *problems(): Iterable<LocatableProblem> {
    yield* this.#setupFiles.problems;
    yield* this.#linkProblems;
    yield* this.#index.problems();
  }

  /** How many files have something that should be looked at; mere remarks do not count. */
  get filesWithProblems(): number {
    const setup = new Set(this.#setupFiles.problems.map((problem) => problem.path));
    return this.#index.troubled + setup.size;
  }

  /**
   * Reads the whole journal; what the cache holds of a file is taken when the file has not changed since.
   * Resolves when everything stands.
   */
  load(cache?: IndexCache): Promise<void> {
    return this.#next(async () => {
      const rows = cache ? await this.#loadCache(cache) : noRows;
      await this.#readSetup();
      await this.#scan(rows);
    });
  }

  async #loadCache(cache: IndexCache): Promise<Rows> {
    try {
      return await cache.load();
    } catch (error) {
      this.#world.log.warn(`The cache could not be read: ${String(error)}`);
      return noRows;
    }
  }

  /** Looks at every file again. */
  refresh(): Promise<void> {
    this.#rescan = true;
    return this.apply([]);
  }

  /** Takes in changes; those that come while others are under way wait together. Resolves when they stand. */
  apply(changes: readonly Change[]): Promise<void> {
    const isWaiting = this.#pending.size > 0;
    for (const change of changes) {
      // The order of disk and editor does not matter: what is open counts until it is closed.
      if (change.kind === 'disk' && this.#pending.has(change.path)) continue;
      this.#pending.set(change.path, change);
    }
    return isWaiting ? this.#tail : this.#next(() => this.#drain());
  }

  /** Writes what changed into the cache. */
  async saveCache(cache: IndexCache): Promise<void> {
    const unsaved = new Set(this.#unsaved);
    this.#unsaved.clear();
    await cache.save(this.#rows(), unsaved, this.#world.clock.now());
  }

  *#rows(): Iterable<EntryFacts | EntryRecords> {
    // A file with problems is read again each time, so that its problems are found again.
    const isGood = ({ path }: { path: string }): boolean => !this.#index.hasFileProblems(path);
    for (const records of this.#index.records.values())
      if (records.files.every(isGood)) yield records;
    for (const entry of this.#index.entries.values()) if (isGood(entry)) yield entry;
  }

  #next(run: () => Promise<void>): Promise<void> {
    const result = this.#tail.then(async () => {
      try {
        await run();
      } catch (error) {
        // What it left undone is found by looking at every file the next time.
        this.#rescan = true;
        throw error;
      } finally {
        this.#fire();
      }
    });
    // One run that fails is reported to whoever asked for it; the next one starts all the same.
    this.#tail = result.catch(() => undefined);
    return result;
  }

  #fire(): void {
    const change = { paths: this.#touched, everything: this.#everything };
    this.#touched = new Set();
    this.#everything = false;
    if (change.everything || change.paths.size > 0) this.#changed.fire(change);
  }

  async #drain(): Promise<void> {
    const changes = this.#pending;
    this.#pending = new Map();
    const records: string[] = [];
    const entries = new Set<string>();
    let setup = false;
    for (const change of changes.values()) {
      const { path } = change;
      if (change.kind === 'open') this.#open.set(path, change.text);
      else if (change.kind === 'closed') this.#open.delete(path);
      if (isSetupPath(path)) setup = true;
      else if (parseRecordPath(path)) records.push(path);
      else if (this.setup?.isEntry(path) || this.#index.entries.has(path)) entries.add(path);
      else if (change.kind === 'disk') this.#rescan = true;
    }
    const pattern = this.setup?.file.entries;
    const roles = this.#roles;
    if (setup || this.#rescan) await this.#readSetup();
    if (this.setup?.file.entries !== pattern || this.#roles !== roles) this.#rescan = true;
    if (this.#rescan) {
      for (const [path, change] of changes) if (change.kind !== 'disk') entries.add(path);
      // An open file may not be on disk yet.
      for (const path of this.#open.keys()) entries.add(path);
      await this.#scan(noRows);
      this.#rescan = false;
      // Nobody told whether templates changed too.
      setup = true;
    }
    // Without journal.yaml nothing belongs to it; with a new one everything is looked for.
    if (this.setup) await this.#readRecords(this.#withTheirSiblings(records), entries);
    await this.#readEntries([...entries].filter((path) => this.setup?.isEntry(path)));
    if (setup)
      await this.#each([...this.#index.entries.keys()], (path) => this.#index.derive(path));
  }

  /** Those record files with all others of their entries: where an entry stands follows from them together. */
  #withTheirSiblings(paths: readonly string[]): Map<string, Set<string>> {
    const groups = new Map<string, Set<string>>();
    for (const path of paths) {
      const { entry } = parseRecordPath(path)!;
      const group = groups.get(entry) ?? new Set(this.recordPathsOf(entry));
      groups.set(entry, group.add(path));
    }
    return groups;
  }

  async #readSetup(): Promise<void> {
    this.#setupFiles = await readSetupFiles(this.#files, this.#builtIn);
    this.#index.collections = this.#setupFiles.collections;
    const { file } = this.#setupFiles.setup ?? {};
    this.#roles = file ? JSON.stringify([file.owner, ...file.reviewers]) : '';
    this.#everything = true;
  }

  /** Brings the index in step with the folder: what is gone goes, what is new or changed is read. */
  async #scan(cached: Rows): Promise<void> {
    const found = await this.#list();
    await this.#removeUnseen(found);
    const again = new Set<string>();
    await this.#readRecords(await this.#staleRecords(found.records, cached), again);
    for (const path of await this.#staleEntries(found.entries, cached)) again.add(path);
    await this.#each(found.entries, (path) => {
      const entry = this.#index.entries.get(path);
      if (entry && entry.digest === undefined && this.#index.needsDigest(entry.id)) again.add(path);
    });
    await this.#readEntries([...again]);
  }

  async #list(): Promise<Found> {
    const { setup } = this;
    const records = new Map<string, string[]>();
    const entries: string[] = [];
    const links: Problem[] = [];
    const folders = setup ? withoutNested(['.journal', 'private', ...setup.entryFolders]) : [];
    for (const folder of folders) {
      const listing = await this.#files.list(folder);
      for (const path of listing.links)
        if (setup!.isEntry(path) || path.startsWith('.journal/')) links.push(notFollowed(path));
      await this.#each(listing.files, (path) => {
        const entry = parseRecordPath(path)?.entry;
        if (entry === undefined) {
          if (setup!.isEntry(path)) entries.push(path);
          return;
        }
        const paths = records.get(entry);
        if (paths) paths.push(path);
        else records.set(entry, [path]);
      });
    }
    this.#linkProblems = links;
    return { entries, records };
  }

  async #removeUnseen({ entries, records }: Found): Promise<void> {
    const known = [...this.#index.entries.keys(), ...this.#index.pathsWithFileProblems()];
    if (known.length > 0) {
      const seen = new Set(entries);
      for (const paths of records.values()) for (const path of paths) seen.add(path);
      await this.#each(known, (path) => {
        const isOpen = this.#open.has(path) && this.setup?.isEntry(path);
        if (!seen.has(path) && !isOpen) this.#remove(path);
      });
    }
    await this.#each([...this.#index.records.keys()], (entry) => {
      if (!records.has(entry)) this.#takeRecords(entry, [], [], new Set());
    });
  }

  /** Of these entries, those whose text is not known yet; what the cache knows of the others is taken over. */
  async #staleEntries(paths: readonly string[], cached: Rows): Promise<string[]> {
    const stale: string[] = [];
    const doubtful: string[] = [];
    const known: EntryFacts[] = [];
    await this.#each(paths, (path) => {
      const facts = this.#index.entries.get(path) ?? cached.entries.get(path);
      if (!facts) return stale.push(path);
      doubtful.push(path);
      return known.push(facts);
    });
    await this.#files.statEach(doubtful, (index, version) => {
      const facts = known[index]!;
      const { path } = facts;
      if (!version) this.#remove(path);
      else if (!isSameVersion(facts, version)) stale.push(path);
      else if (!this.#index.entries.has(path)) this.#index.put(facts);
    });
    return stale;
  }

  /** Of these records, by entry, those that are not known yet; what the cache knows of the others is taken over. */
  async #staleRecords(
    found: ReadonlyMap<string, readonly string[]>,
    cached: Rows,
  ): Promise<Map<string, readonly string[]>> {
    const stale = new Map<string, readonly string[]>();
    const doubtful: RecordFile[] = [];
    const known: EntryRecords[] = [];
    await this.#each([...found.keys()], (entry) => {
      const paths = found.get(entry)!;
      const records = this.#index.records.get(entry) ?? cached.records.get(entry);
      if (records?.roles !== this.#roles || !isOfFiles(records, paths))
        return stale.set(entry, paths);
      for (const file of records.files) {
        doubtful.push(file);
        known.push(records);
      }
      return undefined;
    });
    await this.#files.statEach(
      doubtful.map(({ path }) => path),
      (index, version) => {
        const { entry } = known[index]!;
        if (!version || !isSameVersion(doubtful[index]!, version))
          stale.set(entry, found.get(entry)!);
      },
    );
    await this.#each([...found.keys()], (entry) => {
      const records = cached.records.get(entry);
      if (!records || stale.has(entry) || this.#index.records.has(entry)) return;
      this.#index.records.set(entry, records);
      for (const path of this.#index.pathsOf(entry)) this.#index.derive(path);
    });
    return stale;
  }

  /**
   * @param groups paths by the id of the entry that they speak of: all of each
   * @param again takes the entries that must be read since a record now needs their digest
   */
  async #readRecords(
    groups: ReadonlyMap<string, Iterable<string>>,
    again: Set<string>,
  ): Promise<void> {
    const paths = [...groups.values()].flatMap((group) => [...group]);
    const waiting = new Map<string, { left: number; files: RecordFile[]; authored: Authored[] }>();
    for (const [entry, group] of groups)
      waiting.set(entry, { left: [...group].length, files: [], authored: [] });
    await this.#files.readEach(paths, (read) => {
      const { path } = read;
      const { person, entry } = parseRecordPath(path)!;
      const group = waiting.get(entry)!;
      if ('text' in read) {
        const { records, findings } = readRecords(read.text);
        this.#index.setFileProblems(path, findings);
        group.files.push({ path, size: read.size, mtime: read.mtime });
        group.authored.push({ person, records });
      } else
        this.#index.setFileProblems(
          path,
          'unreadable' in read ? [unreadableFinding(read.unreadable)] : [],
        );
      if (--group.left > 0) return;
      waiting.delete(entry);
      this.#takeRecords(entry, group.files, group.authored, again);
    });
  }

  #takeRecords(
    entry: string,
    files: readonly RecordFile[],
    authored: readonly Authored[],
    again: Set<string>,
  ): void {
    const { records } = this.#index;
    if (files.length > 0) {
      const { owner, reviewers } = this.setup!.file;
      const standing = fold(authored, { owner, reviewers }, this.#world.clock);
      records.set(entry, { entry, files, standing, roles: this.#roles });
    } else records.delete(entry);
    this.#unsaved.add(entry);
    for (const path of this.#index.pathsOf(entry)) {
      const known = this.#index.entries.get(path);
      if (known?.digest === undefined && this.#index.needsDigest(entry)) again.add(path);
      else this.#index.derive(path);
    }
  }

  async #readEntries(paths: readonly string[]): Promise<void> {
    const closed: string[] = [];
    for (const path of paths) {
      const text = this.#open.get(path);
      // Size -1: what is not saved yet is never taken for what is on disk.
      if (text) this.#put(path, this.#reader.ofText(path, text, { size: -1, mtime: 0 }));
      else closed.push(path);
    }
    await this.#files.readEach(closed, (read) => this.#takeEntry(read));
  }

  #takeEntry(read: FileRead): void {
    if ('text' in read) return this.#put(read.path, this.#reader.read(read));
    this.#remove(read.path);
    if ('unreadable' in read)
      this.#index.setFileProblems(read.path, [unreadableFinding(read.unreadable)]);
  }

  #put(path: string, { facts, findings }: EntryRead): void {
    this.#index.setFileProblems(path, findings);
    this.#unsaved.add(path);
    this.#index.put(facts);
  }

  #remove(path: string): void {
    if (this.#index.remove(path)) this.#unsaved.add(path);
  }

  /** Calls back for each path without holding up the event loop. */
  async #each(paths: readonly string[], visit: (path: string) => void): Promise<void> {
    let count = 0;
    for (const path of paths) {
      if (++count % sliceCheck === 0) await this.#world.pace();
      visit(path);
    }
  }
}

/** What lies in a journal's folder: entries, and the record files by the id of the entry that they speak of. */
interface Found {
  readonly entries: readonly string[];
  readonly records: ReadonlyMap<string, readonly string[]>;
}

const isSameVersion = (a: FileVersion, b: FileVersion): boolean =>
  a.size === b.size && a.mtime === b.mtime;

const isOfFiles = ({ files }: EntryRecords, paths: readonly string[]): boolean =>
  files.length === paths.length && files.every(({ path }) => paths.includes(path));

const notFollowed = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'info',
  code: 'file.link',
  message: l10n.t(
    'This is a symbolic link. Links are not followed, so what it points to is not part of the journal.',
  ),
});

/** Folders without those that lie in another one of the list. */
function withoutNested(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) =>
      !unique.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
}
