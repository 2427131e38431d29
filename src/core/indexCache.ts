/**
 * The index, kept between two sessions: what was found in each file, by the file's size and time. It
 * holds ids, titles, counts and digests, never an answer. It may be lost or damaged at any moment: what
 * cannot be trusted is dropped, and those files are read again.
 */
import type { Claim } from './claim';
import type { EntryFacts } from './entry';
import type { EntryRecords } from './entryRecords';
import type { Standing, WeekActivity } from './fold';
import type { Files, Hash, Pace } from './ports';
import type { Reviewing } from './reviewing';
import { statuses } from './status';

/** What is known of an entry's text, or of all its records. */
export type Row = EntryFacts | EntryRecords;

export interface Rows {
  /** By path. */
  readonly entries: ReadonlyMap<string, EntryFacts>;
  /** By the entry's id. */
  readonly records: ReadonlyMap<string, EntryRecords>;
}

export const noRows: Rows = { entries: new Map(), records: new Map() };

/** Counted up whenever the rows, or what they are computed from, change. */
const format = 7;
const rowsPerShard = 512;
/** A file changed this shortly before it was read may change again without a new time. */
const racyMilliseconds = 2000;

/** One list for each field rather than one for each row: half as much to make while it is read. */
interface Shard {
  /** Lists that many rows share. */
  readonly tables: readonly (readonly string[])[];
  readonly roles: readonly string[];
  readonly entries: EntryColumns;
  readonly records: RecordColumns;
}

/** JSON has null where a value is absent. */
interface EntryColumns {
  readonly path: readonly string[];
  readonly size: readonly number[];
  readonly mtime: readonly number[];
  readonly id: readonly (string | null)[];
  readonly template: readonly (string | null)[];
  readonly version: readonly (number | null)[];
  readonly title: readonly string[];
  readonly date: readonly (string | null)[];
  /** Numbers of tables. */
  readonly tags: readonly number[];
  readonly prompts: readonly number[];
  readonly words: readonly (readonly number[])[];
  readonly freeWords: readonly number[];
  readonly claim: readonly (ClaimRow | null)[];
  readonly digest: readonly (string | null)[];
}

interface RecordColumns {
  readonly entry: readonly string[];
  /** A number of `roles`. */
  readonly roles: readonly number[];
  readonly files: readonly EntryRecords['files'][];
  readonly standing: readonly StandingRow[];
}

/** As in Claim, with numbers of tables for the lists. */
type ClaimRow = readonly [
  minutes: number,
  participatory: number,
  type: string | null,
  covers: number,
  evidence: number,
  counterpart: string | null,
];

/** Status as its number, or -1; then as in Standing. */
type StandingRow = readonly [
  status: number,
  digests: readonly string[],
  completions: readonly string[],
  revealed: boolean,
  minutes: number,
  active: readonly WeekActivity[],
  comments: readonly string[],
  reviewing: Reviewing | null,
];

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
    readonly world: { readonly pace: Pace; readonly hash: Hash },
  ) {}

  async load(): Promise<Rows> {
    const rows = {
      entries: new Map<string, EntryFacts>(),
      records: new Map<string, EntryRecords>(),
    };
    const names = await this.#names();
    const shards = Math.max(1, ...names.map((name) => Number(name.split('-')[1]!.split('.')[0])));
    this.#shards = shards;
    const wanted = names.filter((name) => name.endsWith(`-${shards}.json`));
    await this.files.readEach(wanted, (read) => {
      const shard = 'text' in read ? this.#open(read.text) : undefined;
      if (!shard) return;
      take(shard, rows);
      this.#good.add(Number.parseInt(read.path, 10));
    });
    return rows;
  }

  /** @param changed keys of the rows that are new, changed or gone since the last save */
  async save(rows: Iterable<Row>, changed: ReadonlySet<string>, now: number): Promise<void> {
    const all = [...rows];
    const wanted = shardCount(all.length);
    const resized = wanted > this.#shards || wanted * 4 < this.#shards;
    if (resized) this.#good = new Set();
    if (resized) this.#shards = wanted;
    const dirty = new Set<number>();
    for (let number = 0; number < this.#shards; number++)
      if (!this.#good.has(number)) dirty.add(number);
    for (const key of changed) dirty.add(this.#shardOf(key));
    const groups = new Map<number, Row[]>([...dirty].map((number) => [number, []]));
    let count = 0;
    for (const row of all) {
      if (++count % 256 === 0) await this.world.pace();
      if (isSettled(row, now)) groups.get(this.#shardOf(keyOf(row)))?.push(row);
    }
    for (const [number, group] of groups) {
      await this.files.replace(`${number}-${this.#shards}.json`, this.#seal(group));
      this.#good.add(number);
      await this.world.pace();
    }
    if (!resized) return;
    for (const name of await this.#names())
      if (!name.endsWith(`-${this.#shards}.json`)) await this.files.remove(name);
  }

  /** Files of any division, this one or another: `<number>-<of>.json`. */
  async #names(): Promise<string[]> {
    return (await this.files.list('')).files.filter((name) => /^\d{1,4}-\d{1,4}\.json$/.test(name));
  }

  #shardOf(key: string): number {
    return checksum(key) % this.#shards;
  }

  #seal(rows: readonly Row[]): string {
    const body = JSON.stringify(pack(rows));
    return `${this.#headOf(body)}\n${body}`;
  }

  #open(text: string): Shard | undefined {
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== this.#headOf(body)) return undefined;
    // The hash vouches for the text, the format for its shape.
    return JSON.parse(body) as Shard;
  }

  #headOf(body: string): string {
    return JSON.stringify([format, this.identity, this.world.hash(body)]);
  }
}

