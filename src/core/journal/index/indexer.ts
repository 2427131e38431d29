/** Keeps the index in step with the files of a folder: finds what is new, gone or changed there, and reads it. */
import type { Judgement } from '../../authorship/misattributed';
import { eachInTurn } from '../../base/eachInTurn';
import { recordsAt } from './columns';
import { EntryRows } from './entryAt';
import { EntryIndex } from './entryIndex';
import {
  listFiles,
  pathsThere,
  RecordGroups,
  sortOut,
  type FoundFiles,
  type ListedFiles,
} from './foundFiles';
import type { Cached, Rows, Shard } from './indexCache';
import { IndexReader } from './indexReader';
import type { Setup } from '../setup/journalFile';
import { privateElsewhere } from '../../entries/mayLeave';
import { isAtOrBelow } from '../../base/paths';
import type { Files, World } from '../../base/ports';
import type { Problem } from '../../base/problem';
import { parseRecordPath } from '../../records/records';
import type { RecordGroup } from './recordGroups';
import { isOfFolder } from '../../base/unreadable';

export class Indexer implements Omit<Rows, 'sums'> {
  readonly #files: Files;
  readonly #world: World;
  /** For whose records, and by which days, all known ones were folded; empty while that is not so. */
  #foldedBy = '';
  /** By which it was said last what an entry is. */
  #pattern = '';
  #setup: Setup | undefined;

  readonly index: EntryIndex;
  readonly reader: IndexReader;
  /** Of what was listed last: links, and folders that cannot be read. */
  listingProblems: readonly Problem[] = [];
  /** Temporary files that were listed last. */
  leftovers: readonly string[] = [];
  /** Those folders. */
  #denied: readonly string[] = [];

  /** @param onChange gets the path of each entry that is new, gone, or stands elsewhere */
  constructor(files: Files, world: World, onChange: (path: string) => void) {
    this.#files = files;
    this.#world = world;
    this.index = new EntryIndex(onChange);
    this.reader = new IndexReader(files, world, this.index);
  }

  get entries(): Rows['entries'] {
    const { entries } = this.index;
    return { keys: () => entries.keys(), get: (path) => entries.passing(path) };
  }
  get records(): Rows['records'] {
    return this.index.records;
  }
  get foldedBy(): string {
    return this.#foldedBy;
  }
  get pattern(): string {
    return this.#pattern;
  }

  /** The files as they lie there. @param wantsVersions where they are to be compared with what is known */
  async list(setup: Setup | undefined, wantsVersions: boolean): Promise<ListedFiles> {
    const listed = await listFiles(this.#files, setup, wantsVersions);
    this.listingProblems = listed.problems;
    this.leftovers = listed.leftovers;
    this.#denied = listed.problems.filter(({ code }) => isOfFolder(code)).map(({ path }) => path);
    return listed;
  }

  /** Whether it lies in a folder that could not be read when files were listed last, or is that folder. */
  isDenied(path: string): boolean {
    return this.#denied.some((folder) => isAtOrBelow(path, folder));
  }

  /** What the cache holds of each file, changed since or not: scan() finds that out. */
  async restore({ shards, sums }: Cached, setup: Setup): Promise<void> {
    this.#foldedBy = this.#foldingBy(setup);
    this.#pattern = setup.file.entries;
    const { index } = this;
    const isAlike = ({ foldedBy, pattern }: Pick<Shard, 'foldedBy' | 'pattern'>): boolean =>
      foldedBy === this.#foldedBy && pattern === this.#pattern;
    const { key } = index.collections;
    if (sums && key !== '' && sums.collections === key && [sums, ...shards].every(isAlike)) {
      for (const shard of shards) {
        index.restore(shard);
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
        if (!setup?.isEntry(path)) this.reader.remove(path);
      });
    this.#pattern = pattern;
    const foldedBy = setup ? this.#foldingBy(setup) : '';
    const areFolded = foldedBy === this.#foldedBy;
    if (!areFolded) this.#foldedBy = '';
    const { entries, records } = await sortOut(listed, setup, this.index, this.#world.pace);
    const fresh = entries.fresh.length + records.fresh.fileCount;
    const changed = entries.changed.length + records.changed.length;
    const areAllThere =
      entries.known === this.index.entries.size && records.known === this.index.records.fileCount;
    if (fresh + changed > 0 || !areAllThere) await this.prepare();
    await this.#removeUnseen(entries.known, listed);
    const again = new Set<string>();
    const groups = await this.#staleRecords(records, listed, areFolded);
    await this.reader.readRecords(groups.all, setup, again);
    this.#foldedBy = foldedBy;
    for (const path of this.index.lackingDigest) again.add(path);
    const stale = [...entries.fresh, ...entries.changed];
    if (again.size > 0) for (const path of stale) again.delete(path);
    await this.reader.readEntries([...stale, ...again]);
  }

  /** Reads these files again, with all other records of the entries of which some speak. */
  async readAgain(setup: Setup, records: readonly string[], entries: Set<string>): Promise<void> {
    this.#setup = setup;
    await this.reader.readRecords(this.#withTheirSiblings(records), setup, entries);
    const elsewhere = await privateElsewhere(this.#files, [...entries]);
    await this.reader.readEntries(
      [...entries].filter((path) => setup.isEntry(path) && !elsewhere.has(path)),
    );
  }

  /** Reads the records again of the entries in which git says that others count. */
  async judge(setup: Setup, judgement: Judgement): Promise<void> {
    const before = this.reader.judgedEntries;
    this.reader.judgement = judgement;
    const entries = new Set([...before, ...this.reader.judgedEntries]);
    const paths = [...entries].flatMap((entry) => this.index.records.pathsOf(entry));
    await this.readAgain(setup, paths, new Set());
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
      const isOpen = this.reader.open.has(path) && this.#setup?.isEntry(path);
      if (!seen.has(path) && !isOpen) this.reader.remove(path);
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

  /** Whose records count, and where days begin, as one value to compare. */
  #foldingBy({ file }: Setup): string {
    return JSON.stringify([this.#world.clock.zone, file.owner, ...file.reviewers]);
  }

  #each<T>(items: readonly T[], visit: (item: T) => void): Promise<void> {
    return eachInTurn(items, this.#world.pace, visit);
  }
}
