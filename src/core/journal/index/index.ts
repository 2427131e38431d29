/**
 * The index of a journal: its entries and records, kept in step with the files and cached between sessions.
 * Everything else in this folder is private.
 */
import type { CountedRecords } from '../../authorship/countedRecords';
import { forEachInSlices } from '../../base/forEachInSlices';
import { isAtOrBelow } from '../../base/paths';
import type { Files, World } from '../../base/ports';
import type { Problem } from '../../base/problem';
import { isOfFolder } from '../../base/unreadable';
import type { Entry } from '../../entries/entry';
import type { EntryText } from '../../entries/entryText';
import { privateElsewhere } from '../../entries/mayLeave';
import type { Collections } from '../../library/collections';
import { isRecordPath, parseRecordPath } from '../../records/records';
import type { Setup } from '../setup/journalFile';
import { isSetupPath } from '../setup/setupFiles';
import { recordsAt } from './columns';
import { EntryIndex } from './entryIndex';
import { EntryRows } from './entryRows';
import type { Cached, IndexCache, CachedSums } from './indexCache';
import { IndexReader } from './indexReader';
import {
  compareFiles,
  existingPaths,
  listFiles,
  type ComparedFiles,
  type ListedFiles,
} from './listing';
import { RecordGroups, type RecordGroup } from './recordGroups';
import type { Tally } from './tally';

export { IndexCache } from './indexCache';
export { tallyOf, type Tally, type TemplateTally } from './tally';

/** The context of an entry's state, in addition to entries and records. */
export interface Basis {
  readonly setup: Setup | undefined;
  readonly collections: Collections;
  readonly counted: CountedRecords;
}

/** Number of entries that the cache had, and that were read. */
export interface LoadCounts {
  readonly cached: number;
  readonly read: number;
}

export type Entries = ReadonlyMap<string, Entry> & Pick<EntryIndex['entries'], 'from' | 'pathsOf'>;
export type Records = Pick<
  EntryIndex['records'],
  | 'paths'
  | 'pathsOf'
  | 'entryOf'
  | 'get'
  | 'standingOf'
  | 'reviewingOf'
  | 'commented'
  | 'reviewed'
  | 'withoutEntry'
>;
export type Problems = Pick<
  EntryIndex['problems'],
  'of' | 'all' | 'paths' | 'pathsInFile' | 'errorIn' | 'mayHideId' | 'seriousCount'
>;

export class JournalIndex {
  readonly #files: Files;
  readonly #world: World;
  readonly #open: ReadonlyMap<string, EntryText>;
  readonly #index: EntryIndex;
  readonly #reader: IndexReader;
  #setup: Setup | undefined;
  /** The roles and the zone by which all records were folded; empty while that is not complete. */
  #foldedBy = '';
  /** The pattern of entries at the last scan. */
  #pattern = '';
  #isChanging = false;
  #listed: Pick<ListedFiles, 'problems' | 'leftovers'> = { problems: [], leftovers: [] };

  /**
   * @param open texts of entries that are open in the editor: they count instead of the files
   * @param onChange receives the path of each entry that is new, gone or has another state
   */
  constructor(
    files: Files,
    world: World,
    open: ReadonlyMap<string, EntryText>,
    onChange: (path: string) => void,
  ) {
    this.#files = files;
    this.#world = world;
    this.#open = open;
    this.#index = new EntryIndex(onChange);
    this.#reader = new IndexReader(files, world, this.#index, open);
  }

  get entries(): Entries {
    return this.#index.entries;
  }
  /** The entry with that id; `undefined` if there is none, or more than one. */
  entry(id: string): Entry | undefined {
    return this.#index.entries.byId(id);
  }
  get records(): Records {
    return this.#index.records;
  }
  /** Problems in entries and record files. */
  get problems(): Problems {
    return this.#index.problems;
  }
  /** Links and unreadable folders, as last listed. */
  get listingProblems(): readonly Problem[] {
    return this.#listed.problems;
  }
  /** Temporary files, as last listed. */
  get leftovers(): readonly string[] {
    return this.#listed.leftovers;
  }
  /** Counts changes of the ids that entries or records have. */
  get idChanges(): number {
    return this.#index.idChanges;
  }
  get sums(): Tally {
    return this.#index.tally;
  }

