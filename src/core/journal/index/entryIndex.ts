/** The entries of a journal, where each stands, and the sums over them: kept by putting in and taking out single ones. */
import { noCollections, templateFor, type Collections } from '../../library/collections';
import {
  listOf,
  type EntryColumns,
  type EntryFiles,
  type RecordColumns,
  type RecordFiles,
} from './columns';
import {
  deriveEntry,
  digitsIn,
  plainEntry,
  stateOf,
  type Entry,
  type EntryFacts,
  type EntryState,
} from '../../entries/entry';
import type { EntryRows } from './entryAt';
import { entryProblems, type LocatableProblem } from '../../entries/entryProblems';
import type { EntryRecords } from '../../records/entryRecords';
import { EntryTable } from './entryTable';
import { noStanding, type Standing } from '../../records/fold';
import { isAnswered } from '../../entries/answered';
import type { Late } from './late';
import { LaterMap } from './laterMap';
import { mayLeave } from '../../entries/mayLeave';
import { capFindings, type Finding, type Problem } from '../../base/problem';
import { RecordTable } from './recordTable';
import { isRecordPath } from '../../records/records';
import type { Reviewing } from '../../records/reviewing';
import { Tally, type TallySums } from './tally';
import type { Template } from '../../library/template';

/** What is kept between two sessions of some entries and of records. */
interface Restored {
  readonly entries: Late<EntryFiles, EntryColumns>;
  readonly records: Late<RecordFiles, RecordColumns>;
}

/** What all entries come to, as it is kept between two sessions. */
export interface Sums {
  readonly tally: TallySums;
  /** Those by which it is found what to do next: so nobody has to look for them among all. */
  readonly latest: readonly Entry[];
  /** Paths of entries with problems that only the rest of the journal shows. */
  readonly flawed: readonly string[];
  /** Those of them with more than remarks. */
  readonly troubled: readonly string[];
  readonly lackingDigest: readonly string[];
}

