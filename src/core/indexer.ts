/** Keeps the index in step with the files of a folder: finds what is new, gone or changed there, and reads it. */
import { recordColumns, type EntryColumns, type RecordColumns } from './columns';
import { EntryRows } from './entryAt';
import { EntryIndex } from './entryIndex';
import { EntryReader, type EntryRead } from './entryReader';
import type { EntryRecords } from './entryRecords';
import { readEntryText, type EntryText } from './entryText';
import { isVersionAt, type NotLookedAt } from './fileVersion';
import type { Roles } from './fold';
import {
  listFiles,
  pathsThere,
  RecordGroups,
  sortOut,
  type FoundFiles,
  type ListedFiles,
} from './foundFiles';
import type { Cached, Rows, Shard } from './indexCache';
import type { Setup } from './journalFile';
import type { FileBytes, FileFailure, Files, OpenHelper, World } from './ports';
import type { Problem } from './problem';
import { parseRecordPath, readRecords } from './records';
import { readGroups, type RecordGroup } from './recordGroups';
import { QuickEntries, type DigestsFor } from './quick/quickEntry';
import { QuickStandings } from './quick/quickStanding';
import { share } from './share';
import { unreadableFinding } from './unreadable';

const sliceCheck = 256;
const helperFailed = (error: unknown): string =>
  `Files are read without a helper: ${error instanceof Error ? error.message : String(error)}`;

export class Indexer implements Omit<Rows, 'sums'> {
  readonly #files: Files;
  readonly #world: World;
  readonly #reader: EntryReader;
  readonly #quick: QuickEntries;
  readonly #standings: QuickStandings;
  /** Owner and reviewers for whom all known records were folded; empty while that is not so. */
  #roles = '';
  /** By which it was said last what an entry is. */
  #pattern = '';
  #setup: Setup | undefined;

  readonly index: EntryIndex;
  readonly open = new Map<string, EntryText>();
  /** Paths of entries, and ids of those whose records, were read since the cache was written last. */
  readonly #unsaved = new Set<string>();
  /** The same, of thousands at once. */
  #unsavedLists: (readonly string[])[] = [];
  linkProblems: readonly Problem[] = [];

  /** @param onChange gets the path of each entry that is new, gone, or stands elsewhere */
  constructor(files: Files, world: World, onChange: (path: string) => void) {
    this.#files = files;
    this.#world = world;
    this.index = new EntryIndex(onChange);
    this.#standings = new QuickStandings(world.clock);
    const digestsFor: DigestsFor = (id) => this.index.records.digestsOf(id);
    this.#reader = new EntryReader(world.hash, digestsFor);
    this.#quick = new QuickEntries(world.hash, digestsFor);
  }

  get entries(): Rows['entries'] {
    const { entries } = this.index;
    return { keys: () => entries.keys(), get: (path) => entries.passing(path) };
  }
  get records(): Rows['records'] {
    return this.index.records;
  }
  get roles(): string {
    return this.#roles;
  }
  get pattern(): string {
    return this.#pattern;
  }

  /** Finds out when files changed last that were read without a look at that. */
  async settle(): Promise<void> {
    for (const table of [this.index.entries, this.index.records]) {
      let rows: NotLookedAt[] = [];
      for (const row of table.notLookedAt())
        if (rows.push(row) === sliceCheck) {
          await this.#settle(rows);
          rows = [];
        }
      await this.#settle(rows);
    }
  }

