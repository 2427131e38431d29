/**
 * One journal: the one cache of what lies in its folder. Files are the truth; whoever shows something
 * renders what stands here, listens to `onDidChange` and keeps no state of its own.
 */
import {
  misattributionProblems,
  type Judgement,
  type Misattribution,
} from '../authorship/misattributed';
import { removalProblems } from '../authorship/removed';
import { unprovenProblems } from '../authorship/unproven';
import type { Authored } from '../records/distinctRecords';
import { noCollections, type Collections } from '../library/collections';
import type { Entry, EntryFacts } from '../entries/entry';
import type { EntryIndex } from './index/entryIndex';
import type { LocatableProblem } from '../entries/entryProblems';
import type { RecordFile } from '../records/entryRecords';
import type { EntryText } from '../entries/entryText';
import { Emitter } from '../base/event';
import type { Standing } from '../records/fold';
import type { Cached, IndexCache, KeptSums } from './index/indexCache';
import { Indexer } from './index/indexer';
import type { Setup } from './setup/journalFile';
import type { Person } from './setup/people';
import type { Files, World } from '../base/ports';
import type { Problem } from '../base/problem';
import { isRecordPath, parseRecordPath } from '../records/records';
import type { Reviewing } from '../records/reviewing';
import type { JournalRecord } from '../schema/schemas';
import { isSetupPath, readSetupFiles, type SetupFiles } from './setup/setupFiles';
import type { Tally } from './index/tally';
import type { Template } from '../library/template';
import { removeLeftovers } from '../base/temporaryFiles';

/** What happened to a file. */
export type Change =
  /** Made, changed or removed on disk. */
  | { readonly kind: 'disk'; readonly path: string }
  /** Open in the editor with this text, which may not be saved yet. */
  | { readonly kind: 'open'; readonly path: string; readonly text: EntryText }
  /** No longer open: what is on disk counts again. */
  | { readonly kind: 'closed'; readonly path: string };

export interface JournalChange {
  /** Anything may have changed: journal.yaml, people, courses or templates. */
  readonly everything: boolean;
  /** Else the entries that are new, gone, or stand elsewhere. */
  readonly paths: ReadonlySet<string>;
}

export class Journal {
  readonly #files: Files;
  readonly #world: World;
  readonly #builtIn: Collections;
  readonly #changed = new Emitter<JournalChange>();
  readonly #indexer: Indexer;
  readonly #index: EntryIndex;

