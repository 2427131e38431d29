/**
 * Caches the index between sessions: the facts of each file, valid for its size and time. It has ids, titles,
 * counts and digests, but no answers, and nothing from the text of private entries. It may be lost or damaged
 * at any time: invalid parts are dropped, and their files are read again.
 */
import { ColumnLines, linesOf } from './columnLines';
import {
  asciiOf,
  entryColumns,
  listOf,
  oneOrMore,
  recordColumns,
  type EntryColumns,
  type EntryFiles,
  type RecordColumns,
  type RecordFiles,
} from './columns';
import { forEachInSlices } from '../../base/forEachInSlices';
import type { EntryFacts } from '../../entries/entry';
import type { Sums } from './entryIndex';
import type { EntryRecords } from '../../records/entryRecords';
import { isSettled, mustReread } from '../../base/fileVersion';
import { LazyShard } from './lazyShard';
import { mayLeave } from '../../entries/mayLeave';
import type { Files, FileText, Hash, Pace } from '../../base/ports';

/** The part of the setup that rows depend on. */
interface SetupKey {
  /** Owner, reviewers and zone, by which records are folded. */
  readonly foldedBy: string;
  /** The pattern of entries. */
  readonly pattern: string;
}

/** Entries by path, and their records by the entry's id. */
export interface Rows extends SetupKey {
  readonly entries: Table<EntryFacts>;
  readonly records: Table<EntryRecords>;
  /** Sums over all rows; `undefined` if they are valid for this session only. */
  sums(): CachedSums | undefined;
}

export interface CachedSums extends Sums, SetupKey {
  /** Key of the collections. */
  readonly collections: string;
}

/** The content of the cache. */
export interface Cached {
  readonly shards: readonly Shard[];
  /** Sums over exactly these shards. */
  readonly sums: CachedSums | undefined;
}

interface Table<Row> {
  keys(): Iterable<string>;
  get(key: string): Row | undefined;
}

/** A part of the index. */
export interface Shard extends SetupKey {
  readonly entries: LazyShard<EntryFiles, EntryColumns>;
  readonly records: LazyShard<RecordFiles, RecordColumns>;
}

interface ValidShard extends SetupKey {
  /** Its first line, which identifies its content. */
  readonly head: string;
}

/** The part of a shard that every start needs. */
interface First extends SetupKey {
  readonly entries: EntryFiles;
  readonly records: RecordFiles;
  /** Lengths of the other parts. */
  readonly lengths: readonly number[];
}

/** The part of a shard without texts. */
interface Numbers {
  readonly entries: Pick<EntryColumns, 'date' | 'inputs'>;
  readonly records: Pick<RecordColumns, 'standing' | 'standings'>;
}

const none: readonly string[] = [];

/** Incremented when the rows or sums, or the rules they are computed by, change. */
const format = 19;
const sumsName = 'sums.json';

export class IndexCache {
  #shards = 1;
  /** Shards on disk that this session read or wrote, by number. */
  #valid = new Map<number, ValidShard>();
  /** First line of the sums on disk. */
  #sumsHead: string | undefined;

  /**
   * @param files rooted at a folder of the extension's own storage for this journal
   * @param identity of the journal: a cache of another journal is ignored
   * @param rowsPerShard maximum, above which the number of shards doubles
   */
  constructor(
    readonly files: Files,
    readonly identity: string,
    readonly world: { readonly pace: Pace; readonly hash: Hash },
    readonly rowsPerShard = 512,
  ) {}

  /** Whether another session saved anything. */
  async exists(): Promise<boolean> {
    return (await this.#names().catch(() => [])).length > 0;
  }

  async load(): Promise<Cached> {
    try {
      return await this.#load();
    } catch (error) {
      // Their content is unknown.
      this.#valid.clear();
      throw error;
    }
  }

  async #load(): Promise<Cached> {
    const found: Shard[] = [];
    const names = await this.#names();
    const shards = Math.max(1, ...names.map((name) => Number(name.split('-')[1]!.split('.')[0])));
    this.#shards = shards;
    const wanted = names.filter((name) => name.endsWith(`-${shards}.json`));
    await this.files.readEach(wanted, (read) => {
      const shard = 'text' in read ? this.#parse(read) : undefined;
      if (!shard) return;
      const { head, rows } = shard;
      found.push(rows);
      const { foldedBy, pattern } = rows;
      this.#valid.set(Number.parseInt(read.path, 10), { head, foldedBy, pattern });
    });
    return { shards: found, sums: found.length > 0 ? await this.#loadSums() : undefined };
  }

  /** Loads the sums if they are over exactly the shards on disk. */
  async #loadSums(): Promise<CachedSums | undefined> {
    const read = await this.files.read(sumsName);
    if (!('text' in read)) return undefined;
    const [head, body] = read.text.split('\n') as [string, string?];
    if (body === undefined || head !== this.#headOf(body)) return undefined;
    this.#sumsHead = head;
    const { of, ...sums } = JSON.parse(body) as CachedSums & { of: string };
    return of === this.#allShards() ? sums : undefined;
  }

  /** Identifies the content of all shards; `undefined` if one is missing. */
  #allShards(): string | undefined {
    const heads: string[] = [];
    for (let number = 0; number < this.#shards; number++) {
      const valid = this.#valid.get(number);
      if (!valid) return undefined;
      heads.push(valid.head);
    }
    return this.world.hash(heads.join('\n'));
  }

