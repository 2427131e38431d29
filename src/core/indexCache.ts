/**
 * The index, kept between two sessions: what was found in each file, by the file's size and time. It
 * holds ids, titles, counts and digests, never an answer. It may be lost or damaged at any moment: what
 * cannot be trusted is dropped, and those files are read again.
 */
import type { EntryFacts } from './entry';
import type { Files, Pace } from './ports';
import { isRecordFile, type RecordFile } from './recordFile';
import type { JournalRecord } from './schemas';

export type Row = EntryFacts | RecordFile;

/** Counted up whenever the rows, or what they are computed from, change. */
const format = 2;
const rowsPerShard = 512;
/** A file changed this shortly before it was read may change again without a new time. */
const racyMilliseconds = 2000;

interface Shard {
  readonly tables: readonly (readonly string[])[];
  readonly entries: readonly unknown[][];
  readonly records: readonly unknown[][];
}

export class IndexCache {
  #shards = 1;
  /** Shards on disk that this session knows to be good. */
  #good = new Set<number>();

  /**
   * @param files rooted at a folder of the extension's own storage, for this journal alone
   * @param identity of the journal; a cache of another one is foreign
   */
  constructor(
    readonly files: Files,
    readonly identity: string,
    readonly pace: Pace,
  ) {}

  /** What is known, by path. */
  async load(): Promise<Map<string, Row>> {
    const rows = new Map<string, Row>();
    const names = await this.#names();
    const shards = Math.max(1, ...names.map((name) => Number(name.split('-')[1]!.split('.')[0])));
    this.#shards = shards;
    for (const name of names) {
      const [number, of] = name.slice(0, -5).split('-').map(Number) as [number, number];
      if (of !== shards) continue;
      const read = await this.files.read(name);
      const shard = 'text' in read ? this.#open(read.text) : undefined;
      if (shard) {
        take(shard, rows);
        this.#good.add(number);
      }
      await this.pace();
    }
    return rows;
  }

  /** @param changed paths of what is new, changed or gone since the last save */
  async save(rows: Iterable<Row>, changed: ReadonlySet<string>, now: number): Promise<void> {
    const all = [...rows];
    const wanted = shardCount(all.length);
    const resized = wanted > this.#shards || wanted * 4 < this.#shards;
    if (resized) this.#good = new Set();
    if (resized) this.#shards = wanted;
    const dirty = new Set<number>();
    for (let number = 0; number < this.#shards; number++)
      if (!this.#good.has(number)) dirty.add(number);
    for (const path of changed) dirty.add(this.#shardOf(path));
    const groups = new Map<number, Row[]>([...dirty].map((number) => [number, []]));
    let count = 0;
    for (const row of all) {
      if (++count % 256 === 0) await this.pace();
      if (row.size < 0 || row.mtime > now - racyMilliseconds) continue;
      groups.get(this.#shardOf(row.path))?.push(row);
    }
    for (const [number, group] of groups) {
      await this.files.replace(`${number}-${this.#shards}.json`, this.#seal(group));
      this.#good.add(number);
      await this.pace();
    }
    if (!resized) return;
    for (const name of await this.#names())
      if (!name.endsWith(`-${this.#shards}.json`)) await this.files.remove(name);
  }

  /** Files of any division, this one or another: `<number>-<of>.json`. */
  async #names(): Promise<string[]> {
    return (await this.files.list('')).files.filter((name) => /^\d{1,4}-\d{1,4}\.json$/.test(name));
  }

  #shardOf(path: string): number {
    return checksum(path) % this.#shards;
  }

  #seal(rows: readonly Row[]): string {
    const body = JSON.stringify(pack(rows));
    return `${JSON.stringify([format, this.identity, checksum(body)])}\n${body}`;
  }

  #open(text: string): Shard | undefined {
    const end = text.indexOf('\n');
    if (text.slice(0, end) !== JSON.stringify([format, this.identity, checksum(text, end + 1)]))
      return undefined;
    // The checksum vouches for the text, the format for its shape.
    return JSON.parse(text.slice(end + 1)) as Shard;
  }
}

function shardCount(rows: number): number {
  let count = 1;
  while (count * rowsPerShard < rows) count *= 2;
  return count;
}

/** After FNV-1a, two UTF-16 code units at a time, 32 bits: it finds damage, it does not defend against anyone. */
function checksum(text: string, from = 0): number {
  let hash = 0x811c9dc5;
  const pairs = text.length - ((text.length - from) % 2);
  for (let at = from; at < pairs; at += 2) {
    const pair = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
    hash = Math.imul(hash ^ pair, 0x01000193);
  }
  if (pairs < text.length) hash = Math.imul(hash ^ text.charCodeAt(pairs), 0x01000193);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function pack(rows: readonly Row[]): Shard {
  const tables: (readonly string[])[] = [];
  const numbers = new Map<readonly string[], number>();
  const table = (list: readonly string[]): number => {
    let number = numbers.get(list);
    if (number === undefined) {
      number = tables.push(list) - 1;
      numbers.set(list, number);
    }
    return number;
  };
  const entries: unknown[][] = [];
  const records: unknown[][] = [];
  for (const row of rows) {
    if (isRecordFile(row))
      records.push([row.path, row.size, row.mtime, row.person, row.entry, row.records]);
    else
      entries.push([
        row.path,
        row.size,
        row.mtime,
        row.id,
        row.template,
        row.version,
        row.title,
        row.date,
        table(row.tags),
        table(row.prompts),
        row.words,
        row.freeWords,
        row.claimedMinutes,
        row.digest,
      ]);
  }
  return { tables, entries, records };
}

function take({ tables, entries, records }: Shard, rows: Map<string, Row>): void {
  for (const [path, size, mtime, person, entry, list] of records) {
    rows.set(path as string, {
      path: path as string,
      size: size as number,
      mtime: mtime as number,
      person: person as string,
      entry: entry as string,
      records: list as JournalRecord[],
    });
  }
  for (const row of entries) {
    rows.set(row[0] as string, {
      path: row[0] as string,
      size: row[1] as number,
      mtime: row[2] as number,
      // JSON has null where a value was absent.
      id: (row[3] as string | null) ?? undefined,
      template: (row[4] as string | null) ?? undefined,
      version: (row[5] as number | null) ?? undefined,
      title: row[6] as string,
      date: (row[7] as string | null) ?? undefined,
      tags: tables[row[8] as number]!,
      prompts: tables[row[9] as number]!,
      words: row[10] as number[],
      freeWords: row[11] as number,
      claimedMinutes: row[12] as number,
      digest: (row[13] as string | null) ?? undefined,
    });
  }
}
