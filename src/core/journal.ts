/**
 * One journal: the one cache of what lies in its folder. Files are the truth; whoever shows something
 * renders what stands here, listens to `onDidChange` and keeps no state of its own.
 */
import * as l10n from '@vscode/l10n';
import {
  noCollections,
  overlay,
  readCollections,
  templateFor,
  type Collections,
} from './collections';
import { deriveEntry, factsOf, type Entry, type EntryFacts } from './entry';
import { entryProblems, type LocatableProblem } from './entryProblems';
import { readEntryText, type EntryText } from './entryText';
import { Emitter } from './event';
import { fold, type Standing } from './fold';
import type { IndexCache, Row } from './indexCache';
import { detached, Interner } from './intern';
import { journalFilePath, readSetup, type Setup } from './journalFile';
import { fileNameOf, isPortableName } from './paths';
import { readPerson, type Person } from './people';
import type { FileRead, Files, FileVersion, World } from './ports';
import type { Finding, Problem } from './problem';
import { isRecordPath, parseRecordPath, readRecords } from './records';
import { isRecordFile, type RecordFile } from './recordFile';
import { Tally } from './tally';
import type { Template } from './template';
import { unreadableFinding } from './unreadable';

/** What happened to a file. */
export type Change =
  /** Made, changed or removed on disk. */
  | { readonly kind: 'disk'; readonly path: string }
  /** Open in the editor with this text, which may not be saved yet. */
  | { readonly kind: 'open'; readonly path: string; readonly text: EntryText }
  /** No longer open: what is on disk counts again. */
  | { readonly kind: 'closed'; readonly path: string };

export interface JournalChange {
  /** Entries that are new, gone, or stand elsewhere. */
  readonly paths: ReadonlySet<string>;
  /** Anything may have changed: journal.yaml, people, courses or templates. */
  readonly everything: boolean;
}

const setupPath = /^\.journal\/(?:journal\.yaml$|people\/|courses\/|models\/|frameworks\/)/;
const sliceCheck = 256;

export class Journal {
  readonly #files: Files;
  readonly #world: World;
  readonly #builtIn: Collections;
  readonly #changed = new Emitter<JournalChange>();
  readonly #intern = new Interner();

  #setup: Setup | undefined;
  #people = new Map<string, Person>();
  #collections: Collections = noCollections;
  #entries = new Map<string, Entry>();
  /** Path by id; several paths where ids are doubled. */
  #pathsById = new Map<string, string | string[]>();
  #recordFiles = new Map<string, RecordFile>();
  #recordsByEntry = new Map<string, RecordFile[]>();
  #tally = new Tally();
  #setupProblems: readonly Problem[] = [];
  /** What is wrong in the text of a file, then what only the rest of the journal shows. */
  #fileProblems = new Map<string, readonly Problem[]>();
  #entryProblems = new Map<string, readonly LocatableProblem[]>();
  /** Paths of entries and record files with problems that are more than remarks. */
  readonly #troubled = new Set<string>();
  #linkProblems: readonly Problem[] = [];
  readonly #open = new Map<string, EntryText>();
  /** Read since the cache was written last. */
  readonly #unsaved = new Set<string>();

  #tail: Promise<void> = Promise.resolve();
  #pending = new Map<string, Change>();
  #rescan = false;
  #touched = new Set<string>();
  #everything = false;

  /** Fires once for each batch of changes, when all of it stands. */
  readonly onDidChange = this.#changed.event;

  constructor(files: Files, world: World, builtIn: Collections) {
    this.#files = files;
    this.#world = world;
    this.#builtIn = builtIn;
  }

