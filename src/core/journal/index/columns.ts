/**
 * What is known of many files, one list for each field. Thousands of entries are kept so in the cache and come
 * so from it; an object is made of one where somebody asks for it.
 */
import { isAnswer } from '../../entries/answered';
import type { Claim } from '../../entries/claim';
import { digitsOf } from '../../base/dates';
import type { EntryFacts } from '../../entries/entry';
import type { EntryRecords } from '../../records/entryRecords';
import type { CommonStanding, Standing } from '../../records/fold';

/** JSON has null where a value is absent. */
export interface EntryColumns {
  readonly path: readonly string[];
  readonly size: readonly number[];
  readonly mtime: readonly number[];
  readonly id: readonly (string | null)[];
  /** The digits of each day (dates.ts), 0 where there is none. */
  readonly date: readonly number[];
  readonly digest: readonly (string | null)[];
  /** Numbers of `kinds`. */
  readonly kind: readonly number[];
  /** Each a `Kind` in JSON: the same ones come in every part of the index. */
  readonly kinds: readonly string[];
  /** A `Rest` in JSON, one a line: what is wanted only where somebody looks at that entry. */
  readonly rest: string;
}

/** What tells their files apart. */
export type EntryFiles = Pick<EntryColumns, 'path' | 'size' | 'mtime'>;

/** What decides the status of an entry apart from its records; many entries share one. */
export interface Kind {
  readonly template: string | null;
  readonly version: number | null;
  readonly prompts: readonly string[];
  /** 1 for each prompt below which there are words, else 0. */
  readonly words: readonly number[];
  readonly freeWords: number;
}

export type Rest = readonly [
  title: string,
  tags: readonly string[],
  words: readonly number[],
  freeWords: number,
  claim: ClaimRow | null,
];

type ClaimRow = readonly [
  minutes: number,
  participatory: number,
  type: string | null,
  covers: readonly string[],
  evidence: readonly string[],
  counterpart: string | null,
];

export interface RecordColumns {
  readonly entry: readonly string[];
  /** Of its files; most entries have one. */
  readonly path: readonly OneOrMore<string>[];
  readonly size: readonly OneOrMore<number>[];
  readonly mtime: readonly OneOrMore<number>[];
  readonly digests: readonly OneOrMore<string>[];
  readonly completions: readonly OneOrMore<string>[];
  readonly comments: readonly OneOrMore<string>[];
  /** Numbers of `standings`. */
  readonly standing: readonly number[];
  readonly standings: readonly CommonStanding[];
}

/** What tells their files apart. */
export type RecordFiles = Pick<RecordColumns, 'path' | 'size' | 'mtime'>;

export type OneOrMore<T> = T | readonly T[];

export const listOf = <T extends string | number>(some: OneOrMore<T>): readonly T[] =>
  typeof some === 'object' ? some : [some];
export const oneOrMore = <T>(list: readonly T[]): OneOrMore<T> =>
  list.length === 1 ? list[0]! : list;

/** What a row takes from where all that are alike are kept once. */
export class Numbered<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<string, number>();

  of(key: string, item: () => T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.items.push(item()) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

export function entryColumns(rows: readonly EntryFacts[]): EntryColumns {
  const kinds = new Numbered<string>();
  return {
    path: rows.map((row) => row.path),
    size: rows.map((row) => row.size),
    mtime: rows.map((row) => row.mtime),
    id: rows.map((row) => row.id ?? null),
    date: rows.map((row) => (row.date === undefined ? 0 : digitsOf(row.date))),
    digest: rows.map((row) => row.digest ?? null),
    kind: rows.map((row) => kindOf(row, kinds)),
    kinds: kinds.items,
    rest: rows.map(restOf).join('\n'),
  };
}

function kindOf(row: EntryFacts, kinds: Numbered<string>): number {
  const { template = null, version = null, prompts } = row;
  const words = row.words.map((count) => (isAnswer(count) ? 1 : 0));
  const freeWords = isAnswer(row.freeWords) ? 1 : 0;
  const kind: Kind = { template, version, prompts, words, freeWords };
  const text = JSON.stringify(kind);
  return kinds.of(text, () => text);
}

function restOf({ title, tags, words, freeWords, claim }: EntryFacts): string {
  const rest: Rest = [title, tags, words, freeWords, claim ? claimRow(claim) : null];
  // In ASCII: one character beyond Latin-1 would double the memory that the whole of `rest` takes.
  return asciiOf(JSON.stringify(rest));
}

const claimRow = (claim: Claim): ClaimRow => {
  const { minutes, participatory, type, covers, evidence, counterpart } = claim;
  return [minutes, participatory, type ?? null, covers, evidence, counterpart ?? null];
};

export function claimIn(row: ClaimRow): Claim {
  const [minutes, participatory, type, covers, evidence, counterpart] = row;
  const texts = { type: type ?? undefined, counterpart: counterpart ?? undefined };
  return { minutes, participatory, ...texts, covers, evidence };
}

/** The same JSON in characters that take one byte each. */
export const asciiOf = (json: string): string => json.replace(/[^\0-\x7f]/g, escaped);

const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

export function recordColumns(rows: readonly EntryRecords[]): RecordColumns {
  const standings = new Numbered<CommonStanding>();
  const filesOf = <K extends 'path' | 'size' | 'mtime'>(key: K) =>
    rows.map(({ files }) => oneOrMore(files.map((file) => file[key])));
  return {
    entry: rows.map((row) => row.entry),
    path: filesOf('path'),
    size: filesOf('size'),
    mtime: filesOf('mtime'),
    digests: rows.map(({ standing }) => oneOrMore(standing.digests)),
    completions: rows.map(({ standing }) => oneOrMore(standing.completions)),
    comments: rows.map(({ standing }) => oneOrMore(standing.comments)),
    standing: rows.map(({ standing }) => {
      const { status = null, reviewing = null, revealed, minutes, active } = standing;
      const common = { status, reviewing, revealed, minutes, active };
      return standings.of(JSON.stringify(common), () => common);
    }),
    standings: standings.items,
  };
}

export function standingAt(columns: RecordColumns, row: number): Standing {
  const { status, reviewing, revealed, minutes, active } =
    columns.standings[columns.standing[row]!]!;
  return {
    status: status ?? undefined,
    reviewing: reviewing ?? undefined,
    digests: listOf(columns.digests[row]!),
    completions: listOf(columns.completions[row]!),
    comments: listOf(columns.comments[row]!),
    revealed,
    minutes,
    active,
  };
}

export function recordsAt(columns: RecordColumns, row: number): EntryRecords {
  const [sizes, mtimes] = [listOf(columns.size[row]!), listOf(columns.mtime[row]!)];
  return {
    entry: columns.entry[row]!,
    files: listOf(columns.path[row]!).map((path, at) => ({
      path,
      size: sizes[at]!,
      mtime: mtimes[at]!,
    })),
    standing: standingAt(columns, row),
  };
}