  #setupFiles: SetupFiles = {
    setup: undefined,
    people: new Map(),
    collections: noCollections,
    problems: [],
  };

  #tail: Promise<void> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  /** How many have not come to their end. */
  #underWay = 0;
  #pending = new Map<string, Change>();
  /** Takes in what is pending. */
  #draining: Promise<void> = this.#tail;
  #rescan = false;
  #touched = new Set<string>();
  #everything = false;

  /** Fires once for each batch of changes, when all of it stands. */
  readonly onDidChange = this.#changed.event;

  constructor(files: Files, world: World, builtIn: Collections) {
    this.#files = files;
    this.#world = world;
    this.#builtIn = builtIn;
    this.#indexer = new Indexer(files, world, (path) => {
      if (!this.#everything) this.#touched.add(path);
    });
    this.#index = this.#indexer.index;
  }

  /** `undefined` while journal.yaml is missing. */
  get setup(): Setup | undefined {
    return this.#setupFiles.setup;
  }
  get people(): ReadonlyMap<string, Person> {
    return this.#setupFiles.people;
  }
  get collections(): Collections {
    return this.#setupFiles.collections;
  }
  get entries(): ReadonlyMap<string, Entry> {
    return this.#index.entries;
  }
  get tally(): Tally {
    return this.#index.tally;
  }
  get files(): Files {
    return this.#files;
  }
  get world(): World {
    return this.#world;
  }

  /** The entry with that id; `undefined` where there is none, or more than one. */
  entryById(id: string): Entry | undefined {
    return this.#index.byId(id);
  }

  /** Every entry made from that template. */
  entriesFrom(template: string): Iterable<Entry> {
    return this.#index.entries.from(template);
  }

  /** Every entry with that id: more than one until a copy gets an id of its own. */
  pathsOf(id: string): readonly string[] {
    return this.#index.pathsOf(id);
  }

  /** All record files that speak of the entry, whoever wrote them. */
  recordPathsOf(id: string): readonly string[] {
    return this.#index.records.pathsOf(id);
  }

  /** What reviewers recorded of entries that are gone, by the id of these. */
  *reviewsWithoutEntry(): Iterable<[id: string, reviewing: Reviewing]> {
    for (const id of this.#index.idsWithoutEntry()) {
      const reviewing = this.#index.records.standingOf(id)?.reviewing;
      if (reviewing) yield [id, reviewing];
    }
  }

  /** All record files that were read. */
  recordPaths(): Iterable<string> {
    return this.#index.records.paths;
  }

  /** What is known of these record files. */
  recordFiles(paths: readonly string[]): readonly RecordFile[] {
    const { records } = this.#index;
    return paths.flatMap((path) => {
      const entry = records.entryOf(path);
      const files = entry === undefined ? [] : (records.get(entry)?.files ?? []);
      return files.filter((file) => file.path === path);
    });
  }

  /** Records that do not count, as somebody else than their person wrote them. */
  get misattributed(): readonly Misattribution[] {
    return this.judgement.misattributed;
  }

  /** What git says of the records of reviewers. */
  get judgement(): Judgement {
    return this.#indexer.reader.judgement;
  }

  /** Why a record does not count; `undefined` where it does. */
  misattributionOf(path: string, record: JournalRecord): Misattribution | undefined {
    return this.#indexer.reader.misattributionOf(path, record);
  }

  /** Records of an entry that another person removed, and that count all the same. */
  restoredRecordsOf(entry: string): readonly Authored[] {
    return this.#indexer.reader.restoredOf(entry);
  }

  /** Counts records by what git says of them. Resolves when that is done. */
  judge(judgement: Judgement): Promise<void> {
    return this.#next(async () => {
      const isSame = JSON.stringify(judgement) === JSON.stringify(this.judgement);
      if (isSame || !this.setup) return;
      this.#everything = true;
      await this.#indexer.judge(this.setup, judgement);
    });
  }

  /** Findings on the records of reviewers. */
  get #judgementProblems(): readonly Problem[] {
    const { misattributed, removed, unproven } = this.judgement;
    return [
      ...misattributionProblems(this, misattributed),
      ...removalProblems(this, removed),
      ...unprovenProblems(this, unproven),
    ];
  }

  standingOf(entry: EntryFacts): Standing {
    return this.#index.standingOf(entry);
  }

  /** Entries with comments, and the keys of these, whoever wrote them. */
  *commented(): Iterable<{ readonly entry: Entry; readonly comments: readonly string[] }> {
    for (const [id, comments] of this.#index.records.commented()) {
      const entry = this.#index.byId(id);
      if (entry) yield { entry, comments };
    }
  }

  /** What of that is of reviews, without the rest. */
  reviewingOf(entry: EntryFacts): Reviewing | undefined {
    return this.#index.reviewingOf(entry);
  }

  templateOf(entry: EntryFacts): Template | undefined {
    return this.#index.templateOf(entry);
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return this.#index.problemsOf(path);
  }

  /** The first error in the text of a file. */
  errorIn(path: string): Problem | undefined {
    return this.#index.errorIn(path);
  }

  /** Every problem in every file. */
  *problems(): Iterable<LocatableProblem> {
    yield* this.#setupFiles.problems;
    yield* this.#indexer.listingProblems;
    yield* this.#judgementProblems;
    yield* this.#index.problems();
  }

  /** Every file with a problem. */
  *pathsWithProblems(): Iterable<string> {
    for (const { path } of this.#setupFiles.problems) yield path;
    for (const { path } of this.#indexer.listingProblems) yield path;
    for (const { path } of this.#judgementProblems) yield path;
    yield* this.#index.pathsWithProblems();
  }

  /** How many files have something that should be looked at; mere remarks do not count. */
  get filesWithProblems(): number {
    const others = new Set(this.#setupFiles.problems.map(({ path }) => path));
    for (const { path, severity } of [...this.#indexer.listingProblems, ...this.#judgementProblems])
      if (severity !== 'info') others.add(path);
    return this.#index.troubled + others.size;
  }

  /**
   * Reads the whole journal; what the cache holds of a file is taken when the file has not changed since.
   * Resolves when everything stands.
   */
  load(cache?: IndexCache): Promise<void> {
    const loaded = this.#next(async () => {
      await this.#readSetup();
      const { setup } = this;
      const isWarm = setup !== undefined && cache !== undefined && (await this.#isThere(cache));
      // Before the cache takes up memory: whoever makes thousands of objects then waits for them to be cleared away.
      const listed = await this.#indexer.list(setup, isWarm);
      if (isWarm) await this.#indexer.restore(await this.#loadCache(cache), setup);
      await this.#indexer.scan(setup, listed);
    });
    // Nobody who only wants to know where they stand waits for it.
    void this.#next(() => this.#indexer.prepare());
    return loaded;
  }

  async #isThere(cache: IndexCache): Promise<boolean> {
    return this.#index.entries.size > 0 ? false : cache.isThere().catch(() => false);
  }

  async #loadCache(cache: IndexCache): Promise<Cached> {
    try {
      return await cache.load();
    } catch (error) {
      this.#world.log.warn(`The cache could not be read: ${String(error)}`);
      return { shards: [], sums: undefined };
    }
  }

  /** Looks at every file again. */
  refresh(): Promise<void> {
    this.#rescan = true;
    return this.apply([]);
  }

  /** Takes in changes; those that come while others are under way wait together. Resolves when they stand. */
  apply(changes: readonly Change[]): Promise<void> {
    const isWaiting = this.#pending.size > 0;
    for (const change of changes) {
      // The order of disk and editor does not matter: what is open counts until it is closed.
      if (change.kind === 'disk' && this.#pending.has(change.path)) continue;
      this.#pending.set(change.path, change);
    }
    if (!isWaiting) this.#draining = this.#next(() => this.#drain());
    return this.#draining;
  }

  /** Removes temporary files of writes that never came to an end; what is being written stays. */
  async removeLeftovers(): Promise<void> {
    if (!this.setup || this.setup.readOnly) return;
    const others = await Promise.all([
      this.#files.list('', false),
      this.#files.list('attachments'),
    ]);
    const paths = [...this.#indexer.leftovers, ...others.flatMap(({ files }) => files)];
    await removeLeftovers(this.#files, paths, this.#world.clock);
  }

  /** Writes what changed into the cache, after what was begun before. */
  saveCache(cache: IndexCache): Promise<void> {
    const saved = this.#saving.then(() => this.#saveCache(cache));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #saveCache(cache: IndexCache): Promise<void> {
    await this.#tail;
    const indexer = this.#indexer;
    const changed = indexer.reader.takeUnsaved();
    // What does not count today may count tomorrow, so those files are read again too.
    const { judgedEntries } = indexer.reader;
    const isFaultless = (path: string): boolean =>
      !this.#index.hasFileProblems(path) &&
      !(judgedEntries.size > 0 && judgedEntries.has(parseRecordPath(path)?.entry ?? ''));
    const { entries, records, foldedBy, pattern } = indexer;
    const rows = { entries, records, foldedBy, pattern, sums: () => this.#keptSums() };
    await cache.save(rows, changed, this.#world.clock.now(), isFaultless);
  }

  /** `undefined` while something is being taken in, or was since that was saved which they are over. */
  #keptSums(): KeptSums | undefined {
    const { foldedBy, pattern, reader } = this.#indexer;
    const { key } = this.collections;
    if (this.#underWay > 0 || reader.hasUnsaved || key === '') return undefined;
    const sums = this.#index.sums();
    return sums && { foldedBy, pattern, collections: key, ...sums };
  }

  #next(run: () => Promise<void>): Promise<void> {
    this.#underWay++;
    const result = this.#tail.then(async () => {
      try {
        await run();
      } catch (error) {
        // What it left undone is found by looking at every file the next time.
        this.#rescan = true;
        throw error;
      } finally {
        this.#underWay--;
        this.#fire();
      }
    });
    // One run that fails is reported to whoever asked for it; the next one starts all the same.
    this.#tail = result.catch(() => undefined);
    return result;
  }

  #fire(): void {
    const change = { paths: this.#touched, everything: this.#everything };
    this.#touched = new Set();
    this.#everything = false;
    if (change.everything || change.paths.size > 0) this.#changed.fire(change);
  }

  async #drain(): Promise<void> {
    const changes = this.#pending;
    this.#pending = new Map();
    const { open } = this.#indexer.reader;
    const records: string[] = [];
    const entries = new Set<string>();
    let setup = false;
    for (const change of changes.values()) {
      const { path } = change;
      if (change.kind === 'open') open.set(path, change.text);
      else if (change.kind === 'closed') open.delete(path);
      // Who tells of one file in it need not tell of the folder, nor of the others there.
      else if (this.#indexer.isDenied(path)) this.#rescan = true;
      if (isSetupPath(path)) setup = true;
      else if (isRecordPath(path)) records.push(path);
      else if (this.setup?.isEntry(path) || this.entries.has(path)) entries.add(path);
      else if (change.kind === 'disk') this.#rescan = true;
    }
    if (setup || this.#rescan) {
      const old = this.#setupFiles;
      await this.#readSetup();
      if (isOtherSetup(old.setup, this.setup)) this.#rescan = true;
    }
    if (this.#rescan) {
      for (const [path, change] of changes) if (change.kind !== 'disk') entries.add(path);
      // An open file may not be on disk yet.
      for (const path of open.keys()) entries.add(path);
      await this.#indexer.scan(this.setup, await this.#indexer.list(this.setup, true));
      this.#rescan = false;
    }
    // Without journal.yaml nothing belongs to it; with a new one everything is looked for.
    if (this.setup) await this.#indexer.readAgain(this.setup, records, entries);
  }

  async #readSetup(): Promise<void> {
    this.#everything = true;
    this.#setupFiles = await readSetupFiles(this.#files, this.#builtIn, this.#world);
    const { collections } = this.#setupFiles;
    if (collections === this.#index.collections) return;
    await this.#indexer.hold();
    this.#index.collections = collections;
    await this.#indexer.derive();
  }
}

/** Whether other files belong to the journal, or other people's records count. */
function isOtherSetup(a: Setup | undefined, b: Setup | undefined): boolean {
  const keyOf = (setup: Setup | undefined): string =>
    JSON.stringify(setup && [setup.file.entries, setup.file.owner, setup.file.reviewers]);
  return keyOf(a) !== keyOf(b);
}
