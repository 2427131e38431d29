/** Reads record files and entries into the index, most of them the quick way, and says what was read since. */
import { recordColumns, type EntryColumns, type RecordColumns } from './columns';
import { eachInTurn } from '../../base/eachInTurn';
import { EntryRows } from './entryAt';
import { groupBy } from '../../base/groupBy';
import type { EntryIndex } from './entryIndex';
import { EntryReader, type EntryRead } from './entryReader';
import type { EntryRecords } from '../../records/entryRecords';
import { readEntryText, type EntryText } from '../../entries/entryText';
import type { Roles } from '../../records/fold';
import type { Setup } from '../setup/journalFile';
import type { JournalRecord } from '../../schema/schemas';
import type { FileBytes, FileFailure, Files, OpenHelper, World } from '../../base/ports';
import { parseRecordPath, readRecords, type RecordsRead } from '../../records/records';
import { readGroups, type RecordGroup } from './recordGroups';
import {
  contentOf,
  noJudgement,
  type Judgement,
  type Misattribution,
} from '../../authorship/misattributed';
import { restoredRecords } from '../../authorship/removed';
import type { Authored } from '../../records/distinctRecords';
import { QuickEntries, type DigestsFor } from './quick/quickEntry';
import { QuickStandings } from './quick/quickStanding';
import { share } from './share';
import { unreadableFinding } from '../../base/unreadable';

const helperFailed = (error: unknown): string =>
  `Files are read without a helper: ${error instanceof Error ? error.message : String(error)}`;

export class IndexReader {
  readonly #files: Files;
  readonly #world: World;
  readonly #reader: EntryReader;
  readonly #quick: QuickEntries;
  readonly #standings: QuickStandings;
  /** Paths of entries, and ids of those whose records, were read since the cache was written last. */
  readonly #unsaved = new Set<string>();
  /** The same, of thousands at once. */
  #unsavedLists: (readonly string[])[] = [];

  readonly index: EntryIndex;
  /** Entries that are open in the editor: their texts count, not those on disk. */
  readonly open = new Map<string, EntryText>();

  #judgement = noJudgement;
  /** Records that do not count, by their file. */
  #misattributed: ReadonlyMap<string, readonly Misattribution[]> = new Map();
  /** Removed records that count all the same, by the id of their entry. */
  #restored: ReadonlyMap<string, readonly Authored[]> = new Map();
  /** Ids of the entries that both are about. */
  #judgedEntries: ReadonlySet<string> = new Set();

  constructor(files: Files, world: World, index: EntryIndex) {
    this.#files = files;
    this.#world = world;
    this.index = index;
    this.#standings = new QuickStandings(world.clock);
    const digestsFor: DigestsFor = (id) => index.records.digestsOf(id);
    this.#reader = new EntryReader(world.hash, digestsFor);
    this.#quick = new QuickEntries(world.hash, digestsFor);
  }

  /** What git says of the records: those of `judgedEntries`, before and now, are to be read again afterwards. */
  set judgement(found: Judgement) {
    this.#judgement = found;
    const byPath = groupBy(found.misattributed, ({ path }) => path);
    this.#misattributed = byPath;
    this.#restored = restoredRecords(found.removed);
    const entries = [...byPath.keys()].map((path) => parseRecordPath(path)!.entry);
    this.#judgedEntries = new Set([...entries, ...this.#restored.keys()]);
  }
  get judgement(): Judgement {
    return this.#judgement;
  }
  get judgedEntries(): ReadonlySet<string> {
    return this.#judgedEntries;
  }
  /** Why a record of the file does not count; `undefined` where it does. */
  misattributionOf(path: string, record: JournalRecord): Misattribution | undefined {
    const found = this.#misattributed.get(path);
    const content = found && contentOf(record);
    return found?.find((one) => contentOf(one.record) === content);
  }
  restoredOf(entry: string): readonly Authored[] {
    return this.#restored.get(entry) ?? [];
  }

