/** Entries with their state, records, problems and sums, updated one entry at a time. */
import { isAmong } from '../../records/digests';
import { isAnswered } from '../../entries/answered';
import {
  deriveEntry,
  digitsIn,
  plainEntry,
  stateOf,
  type Entry,
  type EntryFacts,
  type EntryState,
} from '../../entries/entry';
import { entryProblems } from '../../entries/entryProblems';
import { mayLeave } from '../../entries/mayLeave';
import { noCollections, templateFor, type Collections } from '../../library/collections';
import type { EntryRecords } from '../../records/entryRecords';
import {
  listOf,
  type EntryColumns,
  type EntryFiles,
  type RecordColumns,
  type RecordFiles,
} from './columns';
import type { EntryRows } from './entryRows';
import { EntryTable } from './entryTable';
import type { LazyShard } from './lazyShard';
import { ProblemTable, type CachedProblems } from './problemTable';
import { RecordTable } from './recordTable';
import { Tally, type TallySums } from './tally';

/** Sums over all entries, as they are cached between sessions. */
export interface Sums extends CachedProblems {
  readonly tally: TallySums;
  /** Entries that decide what to do next: finding them would mean looking at all entries. */
  readonly latest: readonly Entry[];
  readonly lackingDigest: readonly string[];
}

export class EntryIndex {
  readonly entries = new EntryTable((rows, row) => this.#stateAt(rows, row));
  readonly records = new RecordTable((id) => this.entries.pathsOf(id));
  readonly problems = new ProblemTable((path) => {
    const entry = this.entries.get(path);
    return entry ? entryProblems(entry, this) : [];
  });
  readonly tally = new Tally({
    each: (visit) => this.entries.each(visit),
    eachFrom: (ref, status, visit) => {
      for (const entry of this.entries.from(ref))
        if (entry.status === status) visit(entry.path, digitsIn(entry));
    },
  });

  /** Before they are replaced, materialise all entries; derive() them afterwards. */
  collections: Collections = noCollections;

  readonly #lackingDigest = new Set<string>();

  /** Counts changes of the ids that entries or records have. */
  idChanges = 0;

  /** @param onChange receives the path of each entry that is new, gone or has another state */
  constructor(readonly onChange: (path: string) => void) {}

  isDoubled(id: string): boolean {
    return this.entries.pathsOf(id).length > 1;
  }

  isBroken(path: string): boolean {
    return this.problems.mayHideId(path);
  }

  /** Paths of entries whose digest is unknown although a record has the digest of its text. */
  get lackingDigest(): ReadonlySet<string> {
    return this.#lackingDigest;
  }

  /** Adds an entry, or replaces the one with that path. */
  put(facts: EntryFacts): void {
    const { path, id } = facts;
    const old = this.entries.get(path);
    if (old) this.tally.remove(old);
    if (!old) this.#link(facts);
    else if (old.id !== id) {
      this.#unlink(old);
      this.entries.delete(path);
      this.#link(facts);
    }
    const { template, version } = facts;
    const entry = deriveEntry(
      facts,
      template === undefined ? undefined : templateFor(this.collections, template, version),
      this.records.standingOf(facts),
    );
    this.entries.set(path, entry);
    this.tally.add(entry);
    this.onChange(path);
    const needsDigest = id !== undefined && this.records.digestsOf(id).length > 0;
    if (needsDigest && entry.digest === undefined) this.#lackingDigest.add(path);
    else this.#lackingDigest.delete(path);
    this.problems.updateEntry(path);
  }

  /** @returns whether the entry existed */
  remove(path: string): boolean {
    this.problems.setInFile(path, []);
    const entry = this.entries.get(path);
    if (!entry) return false;
    this.tally.remove(entry);
    this.entries.delete(path);
    this.#lackingDigest.delete(path);
    this.problems.deleteEntry(path);
    this.#unlink(entry);
    this.onChange(path);
    return true;
  }

  /** Computes the state of an entry again. */
  derive(path: string): void {
    const entry = this.entries.get(path);
    if (entry) this.put(entry);
  }

  /** Replaces the records of an entry: derive() its entries afterwards. */
  setRecords(entry: string, records: EntryRecords | undefined): void {
    this.idChanges++;
    for (const path of this.entries.pathsOf(entry)) this.entries.materialise(path);
    if (records) this.records.set(records);
    else this.records.delete(entry);
  }

  /** Adds a shard of another session; call begin() after the last one. */
  restore(
    entries: LazyShard<EntryFiles, EntryColumns>,
    records: LazyShard<RecordFiles, RecordColumns>,
  ): void {
    this.entries.isFilling = true;
    this.entries.restore(entries);
    this.records.restore(records);
  }

  /** @param sums over everything that was restored */
  begin({ tally, latest, lackingDigest, ...problems }: Sums): void {
    this.entries.isFilling = false;
    this.tally.restore(tally);
    for (const entry of latest) this.entries.replaceRow(entry);
    for (const path of lackingDigest) this.#lackingDigest.add(path);
    this.problems.restore(problems);
  }

  /** Fills a part of the deferred maps. @returns `false` if none was pending */
  step(): boolean {
    return this.entries.step() || this.records.step();
  }

  /** Sums over all entries that are not private; `undefined` if a private one has the id of another entry. */
  sums(): Sums | undefined {
    const privates = [...this.entries.keys()]
      .filter((path) => !mayLeave(path))
      .map((path) => this.entries.get(path)!);
    if (privates.some(({ id }) => id !== undefined && this.isDoubled(id))) return undefined;
    const tally = privates.length > 0 ? this.#tallyWithout(privates) : this.tally;
    return {
      tally: tally.sums(),
      latest: [...tally.latest()].map((path) => plainEntry(this.entries.get(path)!)),
      lackingDigest: [...this.#lackingDigest].filter((path) => mayLeave(path)),
      ...this.problems.cached(),
    };
  }

  #tallyWithout(privates: readonly Entry[]): Tally {
    const paths = new Set(privates.map(({ path }) => path));
    const { source } = this.tally;
    const tally = new Tally({
      each: (visit) => source.each(visit),
      eachFrom: (ref, status, visit) =>
        source.eachFrom(ref, status, (path, digits) => {
          if (!paths.has(path)) visit(path, digits);
        }),
    });
    tally.restore(this.tally.sums());
    for (const one of privates) tally.remove(one);
    return tally;
  }

  #stateAt(rows: EntryRows, row: number): EntryState {
    const inputs = rows.inputsAt(row);
    const { template, version } = inputs;
    const basis =
      template === null ? undefined : templateFor(this.collections, template, version ?? undefined);
    const isComplete = isAnswered(inputs, basis);
    const id = rows.columns.id[row]!;
    const recorded = this.records.commonStandingOf({ id });
    const isSame = id !== null && isAmong(listOf(this.records.digestsOf(id)), rows.factsAt(row));
    return stateOf(rows.dateAt(row), isComplete, recorded, isSame);
  }

  #link({ id, path }: EntryFacts): void {
    if (id !== undefined) this.#setPaths(id, [...this.entries.pathsOf(id), path]);
  }

  #unlink({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    this.#setPaths(
      id,
      this.entries.pathsOf(id).filter((other) => other !== path),
    );
  }

  /** Updates all entries with that id: records count only if there is one. */
  #setPaths(id: string, paths: readonly string[]): void {
    for (const path of paths) this.entries.materialise(path);
    this.idChanges++;
    this.entries.setPaths(id, paths);
    for (const path of paths) this.derive(path);
  }
}