  /**
   * @param changed keys of the rows that are new, changed or gone since the last save
   * @param isFaultless whether a file has no problems: others are read again, since problems are not cached
   */
  async save(
    rows: Rows,
    changed: ReadonlySet<string>,
    now: number,
    isFaultless: (path: string) => boolean = () => true,
  ): Promise<void> {
    const { entries, records, foldedBy, pattern } = rows;
    // Private entries are read at each start: even a path reveals what an entry is about.
    const paths = [...entries.keys()].filter((path) => mayLeave(path));
    const keys = { entries: paths, records: [...records.keys()] };
    const wanted = this.#shardCount(keys.entries.length + keys.records.length);
    const resized = wanted > this.#shards || wanted * 4 < this.#shards;
    if (resized) this.#valid = new Map();
    if (resized) this.#shards = wanted;
    const dirty = new Set<number>();
    for (let number = 0; number < this.#shards; number++) {
      const valid = this.#valid.get(number);
      if (valid?.foldedBy !== foldedBy || valid.pattern !== pattern) dirty.add(number);
    }
    for (const key of changed) if (isKept(key)) dirty.add(this.#shardOf(key));
    // Changes are passed once: if a write fails, these shards must be written the next time.
    for (const number of dirty) this.#valid.delete(number);
    const parts = {
      entries: await this.#partition(keys.entries, dirty),
      records: await this.#partition(keys.records, dirty),
    };
    for (const number of dirty) {
      const columns = {
        entries: entryColumns(rowsOf(entries, parts.entries.get(number)!)),
        records: recordColumns(rowsOf(records, parts.records.get(number)!)),
      };
      const isCertain = (path: string, size: number, mtime: number): boolean =>
        isFaultless(path) && isSettled({ size, mtime }, now);
      const body = shardText(columns, isCertain, { foldedBy, pattern });
      const head = this.#headOf(body);
      await this.files.replace(`${number}-${this.#shards}.json`, `${head}\n${body}`);
      this.#valid.set(number, { head, foldedBy, pattern });
      await this.world.pace();
    }
    await this.#saveSums(rows.sums());
    if (!resized) return;
    for (const name of await this.#names())
      if (!name.endsWith(`-${this.#shards}.json`)) await this.files.remove(name);
  }

  /** Sums are over all rows, so they are saved only with a complete set of shards. */
  async #saveSums(sums: CachedSums | undefined): Promise<void> {
    const of = this.#allShards();
    if (of === undefined || !sums) return;
    const body = JSON.stringify({ of, ...sums });
    const head = this.#headOf(body);
    if (head === this.#sumsHead) return;
    await this.files.replace(sumsName, `${head}\n${body}`);
    this.#sumsHead = head;
  }

  /** The keys of each of these shards. */
  async #partition(
    keys: readonly string[],
    wanted: ReadonlySet<number>,
  ): Promise<Map<number, string[]>> {
    const parts = new Map<number, string[]>([...wanted].map((number) => [number, []]));
    await forEachInSlices(keys, this.world.pace, (key) => parts.get(this.#shardOf(key))?.push(key));
    return parts;
  }

  /** Names of shards, whatever their number: `<number>-<of>.json`. */
  async #names(): Promise<string[]> {
    return (await this.files.list('')).files.filter((name) => /^\d{1,4}-\d{1,4}\.json$/.test(name));
  }

  #shardCount(rows: number): number {
    let count = 1;
    while (count * this.rowsPerShard < rows) count *= 2;
    return count;
  }

  #shardOf(key: string): number {
    return checksum(key) % this.#shards;
  }