  /** Restores what the cache has, and reads every file that is new or has changed. */
  load(basis: Basis, cache?: IndexCache): Promise<LoadCounts> {
    return this.#change(async () => {
      await this.#setBasis(basis);
      const { setup } = basis;
      const canRestore =
        setup !== undefined && this.entries.size === 0 && (await cache?.exists()) === true;
      // Before the cache takes up memory: creating thousands of objects then waits for garbage collection.
      const listed = await this.#list(setup, canRestore);
      if (canRestore) await this.#restore(await this.#loadCache(cache!), setup);
      const counts = await this.#scan(setup, listed);
      void this.fillDeferred();
      return counts;
    });
  }

  /**
   * Reads changed files again.
   * @param changes paths of files that changed, or whose entry was opened or closed
   * @param rescan whether to look at every file
   */
  apply(changes: Iterable<string>, basis: Basis, rescan = false): Promise<void> {
    return this.#change(async () => {
      const records = await this.#setBasis(basis);
      const { setup } = basis;
      const isOther = this.#pattern !== patternOf(setup) || this.#foldedBy !== this.#rolesOf(setup);
      const entries = new Set<string>();
      for (const path of changes)
        if (isRecordPath(path)) records.push(path);
        else if (setup?.isEntry(path) || this.entries.has(path)) entries.add(path);
      if (rescan || isOther) {
        // An open file may not be on disk yet.
        for (const path of this.#open.keys()) entries.add(path);
        await this.#scan(setup, await this.#list(setup, true));
      }
      // Without journal.yaml nothing belongs to the journal.
      if (setup) await this.#readAgain(setup, records, entries);
    });
  }

  /** Whether a change of that file or folder can only be applied by looking at every file. */
  needsScan(path: string): boolean {
    const denied = this.#listed.problems.filter(({ code }) => isOfFolder(code));
    // An event for one file in an unreadable folder may mean that all of the folder can be read again.
    if (denied.some((folder) => isAtOrBelow(path, folder.path))) return true;
    const isKnown = isSetupPath(path) || isRecordPath(path) || this.entries.has(path);
    return !isKnown && !this.#setup?.isEntry(path);
  }

  /** Writes everything that changed into the cache. */
  async save(cache: IndexCache): Promise<void> {
    const changed = this.#reader.takeUnsaved();
    const { entries, records, problems } = this.#index;
    // A record that does not count today may count tomorrow, so its file is read again, like any with a problem.
    const { entries: judged } = this.#reader.counted;
    const isFaultless = (path: string): boolean =>
      !problems.hasInFile(path) &&
      !(judged.size > 0 && judged.has(parseRecordPath(path)?.entry ?? ''));
    const rows = {
      ...{ foldedBy: this.#foldedBy, pattern: this.#pattern, records },
      entries: { keys: () => entries.keys(), get: (path: string) => entries.peek(path) },
      sums: () => this.#cachedSums(),
    };
    await cache.save(rows, changed, this.#world.clock.now(), isFaultless);
  }

  /** Fills the deferred maps in slices: filling them at once on request would block the event loop. */
  async fillDeferred(): Promise<void> {
    do await this.#world.pace();
    while (this.#index.step());
  }

  /** `undefined` while the index is changing, or has changed since its rows were saved. */
  #cachedSums(): CachedSums | undefined {
    const { key } = this.#index.collections;
    if (this.#isChanging || this.#reader.hasUnsaved || key === '') return undefined;
    const sums = this.#index.sums();
    return sums && { foldedBy: this.#foldedBy, pattern: this.#pattern, collections: key, ...sums };
  }

  async #change<T>(run: () => Promise<T>): Promise<T> {
    this.#isChanging = true;
    try {
      return await run();
    } finally {
      this.#isChanging = false;
    }
  }

  /** @returns the record files to be read again because other records count now */
  async #setBasis({ collections, counted }: Basis): Promise<string[]> {
    const index = this.#index;
    if (collections !== index.collections) {
      // With the new collections the previous state of an entry could no longer be computed.
      await this.#each([...index.entries.keys()], (path) => index.entries.materialise(path));
      index.collections = collections;
      await this.#each([...index.entries.keys()], (path) => index.derive(path));
    }
    const before = this.#reader.counted;
    if (counted === before) return [];
    this.#reader.counted = counted;
    return [...new Set([...before.entries, ...counted.entries])].flatMap((entry) =>
      index.records.pathsOf(entry),
    );
  }

  /** @param wantsVersions whether the files are compared with the index afterwards */
  async #list(setup: Setup | undefined, wantsVersions: boolean): Promise<ListedFiles> {
    const listed = await listFiles(this.#files, setup, wantsVersions);
    this.#listed = { problems: listed.problems, leftovers: listed.leftovers };
    return listed;
  }

  async #loadCache(cache: IndexCache): Promise<Cached> {
    try {
      return await cache.load();
    } catch (error) {
      this.#world.log.warn(`The cache could not be read: ${String(error)}`);
      return { shards: [], sums: undefined };
    }
  }

  /** Restores what the cache has of each file; scan() finds out which of them have changed since. */
  async #restore({ shards, sums }: Cached, setup: Setup): Promise<void> {
    this.#foldedBy = this.#rolesOf(setup);
    this.#pattern = patternOf(setup);
    const index = this.#index;
    const { key } = index.collections;
    const hasBasis = [...(sums ? [sums] : []), ...shards].every(
      ({ foldedBy, pattern }) => foldedBy === this.#foldedBy && pattern === this.#pattern,
    );
    if (sums && key !== '' && sums.collections === key && hasBasis) {
      for (const { entries, records } of shards) {
        index.restore(entries, records);
        await this.#world.pace();
      }
      index.begin(sums);
      return;
    }
    for (const { foldedBy, records } of shards) {
      if (foldedBy !== this.#foldedBy) continue;
      const { all } = records;
      await this.#each([...all.entry.keys()], (row) =>
        index.setRecords(all.entry[row]!, recordsAt(all, row)),
      );
      await this.#world.pace();
    }
    for (const { pattern, entries } of shards) {
      if (pattern !== this.#pattern) continue;
      const rows = new EntryRows(entries.all);
      await this.#each([...rows.columns.path.keys()], (row) => index.put(rows.factsAt(row)));
      await this.#world.pace();
    }
  }

  /** Looks at every file: removes missing ones, reads new and changed ones. */
  async #scan(setup: Setup | undefined, listed: ListedFiles): Promise<LoadCounts> {
    const index = this.#index;
    this.#setup = setup;
    if (patternOf(setup) !== this.#pattern)
      await this.#each([...index.entries.keys()], (path) => {
        if (!setup?.isEntry(path)) this.#reader.remove(path);
      });
    this.#pattern = patternOf(setup);
    const foldedBy = this.#rolesOf(setup);
    const areFolded = foldedBy === this.#foldedBy;
    if (!areFolded) this.#foldedBy = '';
    const { entries, records } = await compareFiles(listed, setup, index, this.#world.pace);
    const isUnchanged =
      entries.fresh.length + entries.changed.length === 0 &&
      records.fresh.fileCount + records.changed.length === 0 &&
      entries.known === index.entries.size &&
      records.known === index.records.fileCount;
    if (!isUnchanged) await this.fillDeferred();
    await this.#removeMissing(entries.known, listed);
    const again = new Set<string>();
    const groups = await this.#staleRecords(records, listed, areFolded);
    await this.#reader.readRecords(groups.all, setup, again);
    this.#foldedBy = foldedBy;
    for (const path of index.lackingDigest) again.add(path);
    const stale = [...entries.fresh, ...entries.changed];
    if (again.size > 0) for (const path of stale) again.delete(path);
    await this.#reader.readEntries([...stale, ...again]);
    const cached = entries.known - entries.changed.length - again.size;
    return { cached, read: stale.length + again.size };
  }

  /** Reads these files again, with all other records of the same entries. */
  async #readAgain(setup: Setup, records: readonly string[], entries: Set<string>): Promise<void> {
    await this.#reader.readRecords(this.#withSiblings(records), setup, entries);
    const elsewhere = await privateElsewhere(this.#files, [...entries]);
    await this.#reader.readEntries(
      [...entries].filter((path) => setup.isEntry(path) && !elsewhere.has(path)),
    );
  }

  #withSiblings(paths: readonly string[]): readonly RecordGroup[] {
    const groups = new RecordGroups();
    const siblings = paths.flatMap((path) =>
      this.#index.records.pathsOf(parseRecordPath(path)!.entry),
    );
    for (const path of new Set([...siblings, ...paths])) groups.add(path);
    return groups.all;
  }

  /** @param known number of listed entries that the index has */
  async #removeMissing(known: number, listed: ListedFiles): Promise<void> {
    const { entries, problems } = this.#index;
    const withProblems = problems.pathsInFile;
    if (known === entries.size && withProblems.length === 0) return;
    const existing = new Set(existingPaths(listed));
    await this.#each([...entries.keys(), ...withProblems], (path) => {
      const isOpen = this.#open.has(path) && this.#setup?.isEntry(path);
      if (!existing.has(path) && !isOpen) this.#reader.remove(path);
    });
  }

  /** All record files of each entry for which any is new, changed or gone. An entry without files has none left. */
  async #staleRecords(
    { known, changed, fresh: groups }: ComparedFiles['records'],
    listed: ListedFiles,
    areFolded: boolean,
  ): Promise<RecordGroups> {
    const { records } = this.#index;
    const areComplete = known === records.fileCount;
    if (areFolded && areComplete && changed.length + groups.fileCount === 0) return groups;
    const stale = new Set<string>(areFolded ? [] : records.keys());
    for (const entry of groups.entries) if (records.has(entry)) stale.add(entry);
    for (const path of changed) stale.add(records.entryOf(path)!);
    const existing = new Set(stale.size > 0 || !areComplete ? existingPaths(listed) : []);
    if (!areComplete)
      await this.#each([...records.paths], (path) => {
        if (!existing.has(path)) stale.add(records.entryOf(path)!);
      });
    await this.#each([...stale], (entry) => {
      groups.addEmpty(entry);
      for (const path of records.pathsOf(entry)) if (existing.has(path)) groups.add(path);
    });
    return groups;
  }

  /** The people whose records count, and the zone of their days, as one value to compare. */
  #rolesOf(setup: Setup | undefined): string {
    if (!setup) return '';
    const { owner, reviewers } = setup.file;
    return JSON.stringify([this.#world.clock.zone, owner, ...reviewers]);
  }

  #each<T>(items: readonly T[], visit: (item: T) => void): Promise<void> {
    return forEachInSlices(items, this.#world.pace, visit);
  }
}

const patternOf = (setup: Setup | undefined): string => setup?.file.entries ?? '';