export class EntryIndex {
  readonly entries = new EntryTable((rows, row) => this.#stateAt(rows, row));
  readonly tally = new Tally({
    each: (visit) => this.entries.each(visit),
    eachFrom: (ref, status, visit) => {
      for (const entry of this.entries.from(ref))
        if (entry.status === status) visit(entry.path, digitsIn(entry));
    },
  });

  /** By which entries are judged. Before they change, hold() all entries; derive() them afterwards. */
  collections: Collections = noCollections;

  readonly #records = new RecordTable();
  /** Path by id; several paths where ids are doubled. */
  readonly #pathsById = new LaterMap<string, string | readonly string[]>();
  /** What is wrong in the text of a file. */
  readonly #fileProblems = new Map<string, readonly Problem[]>();
  /** Paths of entries with problems that only the rest of the journal shows. */
  readonly #flawed = new Set<string>();
  readonly #lackingDigest = new Set<string>();
  /** Paths of files with problems that are more than remarks. */
  readonly #troubled = new Set<string>();

  /** @param onChange gets the path of each entry that is new, gone, or stands elsewhere */
  constructor(readonly onChange: (path: string) => void) {}

  byId(id: string): ReturnType<EntryTable['get']> {
    const path = this.#pathsById.now.get(id);
    return typeof path === 'string' ? this.entries.get(path) : undefined;
  }

  pathsOf(id: string): readonly string[] {
    const paths = this.#pathsById.now.get(id);
    return typeof paths === 'string' ? [paths] : (paths ?? []);
  }

  get records(): Omit<RecordTable, 'set' | 'delete' | 'restore'> {
    return this.#records;
  }

  /** Of two entries with one id records count for neither: a copy must not inherit a sign-off. */
  standingOf({ id }: Pick<EntryFacts, 'id'>): Standing {
    if (id === undefined || typeof this.#pathsById.now.get(id) !== 'string') return noStanding;
    return this.#records.standingOf(id) ?? noStanding;
  }

  /** Ids of which there are records and no entry; none while the text of an entry cannot be read. */
  *idsWithoutEntry(): Iterable<string> {
    for (const path of this.#fileProblems.keys())
      if (!isRecordPath(path) && this.isBroken(path)) return;
    for (const id of this.#records.keys()) if (!this.#pathsById.now.has(id)) yield id;
  }

  /** As in the standing, of which nothing else has to be made. */
  reviewingOf({ id }: Pick<EntryFacts, 'id'>): Reviewing | undefined {
    const isOnly = id !== undefined && typeof this.#pathsById.now.get(id) === 'string';
    return isOnly ? (this.#records.commonStandingOf(id).reviewing ?? undefined) : undefined;
  }

  templateOf({
    template,
    version,
  }: Pick<EntryFacts, 'template' | 'version'>): Template | undefined {
    return template === undefined ? undefined : templateFor(this.collections, template, version);
  }

  /** Whether a record says which text it was made for. */
  #needsDigest(id: string | undefined): boolean {
    return id !== undefined && this.#records.digestsOf(id).length > 0;
  }

  /** Paths of entries of which a record says which text it was made for, while theirs is not known. */
  get lackingDigest(): ReadonlySet<string> {
    return this.#lackingDigest;
  }

  /** Takes the entry in, in the place of what was known of that path. */
  put(facts: EntryFacts): void {
    const { path, id } = facts;
    const old = this.entries.get(path);
    if (old) this.tally.remove(path, old.template, digitsIn(old), old);
    if (!old) this.#link(facts);
    else if (old.id !== id) {
      this.#unlink(old);
      this.entries.delete(path);
      this.#link(facts);
    }
    const entry = deriveEntry(facts, this.templateOf(facts), this.standingOf(facts));
    this.entries.set(path, entry);
    this.tally.add(path, entry.template, digitsIn(entry), entry);
    this.onChange(path);
    if (entry.digest === undefined && this.#needsDigest(id)) this.#lackingDigest.add(path);
    else this.#lackingDigest.delete(path);
    if (entryProblems(entry, this).length > 0) this.#flawed.add(path);
    else if (!this.#flawed.delete(path)) return;
    this.#judge(path);
  }

  /** Takes in a part of what was kept of another session; begin() is to be called after the last one. */
  restore({ entries, records }: Restored): void {
    this.entries.isFilling = true;
    this.entries.restore(entries);
    this.#records.restore(records);
    this.#pathsById.later((pathsById) => {
      const { path, id } = entries.all;
      for (let row = 0; row < path.length; row++) {
        const one = id[row]!;
        if (one === null) continue;
        const known = pathsById.get(one);
        pathsById.set(one, known === undefined ? path[row]! : [...listOf(known), path[row]!]);
      }
    });
  }

  /** @param sums over all that was restored */
  begin({ tally, latest, flawed, troubled, lackingDigest }: Sums): void {
    this.entries.isFilling = false;
    this.tally.restore(tally);
    for (const entry of latest) this.entries.setMade(entry);
    for (const path of flawed) this.#flawed.add(path);
    for (const path of troubled) this.#troubled.add(path);
    for (const path of lackingDigest) this.#lackingDigest.add(path);
  }

  /** What all entries come to that are not private; `undefined` where one of these bears on another. */
  sums(): Sums | undefined {
    const privates = [...this.entries.keys()]
      .filter((path) => !mayLeave(path))
      .map((path) => this.entries.get(path)!);
    if (privates.some(({ id }) => id !== undefined && this.isDoubled(id))) return undefined;
    const tally = privates.length > 0 ? this.#tallyWithout(privates) : this.tally;
    const flawed = [...this.#flawed].filter((path) => mayLeave(path));
    return {
      tally: tally.sums(),
      latest: [...tally.latest()].map((path) => plainEntry(this.entries.get(path)!)),
      flawed,
      troubled: flawed.filter((path) => this.#troubled.has(path)),
      lackingDigest: [...this.#lackingDigest].filter((path) => mayLeave(path)),
    };
  }

  #tallyWithout(privates: readonly Entry[]): Tally {
    const paths = new Set(privates.map(({ path }) => path));
    const { tallied } = this.tally;
    const tally = new Tally({
      each: (visit) => tallied.each(visit),
      eachFrom: (ref, status, visit) =>
        tallied.eachFrom(ref, status, (path, digits) => {
          if (!paths.has(path)) visit(path, digits);
        }),
    });
    tally.restore(this.tally.sums());
    for (const one of privates) tally.remove(one.path, one.template, digitsIn(one), one);
    return tally;
  }

  /** Makes a part of what was restored ready for whoever asks. @returns whether there was any */
  step(): boolean {
    return this.#pathsById.step() || this.#records.step();
  }

  isDoubled(id: string): boolean {
    return Array.isArray(this.#pathsById.now.get(id));
  }

  /** Whether its text has an error: then it is not known whether it has an id. */
  isBroken(path: string): boolean {
    return this.errorIn(path) !== undefined;
  }

  /** The first error in its text. */
  errorIn(path: string): Problem | undefined {
    return this.#fileProblems.get(path)?.find(({ severity }) => severity === 'error');
  }

  /** @returns whether the entry was there */
  remove(path: string): boolean {
    this.setFileProblems(path, []);
    const entry = this.entries.get(path);
    if (!entry) return false;
    this.tally.remove(path, entry.template, digitsIn(entry), entry);
    this.entries.delete(path);
    this.#flawed.delete(path);
    this.#lackingDigest.delete(path);
    this.#troubled.delete(path);
    this.#unlink(entry);
    this.onChange(path);
    return true;
  }

  /** Finds out again where the entry of that path stands. */
  derive(path: string): void {
    const entry = this.entries.get(path);
    if (entry) this.put(entry);
  }

  /** Other records of an entry, or none: derive() its entries afterwards. */
  setRecords(entry: string, records: EntryRecords | undefined): void {
    for (const path of this.pathsOf(entry)) this.entries.hold(path);
    if (records) this.#records.set(records);
    else this.#records.delete(entry);
  }

  /** What is wrong in the text of an entry or a record file. */
  setFileProblems(path: string, findings: readonly Finding[]): void {
    if (findings.length > 0)
      this.#fileProblems.set(
        path,
        capFindings(findings).map((finding) => ({ ...finding, path })),
      );
    else if (!this.#fileProblems.delete(path)) return;
    this.#judge(path);
  }

  hasFileProblems(path: string): boolean {
    return this.#fileProblems.has(path);
  }

  /** Files with problems of their own, then entries with problems that the rest of the journal shows. */
  *pathsWithProblems(): Iterable<string> {
    yield* this.#fileProblems.keys();
    yield* this.#flawed;
  }

  /** Files with problems of their own, entries or not. */
  pathsWithFileProblems(): string[] {
    return [...this.#fileProblems.keys()];
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return [...(this.#fileProblems.get(path) ?? []), ...this.#entryProblems(path)];
  }

  *problems(): Iterable<LocatableProblem> {
    for (const problems of this.#fileProblems.values()) yield* problems;
    for (const path of this.#flawed) yield* this.#entryProblems(path);
  }

  /** How many files have problems that are more than remarks. */
  get troubled(): number {
    return this.#troubled.size;
  }

  #entryProblems(path: string): readonly LocatableProblem[] {
    const entry = this.#flawed.has(path) ? this.entries.get(path) : undefined;
    return entry ? capFindings(entryProblems(entry, this)) : [];
  }

  /** Its problems are other ones now. */
  #judge(path: string): void {
    if (this.problemsOf(path).some(({ severity }) => severity !== 'info')) this.#troubled.add(path);
    else this.#troubled.delete(path);
  }

  #stateAt(rows: EntryRows, row: number): EntryState {
    const inputs = rows.kindAt(row);
    const { template, version } = inputs;
    const judgedBy =
      template === null ? undefined : templateFor(this.collections, template, version ?? undefined);
    const id = rows.columns.id[row]!;
    const isOnly = id !== null && typeof this.#pathsById.now.get(id) === 'string';
    const digest = rows.columns.digest[row]!;
    const isSame =
      isOnly && digest !== null && listOf(this.#records.digestsOf(id)).includes(digest);
    const recorded = isOnly ? this.#records.commonStandingOf(id) : noStanding;
    return stateOf(rows.dateAt(row), isAnswered(inputs, judgedBy), recorded, isSame);
  }

  #link({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    const known = this.#pathsById.now.get(id);
    if (known === undefined) this.#pathsById.now.set(id, path);
    else {
      const paths = typeof known === 'string' ? [known] : known;
      for (const other of paths) this.entries.hold(other);
      this.#pathsById.now.set(id, [...paths, path]);
      for (const other of paths) this.derive(other);
    }
  }

  #unlink({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    const known = this.#pathsById.now.get(id);
    if (typeof known !== 'object') {
      this.#pathsById.now.delete(id);
      return;
    }
    const others = known.filter((other) => other !== path);
    for (const other of others) this.entries.hold(other);
    this.#pathsById.now.set(id, others.length === 1 ? others[0]! : others);
    for (const other of others) this.derive(other);
  }
}
