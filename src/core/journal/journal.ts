/**
 * A journal: the one cache of the files in its folder, which are the source of truth. Views render its
 * content, listen to `onDidChange` and keep no state of their own.
 */
import {
  misattributionProblems,
  type Judgement,
  type Misattribution,
} from '../authorship/misattributed';
import { removalProblems } from '../authorship/removed';
import { unprovenProblems } from '../authorship/unproven';
import type { Authored } from '../records/distinctRecords';
import { CountedRecords } from '../authorship/countedRecords';
import { noCollections, templateFor, type Collections } from '../library/collections';
import type { Entry, EntryFacts } from '../entries/entry';
import type { LocatableProblem } from '../entries/entryProblems';
import type { RecordFile } from '../records/entryRecords';
import type { EntryText } from '../entries/entryText';
import { Emitter } from '../base/event';
import type { Standing } from '../records/fold';
import {
  JournalIndex,
  type Basis,
  type IndexCache,
  type LoadCounts,
  type Tally,
} from './index/index';
import { EvidenceFiles } from './evidenceFiles';
import { MissingEntries, type MissingInputs } from './missingEntries';
import type { Setup } from './setup/journalFile';
import type { Person } from './setup/people';
import type { Files, World } from '../base/ports';
import type { Problem } from '../base/problem';
import { isRecordPath } from '../records/records';
import { isDeletionSettled, type Reviewing } from '../records/reviewing';
import type { JournalRecord } from '../schema/schemas';
import { isSetupPath, readSetupFiles, type SetupFiles } from './setup/setupFiles';
import type { Template } from '../library/template';
import { removeLeftovers } from '../base/temporaryFiles';
import { mayHideEntries } from '../base/unreadable';

/** A change of a file. */
export type Change =
  /** Created, changed or removed on disk. */
  | { readonly kind: 'disk'; readonly path: string }
  /** Open in the editor, with a text that may not be saved yet. */
  | { readonly kind: 'open'; readonly path: string; readonly text: EntryText }
  /** No longer open: the file counts again. */
  | { readonly kind: 'closed'; readonly path: string };

export interface JournalChange {
  /** Anything may have changed: journal.yaml, people, courses or templates. */
  readonly everything: boolean;
  /** Otherwise the entries that are new, gone or have another state. */
  readonly paths: ReadonlySet<string>;
}