  /** `undefined` while journal.yaml is missing. */
  get setup(): Setup | undefined {
    return this.#setup;
  }
  get people(): ReadonlyMap<string, Person> {
    return this.#people;
  }
  get collections(): Collections {
    return this.#collections;
  }
  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }
  get tally(): Tally {
    return this.#tally;
  }
  get files(): Files {
    return this.#files;
  }
  get world(): World {
    return this.#world;
  }

  /** The entry with that id; `undefined` where there is none, or more than one. */
  entryById(id: string): Entry | undefined {
    const path = this.#pathsById.get(id);
    return typeof path === 'string' ? this.#entries.get(path) : undefined;
  }

  /** All record files that speak of the entry, whoever wrote them. */
  recordFilesOf(id: string): readonly RecordFile[] {
    return this.#recordsByEntry.get(id) ?? [];
  }

  standingOf(entry: EntryFacts): Standing {
    const isAlone = entry.id !== undefined && typeof this.#pathsById.get(entry.id) === 'string';
    const files = isAlone ? this.recordFilesOf(entry.id) : [];
    const roles = this.#setup?.file ?? { owner: '', reviewers: [] };
    return fold(files, roles, entry.date, this.#world.clock);
  }

  templateOf(entry: EntryFacts): Template | undefined {
    return entry.template === undefined
      ? undefined
      : templateFor(this.#collections, entry.template, entry.version);
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return [...(this.#fileProblems.get(path) ?? []), ...(this.#entryProblems.get(path) ?? [])];
  }

  /** Every problem in every file. */
  *problems(): Iterable<LocatableProblem> {
    yield* this.#setupProblems;
    yield* this.#linkProblems;
    for (const problems of this.#fileProblems.values()) yield* problems;
    for (const problems of this.#entryProblems.values()) yield* problems;
  }

  /** How many files have something that should be looked at; mere remarks do not count. */
  get filesWithProblems(): number {
    const setup = new Set(this.#setupProblems.map((problem) => problem.path));
    return this.#troubled.size + setup.size;
  }

  /**
   * Reads the whole journal; what the cache holds of a file is taken when the file has not changed since.
   * Resolves when everything stands.
   */
  load(cache?: IndexCache): Promise<void> {
    return this.#next(async () => {
      const rows = cache ? await this.#loadCache(cache) : new Map<string, Row>();
      await this.#readSetup();
      await this.#scan(rows);
    });
  }

  async #loadCache(cache: IndexCache): Promise<Map<string, Row>> {
    try {
      return await cache.load();
    } catch (error) {
      this.#world.log.warn(`The cache could not be read: ${String(error)}`);
      return new Map();
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
    return isWaiting ? this.#tail : this.#next(() => this.#drain());
  }

  /** Writes what changed into the cache. */
  async saveCache(cache: IndexCache): Promise<void> {
    const unsaved = new Set(this.#unsaved);
    this.#unsaved.clear();
    await cache.save(this.#rows(), unsaved, this.#world.clock.now());
  }

  *#rows(): Iterable<Row> {
    // A file with problems is read again each time, so that its problems are found again.
    for (const rows of [this.#recordFiles, this.#entries])
      for (const row of rows.values()) if (!this.#fileProblems.has(row.path)) yield row;
  }

  #next(run: () => Promise<void>): Promise<void> {
    const result = this.#tail.then(async () => {
      try {
        await run();
      } catch (error) {
        // What it left undone is found by looking at every file the next time.
        this.#rescan = true;
        throw error;
      } finally {
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
    const records: string[] = [];
    const entries = new Set<string>();
    let setup = false;
    for (const change of changes.values()) {
      const { path } = change;
      if (change.kind === 'open') this.#open.set(path, change.text);
      else if (change.kind === 'closed') this.#open.delete(path);
      if (setupPath.test(path)) setup = true;
      else if (isRecordPath(path)) records.push(path);
      else if (this.#setup?.isEntry(path) || this.#entries.has(path)) entries.add(path);
      else if (change.kind === 'disk') this.#rescan = true;
    }
    const pattern = this.#setup?.file.entries;
    if (setup || this.#rescan) await this.#readSetup();
    if (this.#setup?.file.entries !== pattern) this.#rescan = true;
    if (this.#rescan) {
      for (const [path, change] of changes) if (change.kind !== 'disk') entries.add(path);
      // An open file may not be on disk yet.
      for (const path of this.#open.keys()) entries.add(path);
      await this.#scan(new Map());
      this.#rescan = false;
      // Nobody told whether templates or roles changed too.
      setup = true;
    }
    // Without journal.yaml nothing belongs to it; with a new one everything is looked for.
    await this.#readRecords(this.#setup ? records : [], entries);
    await this.#readEntries([...entries].filter((path) => this.#setup?.isEntry(path)));
    if (setup) await this.#deriveAll();
  }

  /** Reads journal.yaml, people and collections: few and small files, always read anew. */
  async #readSetup(): Promise<void> {
    const files = [journalFilePath];
    // One by one: beside them lie the records, which may be tens of thousands.
    for (const folder of ['people', 'courses', 'models', 'frameworks'])
      files.push(...(await this.#files.list(`.journal/${folder}`)).files);
    const problems: Problem[] = [];
    const people = new Map<string, Person>();
    const texts = new Map<string, string>();
    let setup: Setup | undefined;
    await this.#files.readEach(files, (read) => {
      const { path } = read;
      const report = (findings: readonly Finding[]): void => {
        for (const finding of findings) problems.push({ ...finding, path });
      };
      if ('missing' in read) return;
      if ('unreadable' in read) return report([unreadableFinding(read.unreadable)]);
      if (path === journalFilePath) {
        const result = readSetup(read.text);
        setup = result.setup;
        report(result.findings);
      } else if (/^\.journal\/people\/[^/]+\.yaml$/.test(path)) {
        const { value, findings } = readPerson(path, read.text);
        if (value) people.set(value.id, value);
        report(findings);
      } else texts.set(path.slice('.journal/'.length), read.text);
    });
    // In the order of their names, so that the same files always give the same result.
    const own = readCollections(
      new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1))),
      'journal',
      '.journal/',
      this.#builtIn,
    );
    this.#collections = overlay(this.#builtIn, texts.size > 0 ? own : noCollections);
    this.#setup = setup;
    this.#people = people;
    this.#setupProblems = [
      ...problems,
      ...own.problems,
      ...(setup ? this.#unknownCourses(setup) : []),
    ];
    this.#everything = true;
  }

  #unknownCourses(setup: Setup): Problem[] {
    return setup.file.courses
      .filter((id) => !this.#collections.courses.has(id))
      .map((id) => ({
        path: journalFilePath,
        line: setup.lineOf(['courses', setup.file.courses.indexOf(id)]),
        severity: 'error',
        code: 'journal.unknown-course',
        message: l10n.t('There is no readable course “{0}”.', id),
      }));
  }

  /** Brings the index in step with the folder: what is gone goes, what is new or changed is read. */
  async #scan(rows: ReadonlyMap<string, Row>): Promise<void> {
    const setup = this.#setup;
    const records: string[] = [];
    const entries: string[] = [];
    const links: Problem[] = [];
    const seen = new Set<string>();
    const folders = setup ? withoutNested(['.journal', 'private', ...setup.entryFolders]) : [];
    for (const folder of folders) {
      const listing = await this.#files.list(folder);
      for (const path of listing.links)
        if (setup!.isEntry(path) || path.startsWith('.journal/'))
          links.push({
            path,
            line: 1,
            severity: 'info',
            code: 'file.link',
            message: l10n.t(
              'This is a symbolic link. Links are not followed, so what it points to is not part of the journal.',
            ),
          });
      await this.#each(listing.files, (path) => {
        if (isRecordPath(path)) records.push(path);
        else if (setup!.isEntry(path)) entries.push(path);
        else return;
        seen.add(path);
      });
    }
    this.#linkProblems = links;
    for (const known of [this.#entries, this.#recordFiles, this.#fileProblems])
      await this.#each([...known.keys()], (path) => {
        if (!seen.has(path) && !(this.#open.has(path) && setup?.isEntry(path))) this.#remove(path);
      });

    const again = new Set<string>();
    await this.#readRecords(await this.#stale(records, rows), again);
    for (const path of await this.#stale(entries, rows)) again.add(path);
    await this.#each(entries, (path) => {
      const entry = this.#entries.get(path);
      if (entry && entry.digest === undefined && this.#needsDigest(entry.id)) again.add(path);
    });
    await this.#readEntries([...again]);
  }

  /** Of these files, those whose content is not known yet; what the cache knows of the others is taken over. */
  async #stale(paths: readonly string[], rows: ReadonlyMap<string, Row>): Promise<string[]> {
    const stale: string[] = [];
    const doubtful: string[] = [];
    await this.#each(paths, (path) => {
      ((rows.get(path) ?? this.#known(path)) ? doubtful : stale).push(path);
    });
    await this.#files.statEach(doubtful, (path, version) => {
      if (!version) return this.#remove(path);
      const known = this.#known(path);
      const row = known ?? rows.get(path)!;
      if (row.size !== version.size || row.mtime !== version.mtime) stale.push(path);
      else if (known) return;
      else if (isRecordFile(row)) this.#putRecordFile(row);
      else this.#put(row);
    });
    return stale;
  }

  #known(path: string): Row | undefined {
    return this.#entries.get(path) ?? this.#recordFiles.get(path);
  }

  /** @param again takes the entries that must be read since a record now needs their digest */
  async #readRecords(paths: readonly string[], again: Set<string>): Promise<void> {
    await this.#files.readEach(paths, (read) => {
      const { path } = read;
      // The path says which entry it is, so that never changes.
      const { person, entry } = parseRecordPath(path)!;
      if ('text' in read) {
        const { records, findings } = readRecords(read.text);
        this.#setFileProblems(path, findings);
        const { size, mtime } = read;
        this.#putRecordFile({
          path,
          size,
          mtime,
          person: this.#intern.string(person),
          entry: detached(entry),
          records,
        });
      } else {
        this.#removeRecordFile(path);
        this.#setFileProblems(
          path,
          'unreadable' in read ? [unreadableFinding(read.unreadable)] : [],
        );
      }
      this.#unsaved.add(path);
      this.#deriveById(entry, again);
    });
  }

  async #readEntries(paths: readonly string[]): Promise<void> {
    const closed: string[] = [];
    for (const path of paths) {
      const text = this.#open.get(path);
      // Size -1: what is not saved yet is never taken for what is on disk.
      if (text) this.#putText(path, text, { size: -1, mtime: 0 });
      else closed.push(path);
    }
    await this.#files.readEach(closed, (read) => this.#takeEntry(read));
  }

  #takeEntry(read: FileRead): void {
    if ('text' in read) return this.#putText(read.path, readEntryText(read.text), read);
    this.#remove(read.path);
    if ('unreadable' in read)
      this.#setFileProblems(read.path, [unreadableFinding(read.unreadable)]);
  }

  #putText(path: string, text: EntryText, version: FileVersion): void {
    const hash = this.#needsDigest(text.meta.id) ? this.#world.hash : undefined;
    const findings = isPortableName(fileNameOf(path))
      ? text.findings
      : [...text.findings, unportable()];
    this.#setFileProblems(path, findings);
    this.#unsaved.add(path);
    this.#put(factsOf(text, path, version, this.#intern, hash));
  }

  #put(facts: EntryFacts): void {
    const { path, id } = facts;
    const old = this.#entries.get(path);
    if (old) this.#tally.remove(old);
    if (!old) this.#link(facts);
    else if (old.id !== id) {
      this.#unlink(old);
      this.#entries.delete(path);
      this.#link(facts);
    }
    const entry = deriveEntry(facts, this.templateOf(facts), this.standingOf(facts));
    this.#entries.set(path, entry);
    this.#tally.add(entry);
    this.#touched.add(path);
    const problems = entryProblems(entry, {
      collections: this.#collections,
      isDoubled: (other) => Array.isArray(this.#pathsById.get(other)),
      isBroken: this.#fileProblems.get(path)?.some(({ severity }) => severity === 'error') ?? false,
    });
    if (problems.length > 0) this.#entryProblems.set(path, problems);
    else if (!this.#entryProblems.delete(path)) return;
    this.#judge(path);
  }

  #setFileProblems(path: string, findings: readonly Finding[]): void {
    if (findings.length > 0)
      this.#fileProblems.set(
        path,
        findings.map((finding) => ({ ...finding, path })),
      );
    else if (!this.#fileProblems.delete(path)) return;
    this.#judge(path);
  }

  /** Its problems are other ones now. */
  #judge(path: string): void {
    if (this.problemsOf(path).some(isTroubling)) this.#troubled.add(path);
    else this.#troubled.delete(path);
  }

  #remove(path: string): void {
    this.#fileProblems.delete(path);
    this.#entryProblems.delete(path);
    this.#troubled.delete(path);
    this.#removeRecordFile(path);
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#tally.remove(entry);
    this.#entries.delete(path);
    this.#unlink(entry);
    this.#touched.add(path);
    this.#unsaved.add(path);
  }

  #link({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    const known = this.#pathsById.get(id);
    if (known === undefined) this.#pathsById.set(id, path);
    else {
      const paths = typeof known === 'string' ? [known] : known;
      this.#pathsById.set(id, [...paths, path]);
      for (const other of paths) this.#derive(other);
    }
  }

  #unlink({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    const known = this.#pathsById.get(id);
    if (!Array.isArray(known)) {
      this.#pathsById.delete(id);
      return;
    }
    const others = known.filter((other) => other !== path);
    this.#pathsById.set(id, others.length === 1 ? others[0]! : others);
    for (const other of others) this.#derive(other);
  }

  #putRecordFile(file: RecordFile): void {
    this.#removeRecordFile(file.path);
    this.#recordFiles.set(file.path, file);
    const others = this.#recordsByEntry.get(file.entry);
    this.#recordsByEntry.set(file.entry, others ? [...others, file] : [file]);
  }

  #removeRecordFile(path: string): void {
    const file = this.#recordFiles.get(path);
    if (!file) return;
    this.#recordFiles.delete(path);
    const others = this.recordFilesOf(file.entry).filter((other) => other !== file);
    if (others.length > 0) this.#recordsByEntry.set(file.entry, others);
    else this.#recordsByEntry.delete(file.entry);
    this.#deriveById(file.entry, new Set());
  }

  #needsDigest(id: string | undefined): boolean {
    if (id === undefined) return false;
    return this.recordFilesOf(id).some((file) => file.records.some((record) => 'digest' in record));
  }

  #deriveById(id: string, again: Set<string>): void {
    const paths = this.#pathsById.get(id);
    for (const path of typeof paths === 'string' ? [paths] : (paths ?? [])) {
      const entry = this.#entries.get(path);
      if (entry?.digest === undefined && this.#needsDigest(id)) again.add(path);
      else this.#derive(path);
    }
  }

  #derive(path: string): void {
    const entry = this.#entries.get(path);
    if (entry) this.#put(entry);
  }

  async #deriveAll(): Promise<void> {
    await this.#each([...this.#entries.keys()], (path) => this.#derive(path));
  }

  /** Calls back for each path without holding up the event loop. */
  async #each(paths: readonly string[], visit: (path: string) => void): Promise<void> {
    let count = 0;
    for (const path of paths) {
      if (++count % sliceCheck === 0) await this.#world.pace();
      visit(path);
    }
  }
}

const isTroubling = (problem: Problem): boolean => problem.severity !== 'info';

const unportable = (): Finding => ({
  line: 1,
  severity: 'warning',
  code: 'file.name',
  message: l10n.t(
    'Windows cannot hold a file of this name. Please rename it if the journal is shared.',
  ),
});

/** Folders without those that lie in another one of the list. */
function withoutNested(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) =>
      !unique.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
}