const isRecords = (row: Row): row is EntryRecords => 'standing' in row;

/** What the row is known by: the path of an entry, or the id of one that has records. */
const keyOf = (row: Row): string => (isRecords(row) ? row.entry : row.path);

/** Whether what was read is sure to be what lies on disk at that time. */
const isSettled = (row: Row, now: number): boolean =>
  (isRecords(row) ? row.files : [row]).every(
    ({ size, mtime }) => size >= 0 && mtime <= now - racyMilliseconds,
  );

function shardCount(rows: number): number {
  let count = 1;
  while (count * rowsPerShard < rows) count *= 2;
  return count;
}

/** FNV-1a. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Numbers what occurs, in the order in which it comes. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<T, number>();

  of(item: T): number {
    let number = this.#numbers.get(item);
    if (number === undefined) {
      number = this.items.push(item) - 1;
      this.#numbers.set(item, number);
    }
    return number;
  }
}

function pack(rows: readonly Row[]): Shard {
  const tables = new Numbered<readonly string[]>();
  const roles = new Numbered<string>();
  const entries = rows.filter((row): row is EntryFacts => !isRecords(row));
  const records = rows.filter(isRecords);
  return {
    entries: {
      path: entries.map((row) => row.path),
      size: entries.map((row) => row.size),
      mtime: entries.map((row) => row.mtime),
      id: entries.map((row) => row.id ?? null),
      template: entries.map((row) => row.template ?? null),
      version: entries.map((row) => row.version ?? null),
      title: entries.map((row) => row.title),
      date: entries.map((row) => row.date ?? null),
      tags: entries.map((row) => tables.of(row.tags)),
      prompts: entries.map((row) => tables.of(row.prompts)),
      words: entries.map((row) => row.words),
      freeWords: entries.map((row) => row.freeWords),
      claim: entries.map(({ claim }) => (claim ? packClaim(claim, tables) : null)),
      digest: entries.map((row) => row.digest ?? null),
    },
    records: {
      entry: records.map((row) => row.entry),
      roles: records.map((row) => roles.of(row.roles)),
      files: records.map((row) => row.files),
      standing: records.map(({ standing }) => {
        const { status, digests, completions, revealed, minutes, active, comments, reviewing } =
          standing;
        const number = status === undefined ? -1 : statuses.indexOf(status);
        return [
          number,
          digests,
          completions,
          revealed,
          minutes,
          active,
          comments,
          reviewing ?? null,
        ];
      }),
    },
    tables: tables.items,
    roles: roles.items,
  };
}

function packClaim(claim: Claim, tables: Numbered<readonly string[]>): ClaimRow {
  const { minutes, participatory, type, covers, evidence, counterpart } = claim;
  const lists = [tables.of(covers), tables.of(evidence)] as const;
  return [minutes, participatory, type ?? null, ...lists, counterpart ?? null];
}

function takeClaim(row: ClaimRow | null, tables: Shard['tables']): Claim | undefined {
  if (!row) return undefined;
  const [minutes, participatory, type, covers, evidence, counterpart] = row;
  return {
    ...{ minutes, participatory, type: type ?? undefined, counterpart: counterpart ?? undefined },
    ...{ covers: tables[covers]!, evidence: tables[evidence]! },
  };
}

function take(
  { tables, roles, entries, records }: Shard,
  rows: { entries: Map<string, EntryFacts>; records: Map<string, EntryRecords> },
): void {
  records.entry.forEach((entry, at) => {
    const [status, digests, completions, revealed, minutes, active, comments, reviewing] =
      records.standing[at]!;
    rows.records.set(entry, {
      entry,
      roles: roles[records.roles[at]!]!,
      files: records.files[at]!,
      standing: {
        status: statuses[status] as Standing['status'],
        ...{
          digests,
          completions,
          revealed,
          minutes,
          active,
          comments,
          reviewing: reviewing ?? undefined,
        },
      },
    });
  });
  entries.path.forEach((path, at) => {
    rows.entries.set(path, {
      path,
      size: entries.size[at]!,
      mtime: entries.mtime[at]!,
      id: entries.id[at] ?? undefined,
      template: entries.template[at] ?? undefined,
      version: entries.version[at] ?? undefined,
      title: entries.title[at]!,
      date: entries.date[at] ?? undefined,
      tags: tables[entries.tags[at]!]!,
      prompts: tables[entries.prompts[at]!]!,
      words: entries.words[at]!,
      freeWords: entries.freeWords[at]!,
      claim: takeClaim(entries.claim[at]!, tables),
      digest: entries.digest[at] ?? undefined,
    });
  });
}
