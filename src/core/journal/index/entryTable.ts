import type { EntryColumns, EntryFiles, Kind } from './columns';
import { digitsIn, type Entry, type EntryState } from '../../entries/entry';
import { EntryRows } from './entryAt';
import { isSameVersion } from '../../base/fileVersion';
import { Late } from './late';
import type { FileVersion } from '../../base/ports';

/** Rows of one block of columns; more are refused. */
const rowsInBlock = 65_536;

/** The entry, or where it stands in the columns: number of the block times its size, plus the row. */
export type Place = Entry | number;

/** The entries of a journal by their paths. Of most it holds columns, and makes the entry for whoever asks. */
export class EntryTable implements ReadonlyMap<string, Entry> {
  readonly #entries = new Map<string, Place>();
  readonly #blocks: Late<EntryFiles, EntryRows>[] = [];
  readonly #stateAt: (rows: EntryRows, row: number) => EntryState;
  /** Whether where an entry stands follows from more than is there yet: then nothing that is made is kept. */
  isFilling = false;

  /** @param stateAt where the entry of that row stands now */
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
    const one = this.#entries.get(path);
    if (typeof one !== 'number') return one;
    // Who is asked for once is asked for again, after every change.
    const made = this.#made(one);
    if (!this.isFilling) this.#entries.set(path, made);
    return made;
  }

  /** The same for who goes through thousands once: it is not kept. */
  passing(path: string): Entry | undefined {
    const one = this.#entries.get(path);
    return typeof one === 'number' ? this.#made(one) : one;
  }

  each(visit: (path: string, digits: number) => void): void {
    for (const [path, one] of this.#entries)
      visit(path, typeof one === 'number' ? this.#digitsAt(one) : digitsIn(one));
  }

  /** Those made from a template. */
  *from(ref: string): Iterable<Entry> {
    for (const one of this.#entries.values()) {
      const template = typeof one === 'number' ? this.#kindAt(one).template : one.template;
      if (template === ref) yield this.#made(one);
    }
  }

  #digitsAt(place: number): number {
    return this.#block(place).all.columns.date[place % rowsInBlock]!;
  }

  #kindAt(place: number): Kind {
    return this.#block(place).all.kindAt(place % rowsInBlock);
  }

  /** What is kept at that path, to ask more of it without looking for it again. */
  at(path: string): Place | undefined {
    return this.#entries.get(path);
  }

  /** @param now as the file is on disk */
  isVersion(place: Place, now: FileVersion): boolean {
    if (typeof place !== 'number') return isSameVersion(place, now);
    const { size, mtime } = this.#block(place).files;
    const row = place % rowsInBlock;
    return isSameVersion({ size: size[row]!, mtime: mtime[row]! }, now);
  }

  set(path: string, entry: Entry): void {
    this.#entries.set(path, entry);
  }

  /** Takes in those of another session, of which no two have one path. */
  restore(columns: Late<EntryFiles, EntryColumns>): void {
    const { files } = columns;
    const { path } = files;
    const first = this.#add(new Late(files, () => new EntryRows(columns.all)));
    for (let row = 0; row < path.length; row++) this.#entries.set(path[row]!, first + row);
  }

  #add(block: Late<EntryFiles, EntryRows>): number {
    if (block.files.path.length > rowsInBlock) throw new RangeError('Too many rows');
    return (this.#blocks.push(block) - 1) * rowsInBlock;
  }

  #block(place: number): Late<EntryFiles, EntryRows> {
    return this.#blocks[Math.floor(place / rowsInBlock)]!;
  }

  /** Keeps the entry as it stands now, since what its state follows from is about to change. */
  hold(path: string): void {
    this.get(path);
  }

  /** Puts it in the place of its row, with the version of the file that stands there. */
  setMade(entry: Entry): void {
    const place = this.#entries.get(entry.path);
    if (typeof place !== 'number') return;
    const { size, mtime } = this.#block(place).files;
    const row = place % rowsInBlock;
    this.#entries.set(entry.path, { ...entry, size: size[row]!, mtime: mtime[row]! });
  }

  delete(path: string): void {
    this.#entries.delete(path);
  }

  keys(): MapIterator<string> {
    return this.#entries.keys();
  }

  *values(): MapIterator<Entry> {
    for (const one of this.#entries.values()) yield this.#made(one);
  }

  *entries(): MapIterator<[string, Entry]> {
    for (const [path, one] of this.#entries) yield [path, this.#made(one)];
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, path: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [path, entry] of this) visit(entry, path, this);
  }

  #made(one: Place): Entry {
    if (typeof one !== 'number') return one;
    const rows = this.#block(one).all;
    const row = one % rowsInBlock;
    return rows.entryAt(row, this.#stateAt(rows, row));
  }
}