export class Journal {
  readonly #files: Files;
  readonly #world: World;
  readonly #builtIn: Collections;
  readonly #changed = new Emitter<JournalChange>();
  readonly #open = new Map<string, EntryText>();
  readonly #index: JournalIndex;
  readonly #missing = new MissingEntries();
  readonly #evidence = new EvidenceFiles();
  /** Of what the missing entries were computed from. */
  #idChanges = '';
  #counted = new CountedRecords();
  #setupFiles: SetupFiles = {
    setup: undefined,
    people: new Map(),
    collections: noCollections,
    problems: [],
  };

  #tail: Promise<void> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  #pending = new Map<string, Change>();
  /** Applies what is pending. */
  #draining: Promise<void> = this.#tail;
  #rescan = false;
  #touched = new Set<string>();
  #everything = false;

  /** Fires once for each batch of changes, when all of it is applied. */
  readonly onDidChange = this.#changed.event;

  constructor(files: Files, world: World, builtIn: Collections) {
    this.#files = files;
    this.#world = world;
    this.#builtIn = builtIn;
    this.#index = new JournalIndex(files, world, this.#open, (path) => {
      if (!this.#everything) this.#touched.add(path);
    });
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
    return this.#index.sums;
  }
  get files(): Files {
    return this.#files;
  }
  get world(): World {
    return this.#world;
  }

  /** The entry with that id; `undefined` if there is none, or more than one. */
  entryById(id: string): Entry | undefined {
    return this.#index.entry(id);
  }

  /** Entries created from that template. */
  entriesFrom(template: string): Iterable<Entry> {
    return this.#index.entries.from(template);
  }

  /** Paths of the entries with that id: several until a copy gets an id of its own. */
  pathsOf(id: string): readonly string[] {
    return this.#index.entries.pathsOf(id);
  }

  /** Paths of the record files of an entry, of all people. */
  recordPathsOf(id: string): readonly string[] {
    return this.#index.records.pathsOf(id);
  }

  /** Reviews of missing entries, by id; none while the text of an entry cannot be read, as it may have that id. */
  *reviewsWithoutEntry(): Iterable<[id: string, reviewing: Reviewing]> {
    if (this.#mayHideIds) return;
    for (const { entry, standing } of this.#index.records.withoutEntry())
      if (standing.reviewing) yield [entry, standing.reviewing];
  }

  get #mayHideIds(): boolean {
    const { problems } = this.#index;
    return problems.pathsInFile.some((path) => !isRecordPath(path) && problems.mayHideId(path));
  }

  /** Paths of all record files that were read. */
  recordPaths(): Iterable<string> {
    return this.#index.records.paths;
  }

  /** Versions of these record files. */
  recordFiles(paths: readonly string[]): readonly RecordFile[] {
    const { records } = this.#index;
    return paths.flatMap((path) => {
      const entry = records.entryOf(path);
      const files = entry === undefined ? [] : (records.get(entry)?.files ?? []);
      return files.filter((file) => file.path === path);
    });
  }

  /** Records that do not count because someone other than their person wrote them. */
  get misattributed(): readonly Misattribution[] {
    return this.judgement.misattributed;
  }

  /** The records of reviewers, judged by the history in git. */
  get judgement(): Judgement {
    return this.#counted.judgement;
  }

  /** Tells why a record does not count; `undefined` if it does. */
  misattributionOf(path: string, record: JournalRecord): Misattribution | undefined {
    return this.#counted.misattributionOf(path, record);
  }

  /** Records of an entry that another person removed and that still count. */
  restoredRecordsOf(entry: string): readonly Authored[] {
    return this.#counted.restoredOf(entry);
  }

  /** Counts records by their judgement. Resolves when that is done. */
  judge(judgement: Judgement): Promise<void> {
    return this.#next(async () => {
      const isSame = JSON.stringify(judgement) === JSON.stringify(this.judgement);
      if (isSame || !this.setup) return;
      this.#everything = true;
      this.#counted = new CountedRecords(judgement);
      await this.#index.apply([], this.#basis);
    });
  }

  /** Problems of folders, of records as a whole, and of files that entries name. */
  get #otherProblems(): readonly LocatableProblem[] {
    return [
      ...this.#index.listingProblems,
      ...this.#judgementProblems,
      ...this.#missing.problems,
      ...this.#evidence.problems,
    ];
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
    return this.#index.records.standingOf(entry);
  }

  /** Entries with comments, and the keys of these. */
  *commented(): Iterable<{ readonly entry: Entry; readonly comments: readonly string[] }> {
    for (const [id, comments] of this.#index.records.commented()) {
      const entry = this.#index.entry(id);
      if (entry) yield { entry, comments };
    }
  }

  /** Entries with records of reviewers. */
  *reviewed(): Iterable<{ readonly entry: Entry; readonly reviewing: Reviewing }> {
    for (const [id] of this.#index.records.reviewed()) {
      const entry = this.#index.entry(id);
      const reviewing = entry && this.reviewingOf(entry);
      if (entry && reviewing) yield { entry, reviewing };
    }
  }

  /** The part of the recorded state that is about reviews. */
  reviewingOf(entry: EntryFacts): Reviewing | undefined {
    return this.#index.records.reviewingOf(entry);
  }

  templateOf({ template, version }: EntryFacts): Template | undefined {
    return template === undefined ? undefined : templateFor(this.collections, template, version);
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return this.#index.problems.of(path);
  }

  /** The first error in the text of a file. */
  errorIn(path: string): Problem | undefined {
    return this.#index.problems.errorIn(path);
  }

  /** Every problem in every file. */
  *problems(): Iterable<LocatableProblem> {
    yield* this.#setupFiles.problems;
    yield* this.#otherProblems;
    yield* this.#index.problems.all();
  }

  /** Every file with a problem. */
  *pathsWithProblems(): Iterable<string> {
    for (const { path } of this.#setupFiles.problems) yield path;
    for (const { path } of this.#otherProblems) yield path;
    yield* this.#index.problems.paths();
  }

  /** Number of files with problems that are not just information. */
  get filesWithProblems(): number {
    const others = new Set(
      this.#setupFiles.problems
        .filter(({ severity }) => severity !== 'info')
        .map(({ path }) => path),
    );
    const isCounted = (path: string): boolean =>
      this.#index.problems.of(path).some(({ severity }) => severity !== 'info');
    for (const { path, severity } of this.#otherProblems)
      if (severity !== 'info' && !isCounted(path)) others.add(path);
    return this.#index.problems.seriousCount + others.size;
  }

  /** Reads the whole journal. Files that have not changed since they were cached are taken from the cache. */
  load(cache?: IndexCache): Promise<LoadCounts> {
    return this.#next(async () => {
      await this.#readSetup();
      const counts = await this.#index.load(this.#basis, cache);
      // After a start from the cache, views come first: nothing else needs all ids.
      if (counts.cached === 0) await this.#findFiles(undefined);
      else void this.#next(() => this.#findFiles(undefined)).catch(() => undefined);
      return counts;
    });
  }

  /** Looks at every file again. */
  refresh(): Promise<void> {
    this.#rescan = true;
    return this.apply([]);
  }

  /** Applies changes; those that arrive during a run are batched. Resolves when they are applied. */
  apply(changes: readonly Change[]): Promise<void> {
    const isWaiting = this.#pending.size > 0;
    for (const change of changes) {
      // The order of disk and editor events does not matter: an open text counts until it is closed.
      if (change.kind === 'disk' && this.#pending.has(change.path)) continue;
      this.#pending.set(change.path, change);
    }
    if (!isWaiting) this.#draining = this.#next(() => this.#drain());
    return this.#draining;
  }

  /** Removes temporary files of interrupted writes, but none that may be in use. */
  async removeLeftovers(): Promise<void> {
    if (!this.setup || this.setup.readOnly) return;
    const others = await Promise.all([
      this.#files.list('', false),
      this.#files.list('attachments'),
    ]);
    const paths = [...this.#index.leftovers, ...others.flatMap(({ files }) => files)];
    await removeLeftovers(this.#files, paths, this.#world.clock);
  }

  /** Writes everything that changed into the cache. */
  saveCache(cache: IndexCache): Promise<void> {
    const saved = this.#saving.then(async () => {
      await this.#tail;
      await this.#index.save(cache);
    });
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  /** Runs one change after the other. */
  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(async () => {
      try {
        return await run();
      } catch (error) {
        // Finds anything it left undone by looking at every file the next time.
        this.#rescan = true;
        throw error;
      } finally {
        this.#fire();
      }
    });
    // A run that fails is reported to its caller; the next one starts all the same.
    this.#tail = result.then(
      () => undefined,
      () => undefined,
    );
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
    for (const change of changes.values()) {
      const { path } = change;
      if (change.kind === 'open') this.#open.set(path, change.text);
      else if (change.kind === 'closed') this.#open.delete(path);
      else if (this.#index.needsScan(path)) this.#rescan = true;
    }
    const paths = [...changes.keys()];
    if (this.#rescan || paths.some(isSetupPath)) await this.#readSetup();
    await this.#index.apply(paths, this.#basis, this.#rescan);
    await this.#findFiles(this.#rescan ? undefined : paths);
    this.#rescan = false;
  }

  /** Names the files that are missing. @param changed `undefined` if any file may have changed */
  async #findFiles(changed: readonly string[] | undefined): Promise<void> {
    // A record may settle a deletion.
    const mayBeSettled =
      this.#missing.problems.length > 0 && (changed ?? []).some((path) => isRecordPath(path));
    await this.#findMissing(!changed || mayBeSettled);
    for (const path of await this.#evidence.update(
      this.#files,
      this.entries,
      this.#world.pace,
      changed,
    ))
      this.#touched.add(path);
  }

  /** Names the missing entries of records. @param mustSearch whether any file may have changed */
  async #findMissing(mustSearch: boolean): Promise<void> {
    const changes = `${this.#index.idChanges} ${this.#mayHideIds}`;
    if (changes === this.#idChanges && !mustSearch) return;
    await this.#index.fillDeferred();
    const inputs = this.#missingInputs();
    if (await this.#missing.update(this.#files, inputs, mustSearch)) this.#everything = true;
    this.#idChanges = changes;
  }

  #missingInputs(): MissingInputs | undefined {
    if (!this.setup) return undefined;
    const missing = new Map<string, readonly string[]>();
    for (const { entry, files, standing } of this.#index.records.withoutEntry()) {
      if (isDeletionSettled(standing.reviewing)) continue;
      missing.set(
        entry,
        files.map(({ path }) => path),
      );
    }
    const hiding = this.#index.listingProblems.filter(
      (one) => mayHideEntries(one) || one.code === 'file.link',
    );
    const isUnsure = hiding.length > 0 || this.#mayHideIds;
    return { setup: this.setup, missing, named: hiding.map(({ path }) => path), isUnsure };
  }

  get #basis(): Basis {
    const { setup, collections } = this.#setupFiles;
    return { setup, collections, counted: this.#counted };
  }

  async #readSetup(): Promise<void> {
    this.#everything = true;
    this.#setupFiles = await readSetupFiles(this.#files, this.#builtIn, this.#world);
  }
}
