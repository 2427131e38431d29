import {
  listOf,
  recordsAt,
  standingAt,
  type OneOrMore,
  type RecordColumns,
  type RecordFiles,
} from './columns';
import type { EntryRecords } from '../../records/entryRecords';
import { noStanding, type CommonStanding, type Standing } from '../../records/fold';
import { DeferredMap } from './deferredMap';
import { rowOf, Shards, type LazyShard } from './lazyShard';
import { isSameVersion } from '../../base/fileVersion';
import type { FileVersion } from '../../base/ports';
import type { Reviewing } from '../../records/reviewing';

interface Identified {
  readonly id?: string | null | undefined;
}

/** Records, or their place in the shards, as in EntryTable. */
type RecordsOrPlace = EntryRecords | number;

/** What is known of records, by the id of their entry. Most stay rows of a shard. */
export class RecordTable {
  readonly #byEntry = new DeferredMap<string, RecordsOrPlace>();
  /** The same by the path of each file. */
  readonly #byPath = new Map<string, RecordsOrPlace>();
  readonly #shards = new Shards<RecordFiles, RecordColumns>();

  /** @param pathsOf returns the paths of the entries with an id */
  constructor(readonly pathsOfEntry: (id: string) => readonly string[]) {}

  has(entry: string): boolean {
    return this.#byEntry.now.has(entry);
  }

  keys(): MapIterator<string> {
    return this.#byEntry.now.keys();
  }

  get(entry: string): EntryRecords | undefined {
    const found = this.#byEntry.now.get(entry);
    return typeof found === 'number' ? recordsAt(this.#columns(found), rowOf(found)) : found;
  }

  /** The recorded state of an entry. Records count for neither of two entries with one id: a copy must not inherit a sign-off. */
  standingOf({ id }: Identified): Standing {
    const found = this.#counting(id);
    return typeof found === 'number'
      ? standingAt(this.#columns(found), rowOf(found))
      : (found?.standing ?? noStanding);
  }

  /** The same without the lists, which take time to create. */
  commonStandingOf(entry: Identified): CommonStanding {
    const found = this.#counting(entry.id);
    if (typeof found !== 'number') return found?.standing ?? noStanding;
    const { standing, standings } = this.#columns(found);
    return standings[standing[rowOf(found)]!]!;
  }

  reviewingOf(entry: Identified): Reviewing | undefined {
    return this.commonStandingOf(entry).reviewing ?? undefined;
  }

  #counting(id: string | null | undefined): RecordsOrPlace | undefined {
    const isUnique = typeof id === 'string' && this.pathsOfEntry(id).length === 1;
    return isUnique ? this.#byEntry.now.get(id) : undefined;
  }

  /** Records whose entry is missing. */
  *withoutEntry(): Iterable<EntryRecords> {
    for (const id of this.keys()) if (this.pathsOfEntry(id).length === 0) yield this.get(id)!;
  }

  /** Digests of the texts that the counting records were made for. */
  digestsOf(entry: string): OneOrMore<string> {
    const found = this.#byEntry.now.get(entry);
    return typeof found === 'number'
      ? this.#columns(found).digests[rowOf(found)]!
      : (found?.standing.digests ?? noStanding.digests);
  }

  /** Paths of all files that were read. */
  get paths(): MapIterator<string> {
    return this.#byPath.keys();
  }

  get fileCount(): number {
    return this.#byPath.size;
  }

  /** The id of the entry that the file is about; `undefined` if it was not read. */
  entryOf(path: string): string | undefined {
    const found = this.#byPath.get(path);
    return typeof found === 'number' ? this.#columns(found).entry[rowOf(found)] : found?.entry;
  }

  /** Ids of entries with comments, and the keys of these. */
  *commented(): Iterable<[entry: string, comments: readonly string[]]> {
    for (const [entry, found] of this.#byEntry.now) {
      const comments =
        typeof found === 'number'
          ? listOf(this.#columns(found).comments[rowOf(found)]!)
          : found.standing.comments;
      if (comments.length > 0) yield [entry, comments];
    }
  }

  /** Ids of entries with records of reviewers, and what these say. */
  *reviewed(): Iterable<[entry: string, reviewing: Reviewing]> {
    for (const [entry, found] of this.#byEntry.now) {
      const standing =
        typeof found === 'number'
          ? this.#columns(found).standings[this.#columns(found).standing[rowOf(found)]!]!
          : found.standing;
      if (standing.reviewing) yield [entry, standing.reviewing];
    }
  }

  pathsOf(entry: string): readonly string[] {
    const found = this.#byEntry.now.get(entry);
    return typeof found === 'number'
      ? listOf(this.#columns(found).path[rowOf(found)]!)
      : (found?.files.map(({ path }) => path) ?? []);
  }

  /** @returns whether the file is the one that was read; `undefined` if none was */
  isVersion(path: string, now: FileVersion): boolean | undefined {
    const found = this.#byPath.get(path);
    if (typeof found !== 'number')
      return found?.files.some((file) => file.path === path && isSameVersion(file, now));
    const { files } = this.#shards.of(found);
    const row = rowOf(found);
    const at = listOf(files.path[row]!).indexOf(path);
    const [size, mtime] = [listOf(files.size[row]!)[at]!, listOf(files.mtime[row]!)[at]!];
    return isSameVersion({ size, mtime }, now);
  }

  set(records: EntryRecords): void {
    this.delete(records.entry);
    this.#byEntry.now.set(records.entry, records);
    for (const { path } of records.files) this.#byPath.set(path, records);
  }

  delete(entry: string): void {
    for (const path of this.pathsOf(entry)) this.#byPath.delete(path);
    this.#byEntry.now.delete(entry);
  }

  /** Adds a shard of records of entries that have none yet. */
  restore(shard: LazyShard<RecordFiles, RecordColumns>): void {
    const { path } = shard.files;
    const first = this.#shards.add(shard);
    for (let row = 0; row < path.length; row++)
      for (const one of listOf(path[row]!)) this.#byPath.set(one, first + row);
    this.#byEntry.defer((byEntry) => {
      const { entry } = shard.all;
      for (let row = 0; row < entry.length; row++) byEntry.set(entry[row]!, first + row);
    });
  }

  /** Fills a part of the deferred map. @returns `false` if none was pending */
  step(): boolean {
    return this.#byEntry.step();
  }

  #columns(place: number): RecordColumns {
    return this.#shards.of(place).all;
  }
}