  #parse(file: FileText): { readonly head: string; readonly rows: Shard } | undefined {
    const { length } = file;
    const bytes = file.bytes.subarray(0, length);
    const end = bytes.indexOf(10);
    const body = bytes.subarray(end + 1);
    const head = this.#headOf(body);
    if (file.part(0, end) !== head) return undefined;
    // The hash proves the text, the format its shape.
    const to = end + 1 + body.indexOf(10);
    const first = JSON.parse(file.part(end + 1, to)) as First;
    return { head, rows: shardIn(file, first, to + 1) };
  }

  #headOf(body: string | Uint8Array): string {
    return JSON.stringify([format, this.identity, this.world.hash(body)]);
  }
}

/** @param key path of an entry, or id of an entry, which has no slash */
const isKept = (key: string): boolean => !key.includes('/') || mayLeave(key);

const rowsOf = <Row>(table: Table<Row>, keys: readonly string[]): Row[] =>
  keys.map((key) => table.get(key)).filter((row) => row !== undefined);

/**
 * In ASCII, so that the length of a part in bytes is that of its text.
 * @param isCertain whether a file is certain to be what was read; others are marked to be read again
 */
function shardText(
  { entries, records }: { readonly entries: EntryColumns; readonly records: RecordColumns },
  isCertain: (path: string, size: number, mtime: number) => boolean,
  setup: SetupKey,
): string {
  const { date, inputs, distinctInputs, details } = entries;
  const { standing, standings } = records;
  const numbers: Numbers = { entries: { date, inputs }, records: { standing, standings } };
  const parts = [
    asciiOf(JSON.stringify(numbers)),
    [
      entries.id,
      entries.digest,
      entries.digest2,
      records.entry,
      records.digests,
      records.completions,
    ]
      .concat([records.comments])
      .flatMap(linesOf)
      .join('\n'),
    distinctInputs.map(asciiOf).join('\n'),
    details,
  ];
  const sizeOf = (path: string, size: number, mtime: number): number =>
    isCertain(path, size, mtime) ? size : mustReread;
  const first: First = {
    ...setup,
    entries: {
      path: entries.path,
      size: entries.path.map((path, row) => sizeOf(path, entries.size[row]!, entries.mtime[row]!)),
      mtime: entries.mtime,
    },
    records: {
      path: records.path,
      size: records.path.map((some, row) => {
        const [sizes, mtimes] = [listOf(records.size[row]!), listOf(records.mtime[row]!)];
        return oneOrMore(listOf(some).map((path, at) => sizeOf(path, sizes[at]!, mtimes[at]!)));
      }),
      mtime: records.mtime,
    },
    lengths: parts.map((part) => part.length),
  };
  return [asciiOf(JSON.stringify(first)), ...parts].join('\n');
}

/** @param from start of the second part */
function shardIn(file: FileText, first: First, from: number): Shard {
  let at = from;
  const parts = first.lengths.map((length) => {
    const part = file.part(at, at + length);
    at += length + 1;
    return part;
  });
  const { foldedBy, pattern, entries, records } = first;
  let parsed: ReturnType<typeof columnsIn> | undefined;
  const parse = (): ReturnType<typeof columnsIn> => (parsed ??= columnsIn(first, parts));
  return {
    foldedBy,
    pattern,
    entries: new LazyShard(entries, () => parse().entries),
    records: new LazyShard(records, () => parse().records),
  };
}

function columnsIn(
  files: Pick<First, 'entries' | 'records'>,
  [numbers, texts, distinctInputs, details]: readonly string[],
): { readonly entries: EntryColumns; readonly records: RecordColumns } {
  const { entries, records } = JSON.parse(numbers!) as Numbers;
  const lines = new ColumnLines(texts!);
  const count = entries.inputs.length;
  const recordCount = records.standing.length;
  return {
    entries: {
      ...files.entries,
      ...entries,
      id: lines.texts(count, null),
      digest: lines.texts(count, null),
      digest2: lines.texts(count, null),
      distinctInputs: distinctInputs === '' ? [] : distinctInputs!.split('\n'),
      details: details!,
    },
    records: {
      ...files.records,
      ...records,
      entry: lines.texts(recordCount),
      digests: lines.values(recordCount, none),
      completions: lines.values(recordCount, none),
      comments: lines.values(recordCount, none),
    },
  };
}

/** FNV-1a. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) >>> 0;
}
