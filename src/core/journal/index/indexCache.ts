/**
 * The index, kept between two sessions: what was found in each file, by the file's size and time. It
 * holds ids, titles, counts and digests, never an answer, and nothing of a private entry's text. It may be lost or damaged at any moment: what
 * cannot be trusted is dropped, and those files are read again.
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
import { eachInTurn } from '../../base/eachInTurn';
import type { EntryFacts } from '../../entries/entry';
import type { Sums } from './entryIndex';
import type { EntryRecords } from '../../records/entryRecords';
import { isSettled, toBeReadAgain } from '../../base/fileVersion';
import { LazyShard } from './lazyShard';
import { mayLeave } from '../../entries/mayLeave';
import type { Files, FileText, Hash, Pace } from '../../base/ports';

/** What is known of entries by their paths, and of their records by the entry's id. */
export interface Rows {
  /** What the records' part holds for now: owner and reviewers, and the zone of their days. */
  readonly foldedBy: string;
  /** By which it is said what an entry is. */
  readonly pattern: string;
  readonly entries: Table<EntryFacts>;
  readonly records: Table<EntryRecords>;
  /** Over all of that; `undefined` where they hold for this session alone. */
  sums(): KeptSums | undefined;
}

/** Sums, and by what entries were read and judged for them. */
export interface KeptSums extends Sums {
  readonly foldedBy: string;
  readonly pattern: string;
  /** Key of the collections. */
  readonly collections: string;
}

/** What is left of another session. */
export interface Cached {
  readonly shards: readonly Shard[];
  /** Over all of these; absent where they do not go together. */
  readonly sums: KeptSums | undefined;
}

interface Table<Row> {
  keys(): Iterable<string>;
  get(key: string): Row | undefined;
}

/** A part of the index, as it comes from the cache. */
export interface Shard {
  /** As in Rows, when it was written. */
  readonly foldedBy: string;
  readonly pattern: string;
  readonly entries: LazyShard<EntryFiles, EntryColumns>;
  readonly records: LazyShard<RecordFiles, RecordColumns>;
}

interface Good extends Pick<Shard, 'foldedBy' | 'pattern'> {
  /** Its first line, which says what is in it. */
  readonly head: string;
}

/** First part of a shard: what is wanted at once. */
interface First extends Pick<Shard, 'foldedBy' | 'pattern'> {
  readonly entries: EntryFiles;
  readonly records: RecordFiles;
  /** How long the other parts are. */
  readonly lengths: readonly number[];
}

/** Of the other parts the one that holds no texts. */
interface Numbers {
  readonly entries: Pick<EntryColumns, 'date' | 'inputs'>;
  readonly records: Pick<RecordColumns, 'standing' | 'standings'>;
}

const none: readonly string[] = [];

/** Counted up whenever the rows or sums, or what they are computed from, change. */
const format = 15;
const sumsName = 'sums.json';

export class IndexCache {
  #shards = 1;
  /** The shards on disk that this session knows to be good. */
  #good = new Map<number, Good>();
  /** First line of the sums on disk. */
  #sumsHead: string | undefined;

  /**
   * @param files rooted at a folder of the extension's own storage, for this journal alone
   * @param identity of the journal; a cache of another one is foreign
   * @param rowsPerShard from more than these on there are twice as many shards
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
      // Nobody knows what was in them.
      this.#good.clear();
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
      const shard = 'text' in read ? this.#open(read) : undefined;
      if (!shard) return;
      const { head, rows } = shard;
      found.push(rows);
      const { foldedBy, pattern } = rows;
      this.#good.set(Number.parseInt(read.path, 10), { head, foldedBy, pattern });
    });
    return { shards: found, sums: found.length > 0 ? await this.#loadSums() : undefined };
  }

  /** Those over the very shards that are there. */
  async #loadSums(): Promise<KeptSums | undefined> {
    const read = await this.files.read(sumsName);
    if (!('text' in read)) return undefined;
    const [head, body] = read.text.split('\n') as [string, string?];
    if (body === undefined || head !== this.#headOf(body)) return undefined;
    this.#sumsHead = head;
    const { of, ...sums } = JSON.parse(body) as KeptSums & { of: string };
    return of === this.#allShards() ? sums : undefined;
  }

