/** Entries and records as one list per field, which is how the cache has them. Objects are created on request. */
import { isAnswer } from '../../entries/answered';
import type { Claim } from '../../entries/claim';
import { digitsIn, type EntryFacts } from '../../entries/entry';
import type { EntryRecords } from '../../records/entryRecords';
import type { CommonStanding, Standing } from '../../records/fold';

/** JSON has null where a value is absent. */
export interface EntryColumns {
  readonly path: readonly string[];
  readonly size: readonly number[];
  readonly mtime: readonly number[];
  readonly id: readonly (string | null)[];
  /** The digits of each date (dates.ts), 0 for none. */
  readonly date: readonly number[];
  readonly digest: readonly (string | null)[];
  readonly digest2: readonly (string | null)[];
  /** Positions in `distinctInputs`. */
  readonly inputs: readonly number[];
  /** Each a `StatusInputs` in JSON. */
  readonly distinctInputs: readonly string[];
  /** An `EntryDetails` in JSON per line, parsed on request. */
  readonly details: string;
}

/** The part that tells their files apart. */
export type EntryFiles = Pick<EntryColumns, 'path' | 'size' | 'mtime'>;

/** Decides the status of an entry together with its records. Many entries have the same. */
export interface StatusInputs {
  readonly template: string | null;
  readonly version: number | null;
  readonly prompts: readonly string[];
  /** 1 for each prompt with an answer, else 0. */
  readonly words: readonly number[];
  readonly freeWords: number;
}

export type EntryDetails = readonly [
  title: string,
  tags: readonly string[],
  words: readonly number[],
  freeWords: number,
  claim: Claim | null,
  handedIn: number,
  answersHash: number,
];

export interface RecordColumns {
  readonly entry: readonly string[];
  /** Paths of its files; most entries have one. */
  readonly path: readonly OneOrMore<string>[];
  readonly size: readonly OneOrMore<number>[];
  readonly mtime: readonly OneOrMore<number>[];
  readonly digests: readonly OneOrMore<string>[];
  readonly completions: readonly OneOrMore<string>[];
  readonly comments: readonly OneOrMore<string>[];
  /** Positions in `standings`. */
  readonly standing: readonly number[];
  readonly standings: readonly CommonStanding[];
}

/** The part that tells their files apart. */
export type RecordFiles = Pick<RecordColumns, 'path' | 'size' | 'mtime'>;

export type OneOrMore<T> = T | readonly T[];

export const listOf = <T extends string | number>(some: OneOrMore<T>): readonly T[] =>
  typeof some === 'object' ? some : [some];
export const oneOrMore = <T>(list: readonly T[]): OneOrMore<T> =>
  list.length === 1 ? list[0]! : list;

/** Collects values, each once. */
class Distinct<T> {
  readonly items: T[] = [];
  readonly #positions = new Map<string, number>();

  /** @returns the position of the value that this JSON is of */
  positionOf(json: string, value: T): number {
    let position = this.#positions.get(json);
    if (position === undefined) {
      position = this.items.push(value) - 1;
      this.#positions.set(json, position);
    }
    return position;
  }
}

export function entryColumns(rows: readonly EntryFacts[]): EntryColumns {
  const inputs = new Distinct<string>();
  return {
    path: rows.map((row) => row.path),
    size: rows.map((row) => row.size),
    mtime: rows.map((row) => row.mtime),
    id: rows.map((row) => row.id ?? null),
    date: rows.map(digitsIn),
    digest: rows.map((row) => row.digest ?? null),
    digest2: rows.map((row) => row.digest2 ?? null),
    inputs: rows.map((row) => {
      const json = JSON.stringify(statusInputs(row));
      return inputs.positionOf(json, json);
    }),
    distinctInputs: inputs.items,
    details: rows.map(detailsLine).join('\n'),
  };
}

function statusInputs(row: EntryFacts): StatusInputs {
  const { template = null, version = null, prompts } = row;
  const words = row.words.map((count) => (isAnswer(count) ? 1 : 0));
  return { template, version, prompts, words, freeWords: isAnswer(row.freeWords) ? 1 : 0 };
}

function detailsLine(facts: EntryFacts): string {
  const { title, tags, words, freeWords, claim = null, handedIn, answersHash } = facts;
  const details: EntryDetails = [title, tags, words, freeWords, claim, handedIn, answersHash];
  // One character beyond Latin-1 would double the memory of all details.
  return asciiOf(JSON.stringify(details));
}

/** The same JSON in ASCII. */
export const asciiOf = (json: string): string => json.replace(/[^\0-\x7f]/g, escaped);

const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

export function recordColumns(rows: readonly EntryRecords[]): RecordColumns {
  const standings = new Distinct<CommonStanding>();
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
      return standings.positionOf(JSON.stringify(common), common);
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
