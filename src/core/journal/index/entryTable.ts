import { listOf, oneOrMore, type EntryColumns, type EntryFiles, type OneOrMore } from './columns';
import { DeferredMap } from './deferredMap';
import { digitsIn, type Entry, type EntryState } from '../../entries/entry';
import { EntryRows } from './entryRows';
import { isSameVersion } from '../../base/fileVersion';
import { LazyShard, rowOf, Shards } from './lazyShard';
import type { FileVersion } from '../../base/ports';

const none: readonly string[] = [];

/** An entry, or its place in the shards. */
type EntryOrPlace = Entry | number;

/** The entries of a journal by path and by id. Most stay rows of a shard; the entry is created on request. */
export class EntryTable implements ReadonlyMap<string, Entry> {
  readonly #entries = new Map<string, EntryOrPlace>();
  /** Several paths if an id is duplicated. */
  readonly #pathsById = new DeferredMap<string, OneOrMore<string>>();
  readonly #shards = new Shards<EntryFiles, EntryRows>();
  readonly #stateAt: (rows: EntryRows, row: number) => EntryState;
  /** Whether shards are missing that the state of an entry may depend on: created entries are not cached then. */
  isFilling = false;

  /** @param stateAt computes the current state of the entry in that row */
  constructor(stateAt: (rows: EntryRows, row: number) => EntryState) {
    this.#stateAt = stateAt;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  get(path: string): Entry | undefined {
    const found = this.#entries.get(path);
    if (typeof found !== 'number') return found;
    const entry = this.#entryOf(found);
    // Caches the entry: it is requested again after every change.
    if (!this.isFilling) this.#entries.set(path, entry);
    return entry;
  }

  /** The same without caching it, for loops over thousands. */
  peek(path: string): Entry | undefined {
    const found = this.#entries.get(path);
    return found === undefined ? undefined : this.#entryOf(found);
  }

  /** The entry with that id; `undefined` if there is none, or more than one. */
  byId(id: string): Entry | undefined {
    const path = this.#pathsById.now.get(id);
    return typeof path === 'string' ? this.get(path) : undefined;
  }

  pathsOf(id: string): readonly string[] {
    return listOf(this.#pathsById.now.get(id) ?? none);
  }

  setPaths(id: string, paths: readonly string[]): void {
    if (paths.length === 0) this.#pathsById.now.delete(id);
    else this.#pathsById.now.set(id, oneOrMore(paths));
  }

  each(visit: (path: string, digits: number) => void): void {
    for (const [path, one] of this.#entries)
      visit(
        path,
        typeof one === 'number'
          ? this.#shards.of(one).all.columns.date[rowOf(one)]!
          : digitsIn(one),
      );
  }

  /** Entries created from a template. */
  *from(ref: string): Iterable<Entry> {
    for (const one of this.#entries.values()) {
      const { template } =
        typeof one === 'number' ? this.#shards.of(one).all.inputsAt(rowOf(one)) : one;
      if (template === ref) yield this.#entryOf(one);
    }
  }

  /** @returns whether the file is the one that was read; `undefined` if none was */
  isVersion(path: string, now: FileVersion): boolean | undefined {
    const found = this.#entries.get(path);
    if (typeof found !== 'number') return found && isSameVersion(found, now);
    const { size, mtime } = this.#shards.of(found).files;
    return isSameVersion({ size: size[rowOf(found)]!, mtime: mtime[rowOf(found)]! }, now);
  }

  set(path: string, entry: Entry): void {
    this.#entries.set(path, entry);
  }

  /** Adds entries whose paths are all new. */
  restore(columns: LazyShard<EntryFiles, EntryColumns>): void {
    const { files } = columns;
    const first = this.#shards.add(new LazyShard(files, () => new EntryRows(columns.all)));
    for (let row = 0; row < files.path.length; row++)
      this.#entries.set(files.path[row]!, first + row);
    this.#pathsById.defer((pathsById) => {
      const { path, id } = columns.all;
      for (let row = 0; row < path.length; row++) {
        const one = id[row]!;
        if (one === null) continue;
        const known = pathsById.get(one);
        pathsById.set(one, known === undefined ? path[row]! : [...listOf(known), path[row]!]);
      }
    });
  }

  /** Fills a part of the deferred map. @returns `false` if none was pending */
  step(): boolean {
    return this.#pathsById.step();
  }

  /** Materialises the entry in its current state, because what that depends on is about to change. */
  materialise(path: string): void {
    this.get(path);
  }

  /** Replaces the row of its path, with the version of the file in that row. */
  replaceRow(entry: Entry): void {
    const place = this.#entries.get(entry.path);
    if (typeof place !== 'number') return;
    const { size, mtime } = this.#shards.of(place).files;
    const row = rowOf(place);
    this.#entries.set(entry.path, { ...entry, size: size[row]!, mtime: mtime[row]! });
  }

  delete(path: string): void {
    this.#entries.delete(path);
  }

  keys(): MapIterator<string> {
    return this.#entries.keys();
  }

  *values(): MapIterator<Entry> {
    for (const one of this.#entries.values()) yield this.#entryOf(one);
  }

  *entries(): MapIterator<[string, Entry]> {
    for (const [path, one] of this.#entries) yield [path, this.#entryOf(one)];
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, path: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [path, entry] of this) visit(entry, path, this);
  }

  #entryOf(found: EntryOrPlace): Entry {
    if (typeof found !== 'number') return found;
    const rows = this.#shards.of(found).all;
    const row = rowOf(found);
    return rows.entryAt(row, this.#stateAt(rows, row));
  }
}