  async #settle(rows: readonly NotLookedAt[]): Promise<void> {
    const paths = rows.map(({ path }) => path);
    await this.#files.statEach(paths, (index, version) => {
      const { columns, row } = rows[index]!;
      // One that is not what was read stays so, and is not kept.
      if (version) isVersionAt(columns, row, version);
    });
  }

  /** Whether something was read since takeUnsaved() was called last. */
  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0 || this.#unsavedLists.length > 0;
  }

  /** Paths of entries, and ids of those whose records, were read since this was asked for last. */
  takeUnsaved(): Set<string> {
    const changed = new Set(this.#unsaved);
    for (const list of this.#unsavedLists) for (const key of list) changed.add(key);
    this.#unsaved.clear();
    this.#unsavedLists = [];
    return changed;
  }

  /** The files as they lie there. @param wantsVersions where they are to be compared with what is known */
  async list(setup: Setup | undefined, wantsVersions: boolean): Promise<ListedFiles> {
    const listed = await listFiles(this.#files, setup, wantsVersions);
    this.linkProblems = listed.links;
    return listed;
  }

  /** What the cache holds of each file, changed since or not: scan() finds that out. */
  async restore({ shards, sums }: Cached, setup: Setup): Promise<void> {
    this.#roles = rolesOf(setup);
    this.#pattern = setup.file.entries;
    const { index } = this;
    const isAlike = ({ roles, pattern }: Pick<Shard, 'roles' | 'pattern'>): boolean =>
      roles === this.#roles && pattern === this.#pattern;
    const { key } = index.collections;
    if (sums && key !== '' && sums.collections === key && [sums, ...shards].every(isAlike)) {
      for (const shard of shards) {
        index.restore(shard);
        await this.#world.pace();
      }
      index.begin(sums);
      return;
    }
    for (const { roles, records } of shards) {
      if (roles === this.#roles) index.takeRecords(records.all);
      await this.#world.pace();
    }
    for (const { pattern, entries } of shards) {
      if (pattern === this.#pattern) index.take(entries.all);
      await this.#world.pace();
    }
  }

  /** Makes ready what nobody has asked for so far: for who asks in the middle of something else, it would be long. */
  async prepare(): Promise<void> {
    while (this.index.step()) await this.#world.pace();
  }

  /** Looks at every file: what is gone goes, what is new or changed is read. */
  async scan(setup: Setup | undefined, listed: ListedFiles): Promise<void> {
    this.#setup = setup;
    const pattern = setup?.file.entries ?? '';
    if (pattern !== this.#pattern)
      await this.#each([...this.index.entries.keys()], (path) => {
        if (!setup?.isEntry(path)) this.#remove(path);
      });
    this.#pattern = pattern;
    const roles = setup ? rolesOf(setup) : '';
    const areFolded = roles === this.#roles;
    if (!areFolded) this.#roles = '';
    const { entries, records } = await sortOut(listed, setup, this.index, this.#world.pace);
    const fresh = entries.fresh.length + records.fresh.fileCount;
    const changed = entries.changed.length + records.changed.length;
    const areAllThere =
      entries.known === this.index.entries.size && records.known === this.index.records.fileCount;
    // It gets ready while the rest is looked at.
    const helper = this.#files.openHelper?.(fresh);
    try {
      if (fresh + changed > 0 || !areAllThere) await this.prepare();
      await this.#removeUnseen(entries.known, listed);
      const again = new Set<string>();
      const groups = await this.#staleRecords(records, listed, areFolded);
      await this.#readRecords(groups.all, again, helper);
      this.#roles = roles;
      for (const path of this.index.lackingDigest) again.add(path);
      const stale = [...entries.fresh, ...entries.changed];
      if (again.size > 0) for (const path of stale) again.delete(path);
      await this.#readEntries([...stale, ...again], helper);
    } finally {
      helper?.close();
    }
  }

  /** Reads these files again, with all other records of the entries of which some speak. */
  async readAgain(setup: Setup, records: readonly string[], entries: Set<string>): Promise<void> {
    this.#setup = setup;
    await this.#readRecords(this.#withTheirSiblings(records), entries);
    await this.#readEntries([...entries].filter((path) => setup.isEntry(path)));
  }

  /** To be called before the collections change: afterwards it could not be told where entries stood. */
  hold(): Promise<void> {
    return this.#each([...this.index.entries.keys()], (path) => this.index.entries.hold(path));
  }

  derive(): Promise<void> {
    return this.#each([...this.index.entries.keys()], (path) => this.index.derive(path));
  }

  /** Those record files with all others of their entries: where an entry stands follows from them together. */
  #withTheirSiblings(paths: readonly string[]): readonly RecordGroup[] {
    const groups = new RecordGroups();
    const siblings = paths.flatMap((path) =>
      this.index.records.pathsOf(parseRecordPath(path)!.entry),
    );
    for (const path of new Set([...siblings, ...paths])) groups.add(path);
    return groups.all;
  }

  /** @param known how many entries of those that are known were found */
  async #removeUnseen(known: number, listed: ListedFiles): Promise<void> {
    const withProblems = this.index.pathsWithFileProblems();
    if (known === this.index.entries.size && withProblems.length === 0) return;
    const seen = new Set(pathsThere(listed));
    await this.#each([...this.index.entries.keys(), ...withProblems], (path) => {
      const isOpen = this.open.has(path) && this.#setup?.isEntry(path);
      if (!seen.has(path) && !isOpen) this.#remove(path);
    });
  }

  /**
   * Of these record files, those of which not all is known, by the id of their entries: all of each. An
   * entry whose records are gone has none.
   */
  async #staleRecords(
    { known, changed, fresh: groups }: FoundFiles['records'],
    listed: ListedFiles,
    areFolded: boolean,
  ): Promise<RecordGroups> {
    const { records } = this.index;
    const isAllThere = known === records.fileCount;
    if (areFolded && isAllThere && changed.length + groups.fileCount === 0) return groups;
    const stale = new Set<string>(areFolded ? [] : records.keys());
    for (const entry of groups.entries) if (records.has(entry)) stale.add(entry);
    for (const path of changed) stale.add(records.entryOf(path)!);
    const seen = new Set(stale.size > 0 || !isAllThere ? pathsThere(listed) : []);
    if (!isAllThere)
      await this.#each([...records.paths], (path) => {
        if (!seen.has(path)) stale.add(records.entryOf(path)!);
      });
    await this.#each([...stale], (entry) => {
      groups.addEmpty(entry);
      for (const path of records.pathsOf(entry)) if (seen.has(path)) groups.add(path);
    });
    return groups;
  }

  /**
   * @param groups all files of each
   * @param again takes the entries that must be read since a record now needs their digest
   */
  async #readRecords(
    groups: readonly RecordGroup[],
    again: Set<string>,
    helper?: OpenHelper,
  ): Promise<void> {
    const work = groups.filter(({ paths }) => paths.length > 0);
    if (work.length < groups.length)
      await this.#each(groups, ({ entry, paths }) => {
        if (paths.length === 0) this.#takeRecords(entry, undefined, again);
      });
    const { owner, reviewers } = this.#setup?.file ?? { owner: '', reviewers: [] };
    const roles = { owner, reviewers };
    const read: RecordColumns[] = [];
    await share(
      work,
      (part) => this.#readGroups(part, roles, again, read),
      helper &&
        (async (part) => {
          // Columns are for what is not known yet; what was known otherwise is read here.
          const groups = part.filter(({ entry }) => !this.index.records.has(entry));
          const { records, left } = await helper.run({ kind: 'records', groups, roles });
          read.push(...records);
          const isLeft = new Set(left);
          return part.filter((group) => isLeft.has(group.entry) || !groups.includes(group));
        }),
      (error) => this.#world.log.warn(helperFailed(error)),
    );
    // All at once: what lies between reads of files has to be fetched anew by the processor each time.
    for (const columns of read) {
      this.#takeFaultless(columns);
      await this.#world.pace();
    }
  }

  /** @param read takes those in whose files nothing is wrong, and that are new */
  async #readGroups(
    groups: readonly RecordGroup[],
    roles: Roles,
    again: Set<string>,
    read: RecordColumns[],
  ): Promise<void> {
    const rows: EntryRecords[] = [];
    const { clock } = this.#world;
    const { records } = this.index;
    const isNew = (entry: string) => !records.has(entry) && !this.index.hasId(entry);
    const quick = { standings: this.#standings, isFor: isNew };
    await readGroups(this.#files, groups, roles, clock, quick, readRecords, (group) => {
      const { entry, known, findings, failed } = group;
      for (const [path, found] of findings) this.index.setFileProblems(path, found);
      for (const read of failed)
        this.index.setFileProblems(
          read.path,
          'unreadable' in read ? [unreadableFinding(read.unreadable)] : [],
        );
      if (known && isNew(entry)) rows.push(known);
      else this.#takeRecords(entry, known, again);
    });
    await this.#world.pace();
    const quickly = this.#standings.take();
    if (quickly) read.push(quickly);
    await this.#world.pace();
    if (rows.length > 0) this.#takeColumns(recordColumns(rows));
  }

  /** Records in whose files nothing is wrong. */
  #takeFaultless(columns: RecordColumns): void {
    this.index.clearFileProblems(columns.path);
    this.#takeColumns(columns);
  }

  #takeColumns(columns: RecordColumns): void {
    this.#unsavedLists.push(columns.entry);
    this.index.takeRecords(columns);
  }

  #takeRecords(entry: string, records: EntryRecords | undefined, again: Set<string>): void {
    this.index.setRecords(entry, records);
    this.#unsaved.add(entry);
    for (const path of this.index.pathsOf(entry)) {
      this.index.derive(path);
      if (this.index.lackingDigest.has(path)) again.add(path);
    }
  }

  async #readEntries(paths: readonly string[], helper?: OpenHelper): Promise<void> {
    const closed = paths.filter((path) => !this.open.has(path));
    if (closed.length < paths.length)
      await this.#each(paths, (path) => {
        const text = this.open.get(path);
        // Size -1: what is not saved yet is never taken for what is on disk.
        if (text) this.#put(path, this.#reader.read(path, text, { size: -1, mtime: 0 }));
      });
    await this.#world.pace();
    let needDigest = helper && this.index.records.withDigest();
    const read: EntryColumns[] = [];
    await share(
      closed,
      (part) => this.#readFiles(part, read),
      helper &&
        (async (part) => {
          const task = { kind: 'entries', paths: part, needDigest } as const;
          needDigest = undefined;
          const { entries, left } = await helper.run(task);
          if (entries) read.push(entries);
          return left;
        }),
      (error) => this.#world.log.warn(helperFailed(error)),
    );
    for (const columns of read) {
      this.#take(columns);
      await this.#world.pace();
    }
  }

  /** @param read takes those in whose files nothing is wrong */
  async #readFiles(paths: readonly string[], read: EntryColumns[]): Promise<void> {
    const visit = (file: FileBytes | FileFailure): void => {
      if ('bytes' in file && this.#quick.add(file)) return;
      const text = 'bytes' in file ? file.read() : file;
      if ('text' in text)
        this.#put(text.path, this.#reader.read(text.path, readEntryText(text.text), text));
      else this.#lose(text);
    };
    await this.#files.bytesOfEach(paths, visit, paths.length > 1 ? this.#quick.room : undefined);
    // Hundreds of rows at once: not at the end of a slice.
    await this.#world.pace();
    const columns = this.#quick.take();
    if (!columns) return;
    // A single one is not worth columns of its own.
    if (paths.length > 1) read.push(columns);
    else this.#put(paths[0]!, { facts: new EntryRows(columns).factsAt(0), findings: [] });
  }

  /** Entries in whose files nothing is wrong. */
  #take(columns: EntryColumns): void {
    this.index.clearFileProblems(columns.path);
    this.#unsavedLists.push(columns.path);
    this.index.take(columns);
  }

  #lose(read: FileFailure): void {
    this.#remove(read.path);
    if ('unreadable' in read)
      this.index.setFileProblems(read.path, [unreadableFinding(read.unreadable)]);
  }

  #put(path: string, { facts, findings }: EntryRead): void {
    this.index.setFileProblems(path, findings);
    this.#unsaved.add(path);
    this.index.put(facts);
  }

  #remove(path: string): void {
    if (this.index.remove(path)) this.#unsaved.add(path);
  }

  /** Calls back for each item without holding up the event loop. */
  async #each<T>(items: readonly T[], visit: (item: T) => void): Promise<void> {
    let count = 0;
    for (const item of items) {
      if (++count % sliceCheck === 0) await this.#world.pace();
      visit(item);
    }
  }
}

/** Whose records count, as one value to compare. */
const rolesOf = ({ file }: Setup): string => JSON.stringify([file.owner, ...file.reviewers]);
