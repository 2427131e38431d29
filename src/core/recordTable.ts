import { listOf, recordsAt, standingAt, type CommonStanding, type RecordColumns } from './columns';
import type { EntryRecords } from './entryRecords';
import type { Standing } from './fold';
import type { FileVersion } from './ports';

const rowsInBlock = 65_536;

export interface Glance {
  readonly standing: CommonStanding;
  /** Whether one of the records that count says which text it was made for, and whether for this one. */
  readonly hasDigest: boolean;
  readonly isSame: boolean;
}

/** What is known of records, by the id of their entry; of most it holds columns, as EntryTable does. */
export class RecordTable {
  readonly #records = new Map<string, EntryRecords | number>();
  /** The id of the entry that each file speaks of. */
  readonly #entries = new Map<string, string>();
  readonly #blocks: RecordColumns[] = [];

  has(entry: string): boolean {
    return this.#records.has(entry);
  }

  keys(): MapIterator<string> {
    return this.#records.keys();
  }

  get(entry: string): EntryRecords | undefined {
    const one = this.#records.get(entry);
    return typeof one === 'number' ? recordsAt(this.#block(one), one % rowsInBlock) : one;
  }

  standingOf(entry: string): Standing | undefined {
    const one = this.#records.get(entry);
    return typeof one === 'number'
      ? standingAt(this.#block(one), one % rowsInBlock)
      : one?.standing;
  }

  /** What the state of an entry with that digest follows from, without the lists that take time to make. */
  glance(entry: string, digest: string | null): Glance | undefined {
    const one = this.#records.get(entry);
    if (one === undefined) return undefined;
    const isNumber = typeof one === 'number';
    const columns = isNumber ? this.#block(one) : undefined;
    const digests = isNumber ? columns!.digests[one % rowsInBlock]! : one.standing.digests;
    return {
      standing: isNumber
        ? columns!.standings[columns!.standing[one % rowsInBlock]!]!
        : one.standing,
      hasDigest: digests.length > 0,
      isSame:
        digest !== null &&
        (digests === digest || (typeof digests === 'object' && digests.includes(digest))),
    };
  }

  /** Whether one of the records that count says which text it was made for. */
  hasDigest(entry: string): boolean {
    const one = this.#records.get(entry);
    if (typeof one !== 'number') return one !== undefined && one.standing.digests.length > 0;
    return this.#block(one).digests[one % rowsInBlock]!.length > 0;
  }

  /** The entries of which that holds. */
  withDigest(): string[] {
    return [...this.#records.keys()].filter((entry) => this.hasDigest(entry));
  }

  /** All files that were read. */
  get paths(): MapIterator<string> {
    return this.#entries.keys();
  }

  get fileCount(): number {
    return this.#entries.size;
  }

  /** The id of the entry of which that file speaks; `undefined` where it was not read. */
  entryOf(path: string): string | undefined {
    return this.#entries.get(path);
  }

  /** Entries with comments that stand, and the keys of these. */
  *commented(): Iterable<[entry: string, comments: readonly string[]]> {
    for (const [entry, one] of this.#records) {
      const comments =
        typeof one === 'number'
          ? listOf(this.#block(one).comments[one % rowsInBlock]!)
          : one.standing.comments;
      if (comments.length > 0) yield [entry, comments];
    }
  }

  pathsOf(entry: string): readonly string[] {
    const one = this.#records.get(entry);
    if (typeof one !== 'number') return one?.files.map(({ path }) => path) ?? [];
    return listOf(this.#block(one).path[one % rowsInBlock]!);
  }

  isVersion(path: string, { size, mtime }: FileVersion): boolean {
    const one = this.#records.get(this.#entries.get(path)!);
    if (one === undefined) return false;
    if (typeof one === 'number') {
      const columns = this.#block(one);
      const row = one % rowsInBlock;
      if (columns.path[row] === path)
        return columns.size[row] === size && columns.mtime[row] === mtime;
    }
    const { files } =
      typeof one === 'number' ? recordsAt(this.#block(one), one % rowsInBlock) : one;
    return files.some((file) => file.path === path && file.size === size && file.mtime === mtime);
  }

  set(records: EntryRecords): void {
    this.delete(records.entry);
    this.#records.set(records.entry, records);
    for (const { path } of records.files) this.#entries.set(path, records.entry);
  }

  delete(entry: string): void {
    for (const path of this.pathsOf(entry)) this.#entries.delete(path);
    this.#records.delete(entry);
  }

  /** Those of which nothing is known yet. */
  take(columns: RecordColumns): void {
    if (columns.entry.length > rowsInBlock) throw new RangeError('Too many rows');
    const first = (this.#blocks.push(columns) - 1) * rowsInBlock;
    columns.entry.forEach((entry, row) => {
      if (this.#records.has(entry)) return;
      this.#records.set(entry, first + row);
      for (const path of listOf(columns.path[row]!)) this.#entries.set(path, entry);
    });
  }

  #block(place: number): RecordColumns {
    return this.#blocks[Math.floor(place / rowsInBlock)]!;
  }
}
