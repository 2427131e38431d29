/** Reads record files and entries into the index, and says what was read since. */
import { eachInTurn } from '../../base/eachInTurn';
import type { EntryIndex } from './entryIndex';
import { EntryReader, type EntryRead } from './entryReader';
import type { EntryRecords } from '../../records/entryRecords';
import { readEntryText, type EntryText } from '../../entries/entryText';
import type { Setup } from '../setup/journalFile';
import type { FileFailure, Files, World } from '../../base/ports';
import type { Finding } from '../../base/problem';
import type { Authored } from '../../records/distinctRecords';
import { parseRecordPath, readRecords, type RecordsRead } from '../../records/records';
import type { JournalRecord } from '../../schema/schemas';
import { readGroups, type RecordGroup } from './recordGroups';
import {
  contentOf,
  noJudgement,
  type Judgement,
  type Misattribution,
} from '../../authorship/misattributed';
import { restoredRecords } from '../../authorship/removed';
import { groupBy } from '../../base/groupBy';
import { unreadableFinding } from '../../base/unreadable';

export class IndexReader {
  readonly #files: Files;
  readonly #world: World;
  readonly #reader: EntryReader;
  /** Paths of entries, and ids of those whose records, were read since the cache was written last. */
  readonly #unsaved = new Set<string>();

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
    this.#reader = new EntryReader(world.hash, (id) => index.records.digestsOf(id));
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
    return this.#unsaved.size > 0;
  }

  /** Paths of entries, and ids of those whose records, were read since this was asked for last. */
  takeUnsaved(): Set<string> {
    const changed = new Set(this.#unsaved);
    this.#unsaved.clear();
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
  ): Promise<void> {
    const { owner, reviewers } = setup?.file ?? { owner: '', reviewers: [] };
    await eachInTurn(groups, this.#world.pace, ({ entry, paths }) => {
      if (paths.length === 0) this.#takeRecords(entry, undefined, again);
    });
    const read = {
      ...{ files: this.#files, clock: this.#world.clock, parse: this.#readCounting },
      restoredOf: (entry: string) => this.restoredOf(entry),
    };
    await readGroups(groups, { owner, reviewers }, read, (group) => {
      for (const [path, findings] of group.findings) this.index.setFileProblems(path, findings);
      for (const one of group.failed) this.index.setFileProblems(one.path, findingsOf(one));
      this.#takeRecords(group.entry, group.known, again);
    });
  }

  #takeRecords(entry: string, records: EntryRecords | undefined, again: Set<string>): void {
    this.index.setRecords(entry, records);
    this.#unsaved.add(entry);
    for (const path of this.index.pathsOf(entry)) {
      this.index.derive(path);
      if (this.index.lackingDigest.has(path)) again.add(path);
    }
  }

  async readEntries(paths: readonly string[]): Promise<void> {
    const closed = paths.filter((path) => !this.open.has(path));
    if (closed.length < paths.length)
      await eachInTurn(paths, this.#world.pace, (path) => {
        const text = this.open.get(path);
        // Size -1: what is not saved yet is never taken for what is on disk.
        if (text) this.#put(path, this.#reader.read(path, text, { size: -1, mtime: 0 }));
      });
    await this.#files.readEach(closed, (read) => {
      if ('text' in read)
        this.#put(read.path, this.#reader.read(read.path, readEntryText(read.text), read));
      else this.#lose(read);
    });
  }

  #lose(read: FileFailure): void {
    this.remove(read.path);
    this.index.setFileProblems(read.path, findingsOf(read));
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

const findingsOf = (read: FileFailure): readonly Finding[] =>
  'unreadable' in read ? [unreadableFinding(read.unreadable)] : [];