  /** What says which shards there are; `undefined` where one is missing. */
  #allShards(): string | undefined {
    const heads: string[] = [];
    for (let number = 0; number < this.#shards; number++) {
      const good = this.#good.get(number);
      if (!good) return undefined;
      heads.push(good.head);
    }
    return this.world.hash(heads.join('\n'));
  }

  /**
   * @param changed keys of the rows that are new, changed or gone since the last save
   * @param isFaultless whether nothing is wrong in a file; any other is read again, to find that out again
   */
  async save(
    rows: Rows,
    changed: ReadonlySet<string>,
    now: number,
    isFaultless: (path: string) => boolean = () => true,
  ): Promise<void> {
    const { entries, records, foldedBy, pattern } = rows;
    // Their paths tell what they are about, too: private entries are read at each start.
    const paths = [...entries.keys()].filter((path) => mayLeave(path));
    const keys = { entries: paths, records: [...records.keys()] };
    const wanted = this.#shardCount(keys.entries.length + keys.records.length);
    const resized = wanted > this.#shards || wanted * 4 < this.#shards;
    if (resized) this.#good = new Map();
    if (resized) this.#shards = wanted;
    const dirty = new Set<number>();
    for (let number = 0; number < this.#shards; number++) {
      const good = this.#good.get(number);
      if (good?.foldedBy !== foldedBy || good.pattern !== pattern) dirty.add(number);
    }
    for (const key of changed) if (isKept(key)) dirty.add(this.#shardOf(key));
    // What is changed is known once: should a write fail, they stay to be written.
    for (const number of dirty) this.#good.delete(number);
    const parts = {
      entries: await this.#parted(keys.entries, dirty),
      records: await this.#parted(keys.records, dirty),
    };
    for (const number of dirty) {
      const columns = {
        entries: entryColumns(rowsOf(entries, parts.entries.get(number)!)),
        records: recordColumns(rowsOf(records, parts.records.get(number)!)),
      };
      const isSure = (path: string, size: number, mtime: number): boolean =>
        isFaultless(path) && isSettled({ size, mtime }, now);
      const body = sealed(columns, isSure, { foldedBy, pattern });
      const head = this.#headOf(body);
      await this.files.replace(`${number}-${this.#shards}.json`, `${head}\n${body}`);
      this.#good.set(number, { head, foldedBy, pattern });
      await this.world.pace();
    }
    await this.#saveSums(rows.sums());
    if (!resized) return;
    for (const name of await this.#names())
      if (!name.endsWith(`-${this.#shards}.json`)) await this.files.remove(name);
  }

  /** Over all that was found, and so only beside all of it. */
  async #saveSums(sums: KeptSums | undefined): Promise<void> {
    const of = this.#allShards();
    if (of === undefined || !sums) return;
    const body = JSON.stringify({ of, ...sums });
    const head = this.#headOf(body);
    if (head === this.#sumsHead) return;
    await this.files.replace(sumsName, `${head}\n${body}`);
    this.#sumsHead = head;
  }

  /** The keys that belong into each of these shards. */
  async #parted(
    keys: readonly string[],
    wanted: ReadonlySet<number>,
  ): Promise<Map<number, string[]>> {
    const parts = new Map<number, string[]>([...wanted].map((number) => [number, []]));
    await eachInTurn(keys, this.world.pace, (key) => parts.get(this.#shardOf(key))?.push(key));
    return parts;
  }

  /** Files of any division, this one or another: `<number>-<of>.json`. */
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

  #open(file: FileText): { readonly head: string; readonly rows: Shard } | undefined {
    const { length } = file;
    const bytes = file.bytes.subarray(0, length);
    const end = bytes.indexOf(10);
    const body = bytes.subarray(end + 1);
    const head = this.#headOf(body);
    if (file.part(0, end) !== head) return undefined;
    // The hash vouches for the text, the format for its shape.
    const to = end + 1 + body.indexOf(10);
    const first = JSON.parse(file.part(end + 1, to)) as First;
    return { head, rows: shardIn(file, first, to + 1) };
  }

  #headOf(body: string | Uint8Array): string {
    return JSON.stringify([format, this.identity, this.world.hash(body)]);
  }
}

/** @param key path of an entry, or an entry's id, which holds no stroke */
const isKept = (key: string): boolean => !key.includes('/') || mayLeave(key);

const rowsOf = <Row>(table: Table<Row>, keys: readonly string[]): Row[] =>
  keys.map((key) => table.get(key)).filter((row) => row !== undefined);

/**
 * In ASCII, so that a part is as long as its text.
 * @param isSure whether a file is as it was read; one that may not be is kept as one to be read again
 */
function sealed(
  { entries, records }: { readonly entries: EntryColumns; readonly records: RecordColumns },
  isSure: (path: string, size: number, mtime: number) => boolean,
  others: Pick<First, 'foldedBy' | 'pattern'>,
): string {
  const { date, inputs, distinctInputs, details } = entries;
  const { standing, standings } = records;
  const numbers: Numbers = { entries: { date, inputs }, records: { standing, standings } };
  const parts = [
    asciiOf(JSON.stringify(numbers)),
    [entries.id, entries.digest, records.entry, records.digests, records.completions]
      .concat([records.comments])
      .flatMap(linesOf)
      .join('\n'),
    distinctInputs.map(asciiOf).join('\n'),
    details,
  ];
  const sizeOf = (path: string, size: number, mtime: number): number =>
    isSure(path, size, mtime) ? size : toBeReadAgain;
  const first: First = {
    ...others,
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

/** @param from where the parts after the first one begin */
function shardIn(file: FileText, first: First, from: number): Shard {
  let at = from;
  const parts = first.lengths.map((length) => {
    const part = file.part(at, at + length);
    at += length + 1;
    return part;
  });
  const { foldedBy, pattern, entries, records } = first;
  let opened: ReturnType<typeof columnsIn> | undefined;
  const open = (): ReturnType<typeof columnsIn> => (opened ??= columnsIn(first, parts));
  return {
    foldedBy,
    pattern,
    entries: new LazyShard(entries, () => open().entries),
    records: new LazyShard(records, () => open().records),
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
