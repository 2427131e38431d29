import {
  listOf,
  recordsAt,
  standingAt,
  type OneOrMore,
  type RecordColumns,
  type RecordFiles,
} from './columns';
import type { CommonStanding } from '../../records/fold';
import type { EntryRecords } from '../../records/entryRecords';
import { noStanding, type Standing } from '../../records/fold';
import type { Late } from './late';
import { LaterMap } from './laterMap';
import { isSameVersion } from '../../base/fileVersion';
import type { FileVersion } from '../../base/ports';

const rowsInBlock = 65_536;

/** Records, or where they stand in the columns, as in EntryTable. */
export type RecordPlace = EntryRecords | number;

/** What is known of records, by the id of their entry; of most it holds columns, as EntryTable does. */
export class RecordTable {
  readonly #byEntry = new LaterMap<string, RecordPlace>();
  /** The same by the path of each file. */
  readonly #files = new Map<string, RecordPlace>();
  readonly #blocks: Late<RecordFiles, RecordColumns>[] = [];

  has(entry: string): boolean {
    return this.#byEntry.now.has(entry);
  }

  keys(): MapIterator<string> {
    return this.#byEntry.now.keys();
  }

  get(entry: string): EntryRecords | undefined {
    const one = this.#byEntry.now.get(entry);
    return typeof one === 'number' ? recordsAt(this.#block(one), one % rowsInBlock) : one;
  }

  standingOf(entry: string): Standing | undefined {
    const one = this.#byEntry.now.get(entry);
    return typeof one === 'number'
      ? standingAt(this.#block(one), one % rowsInBlock)
      : one?.standing;
  }

  /** The same without the lists, which take time to make. */
  commonStandingOf(entry: string): CommonStanding {
    const one = this.#byEntry.now.get(entry);
    if (typeof one !== 'number') return one?.standing ?? noStanding;
    const { standing, standings } = this.#block(one);
    return standings[standing[one % rowsInBlock]!]!;
  }

  /** Those of the texts that the records that count were made for. */
  digestsOf(entry: string): OneOrMore<string> {
    const one = this.#byEntry.now.get(entry);
    if (typeof one === 'number') return this.#block(one).digests[one % rowsInBlock]!;
    return one?.standing.digests ?? noStanding.digests;
  }

  /** All files that were read. */
  get paths(): MapIterator<string> {
    return this.#files.keys();
  }

  get fileCount(): number {
    return this.#files.size;
  }

  /** The id of the entry of which that file speaks; `undefined` where it was not read. */
  entryOf(path: string): string | undefined {
    const one = this.#files.get(path);
    return typeof one === 'number' ? this.#block(one).entry[one % rowsInBlock] : one?.entry;
  }

  /** Entries with comments that stand, and the keys of these. */
  *commented(): Iterable<[entry: string, comments: readonly string[]]> {
    for (const [entry, one] of this.#byEntry.now) {
      const comments =
        typeof one === 'number'
          ? listOf(this.#block(one).comments[one % rowsInBlock]!)
          : one.standing.comments;
      if (comments.length > 0) yield [entry, comments];
    }
  }

  pathsOf(entry: string): readonly string[] {
    const one = this.#byEntry.now.get(entry);
    if (typeof one !== 'number') return one?.files.map(({ path }) => path) ?? [];
    return listOf(this.#block(one).path[one % rowsInBlock]!);
  }

  /** What is kept of that file, to ask more of it without looking for it again. */
  fileAt(path: string): RecordPlace | undefined {
    return this.#files.get(path);
  }

  /** @param now as the file is on disk */
  isVersion(place: RecordPlace, path: string, now: FileVersion): boolean {
    if (typeof place !== 'number')
      return place.files.some((file) => file.path === path && isSameVersion(file, now));
    const { files } = this.#late(place);
    const row = place % rowsInBlock;
    const at = listOf(files.path[row]!).indexOf(path);
    const [size, mtime] = [listOf(files.size[row]!)[at]!, listOf(files.mtime[row]!)[at]!];
    return isSameVersion({ size, mtime }, now);
  }

  set(records: EntryRecords): void {
    this.delete(records.entry);
    this.#byEntry.now.set(records.entry, records);
    for (const { path } of records.files) this.#files.set(path, records);
  }

  delete(entry: string): void {
    for (const path of this.pathsOf(entry)) this.#files.delete(path);
    this.#byEntry.now.delete(entry);
  }

  /** Adds a shard of records, no two of one entry. */
  restore(columns: Late<RecordFiles, RecordColumns>): void {
    const { path } = columns.files;
    const first = this.#add(columns);
    for (let row = 0; row < path.length; row++) this.#setFiles(path[row]!, first + row);
    this.#byEntry.later((byEntry) => {
      const { entry } = columns.all;
      for (let row = 0; row < entry.length; row++) byEntry.set(entry[row]!, first + row);
    });
  }

  /** Makes a part ready for whoever asks. @returns whether there was any */
  step(): boolean {
    return this.#byEntry.step();
  }

  /** @returns what is to be added to the number of each row */
  #add(block: Late<RecordFiles, RecordColumns>): number {
    if (block.files.path.length > rowsInBlock) throw new RangeError('Too many rows');
    return (this.#blocks.push(block) - 1) * rowsInBlock;
  }

  #setFiles(paths: OneOrMore<string>, place: number): void {
    if (typeof paths === 'string') this.#files.set(paths, place);
    else for (const path of paths) this.#files.set(path, place);
  }

  #late(place: number): Late<RecordFiles, RecordColumns> {
    return this.#blocks[Math.floor(place / rowsInBlock)]!;
  }

  #block(place: number): RecordColumns {
    return this.#late(place).all;
  }
}
