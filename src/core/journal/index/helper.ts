/**
 * What a helper in another thread does for the index: reads some of the files, and answers in columns.
 * It takes what it understands fully, and names the rest, which is read here.
 */
import { recordColumns, type EntryColumns, type RecordColumns } from './columns';
import type { EntryRecords } from '../../records/entryRecords';
import type { Roles } from '../../records/fold';
import type { Clock, FileBytes, FileFailure, Files, Hash } from '../../base/ports';
import { QuickEntries } from './quick/quickEntry';
import { quickRecords } from './quick/quickRecords';
import { QuickStandings } from './quick/quickStanding';
import { readGroups, type RecordGroup } from './recordGroups';

export type Task =
  | {
      readonly kind: 'entries';
      readonly paths: readonly string[];
      /** Ids of the entries that need a digest; those of the task before where it says nothing. */
      readonly needDigest: readonly string[] | undefined;
    }
  | { readonly kind: 'records'; readonly groups: readonly RecordGroup[]; readonly roles: Roles };

export interface Answer {
  readonly entries: EntryColumns | undefined;
  readonly records: readonly RecordColumns[];
  /** Paths of entries, or ids of those whose records, are to be read with more care. */
  readonly left: readonly string[];
}

export class Helper {
  readonly #files: Files;
  readonly #world: { readonly clock: Clock; readonly hash: Hash };
  readonly #quick: QuickEntries;
  readonly #standings: QuickStandings;
  #needDigest = new Set<string>();

  constructor(files: Files, world: { readonly clock: Clock; readonly hash: Hash }) {
    this.#files = files;
    this.#world = world;
    this.#quick = new QuickEntries(world.hash, (id) => (this.#needDigest.has(id) ? unknown : none));
    this.#standings = new QuickStandings(world.clock);
  }

  async run(task: Task): Promise<Answer> {
    const rows: EntryRecords[] = [];
    const left =
      task.kind === 'entries'
        ? await this.#readEntries(task.paths, task.needDigest)
        : await this.#readRecords(task.groups, task.roles, rows);
    const standings = this.#standings.take();
    return {
      entries: this.#quick.take(),
      records: [...(standings ? [standings] : []), recordColumns(rows)],
      left,
    };
  }

  async #readEntries(
    paths: readonly string[],
    needDigest: readonly string[] | undefined,
  ): Promise<string[]> {
    if (needDigest) this.#needDigest = new Set(needDigest);
    const left: string[] = [];
    const read = (file: FileBytes | FileFailure): void => {
      if (!('bytes' in file && this.#quick.add(file))) left.push(file.path);
    };
    await this.#files.bytesOfEach(paths, read, this.#quick.room);
    return left;
  }

  async #readRecords(
    groups: readonly RecordGroup[],
    roles: Roles,
    rows: EntryRecords[],
  ): Promise<string[]> {
    const { clock } = this.#world;
    const left: string[] = [];
    await readGroups(
      this.#files,
      groups,
      roles,
      clock,
      { standings: this.#standings, isFor: () => true },
      {
        parse(text) {
          const records = quickRecords(text);
          return records && { records, findings: [] };
        },
      },
      ({ entry, known, isUnderstood }) => {
        if (known && isUnderstood) rows.push(known);
        else left.push(entry);
      },
    );
    return left;
  }
}

/** That there is one, which is known only to who asks for it. */
const unknown: readonly string[] = [''];
const none: readonly string[] = [];