  /** The records of a file without those that do not count. */
  readonly #readCounting = (text: string, path: string): RecordsRead => {
    const read = readRecords(text);
    const left = this.#misattributed.get(path);
    if (!left) return read;
    const contents = new Set(left.map(({ record }) => contentOf(record)));
    return { ...read, records: read.records.filter((one) => !contents.has(contentOf(one))) };
  };

  /** Whether something was read since takeUnsaved() was called last. */
  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0 || this.#unsavedLists.length > 0;
  }

  /** Paths of entries, and ids of those whose records, were read since this was asked for last. */
  takeUnsaved(): Set<string> {
    const changed = new Set(this.#unsaved);
    for (const list of this.#unsavedLists) for (const key of list) changed.add(key);
    this.#unsaved.clear();
    this.#unsavedLists = [];
    return changed;
  }

  /**
   * @param groups all files of each
   * @param again takes the entries that must be read since a record now needs their digest
   */
  async readRecords(
    groups: readonly RecordGroup[],
    setup: Setup | undefined,
    again: Set<string>,
    helper?: OpenHelper,
  ): Promise<void> {
    const work = groups.filter(({ paths }) => paths.length > 0);
    if (work.length < groups.length)
      await eachInTurn(groups, this.#world.pace, ({ entry, paths }) => {
        if (paths.length === 0) this.#takeRecords(entry, undefined, again);
      });
    const { owner, reviewers } = setup?.file ?? { owner: '', reviewers: [] };
    const roles = { owner, reviewers };
    const read: RecordColumns[] = [];
    await share(
      work,
      (part) => this.#readGroups(part, roles, again, read),
      helper &&
        (async (part) => {
          // Columns are for what is not known yet; what was known otherwise is read here.
          const groups = part.filter(
            ({ entry }) => !this.index.records.has(entry) && !this.#judgedEntries.has(entry),
          );
          const { records, left } = await helper.run({ kind: 'records', groups, roles });
          read.push(...records);
          const isLeft = new Set(left);
          return part.filter((group) => isLeft.has(group.entry) || !groups.includes(group));
        }),
      (error) => this.#world.log.warn(helperFailed(error)),
    );
    // All at once: what lies between reads of files has to be fetched anew by the processor each time.
    for (const columns of read) {
      this.#takeFaultless(columns);
      await this.#world.pace();
    }
  }

  /** @param read takes those in whose files nothing is wrong, and that are new */
  async #readGroups(
    groups: readonly RecordGroup[],
    roles: Roles,
    again: Set<string>,
    read: RecordColumns[],
  ): Promise<void> {
    const rows: EntryRecords[] = [];
    const { clock } = this.#world;
    const { records } = this.index;
    const isNew = (entry: string): boolean => !records.has(entry) && !this.index.hasId(entry);
    const isQuick = (entry: string): boolean => isNew(entry) && !this.#judgedEntries.has(entry);
    const quick = { standings: this.#standings, isFor: isQuick };
    const reading = { parse: this.#readCounting, restoredOf: (id: string) => this.restoredOf(id) };
    await readGroups(this.#files, groups, roles, clock, quick, reading, (group) => {
      const { entry, known, findings, failed } = group;
      for (const [path, found] of findings) this.index.setFileProblems(path, found);
      for (const read of failed)
        this.index.setFileProblems(
          read.path,
          'unreadable' in read ? [unreadableFinding(read.unreadable)] : [],
        );
      if (known && isNew(entry)) rows.push(known);
      else this.#takeRecords(entry, known, again);
    });
    await this.#world.pace();
    const quickly = this.#standings.take();
    if (quickly) read.push(quickly);
    await this.#world.pace();
    if (rows.length > 0) this.#takeColumns(recordColumns(rows));
  }

  /** Records in whose files nothing is wrong. */
  #takeFaultless(columns: RecordColumns): void {
    this.index.clearFileProblems(columns.path);
    this.#takeColumns(columns);
  }

  #takeColumns(columns: RecordColumns): void {
    this.#unsavedLists.push(columns.entry);
    this.index.takeRecords(columns);
  }

  #takeRecords(entry: string, records: EntryRecords | undefined, again: Set<string>): void {
    this.index.setRecords(entry, records);
    this.#unsaved.add(entry);
    for (const path of this.index.pathsOf(entry)) {
      this.index.derive(path);
      if (this.index.lackingDigest.has(path)) again.add(path);
    }
  }

  async readEntries(paths: readonly string[], helper?: OpenHelper): Promise<void> {
    const closed = paths.filter((path) => !this.open.has(path));
    if (closed.length < paths.length)
      await eachInTurn(paths, this.#world.pace, (path) => {
        const text = this.open.get(path);
        // Size -1: what is not saved yet is never taken for what is on disk.
        if (text) this.#put(path, this.#reader.read(path, text, { size: -1, mtime: 0 }));
      });
    await this.#world.pace();
    let needDigest = helper && this.index.records.withDigest();
    const read: EntryColumns[] = [];
    await share(
      closed,
      (part) => this.#readFiles(part, read),
      helper &&
        (async (part) => {
          const task = { kind: 'entries', paths: part, needDigest } as const;
          needDigest = undefined;
          const { entries, left } = await helper.run(task);
          if (entries) read.push(entries);
          return left;
        }),
      (error) => this.#world.log.warn(helperFailed(error)),
    );
    for (const columns of read) {
      this.#take(columns);
      await this.#world.pace();
    }
  }

  /** @param read takes those in whose files nothing is wrong */
  async #readFiles(paths: readonly string[], read: EntryColumns[]): Promise<void> {
    const visit = (file: FileBytes | FileFailure): void => {
      if ('bytes' in file && this.#quick.add(file)) return;
      const text = 'bytes' in file ? file.read() : file;
      if ('text' in text)
        this.#put(text.path, this.#reader.read(text.path, readEntryText(text.text), text));
      else this.#lose(text);
    };
    await this.#files.bytesOfEach(paths, visit, paths.length > 1 ? this.#quick.room : undefined);
    // Hundreds of rows at once: not at the end of a slice.
    await this.#world.pace();
    const columns = this.#quick.take();
    if (!columns) return;
    // A single one is not worth columns of its own.
    if (paths.length > 1) read.push(columns);
    else this.#put(paths[0]!, { facts: new EntryRows(columns).factsAt(0), findings: [] });
  }

  /** Entries in whose files nothing is wrong. */
  #take(columns: EntryColumns): void {
    this.index.clearFileProblems(columns.path);
    this.#unsavedLists.push(columns.path);
    this.index.take(columns);
  }

  #lose(read: FileFailure): void {
    this.remove(read.path);
    if ('unreadable' in read)
      this.index.setFileProblems(read.path, [unreadableFinding(read.unreadable)]);
  }

  #put(path: string, { facts, findings }: EntryRead): void {
    this.index.setFileProblems(path, findings);
    this.#unsaved.add(path);
    this.index.put(facts);
  }

  /** Takes the entry out of the index, if it was there. */
  remove(path: string): void {
    if (this.index.remove(path)) this.#unsaved.add(path);
  }
}
