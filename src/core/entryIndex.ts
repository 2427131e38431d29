/** The entries of a journal, where each stands, and the sums over them: kept by putting in and taking out single ones. */
import { noCollections, templateFor, type Collections } from './collections';
import { deriveEntry, type Entry, type EntryFacts } from './entry';
import { entryProblems, type LocatableProblem } from './entryProblems';
import type { EntryRecords } from './entryRecords';
import { noStanding, type Standing } from './fold';
import type { Finding, Problem } from './problem';
import { Tally } from './tally';
import type { Template } from './template';

export class EntryIndex {
  readonly entries = new Map<string, Entry>();
  /** By the id of the entry. */
  readonly records = new Map<string, EntryRecords>();
  readonly tally = new Tally();
  /** By which entries are judged; when they change, derive() all. */
  collections: Collections = noCollections;

  /** Path by id; several paths where ids are doubled. */
  readonly #pathsById = new Map<string, string | string[]>();
  /** What is wrong in the text of a file, then what only the rest of the journal shows. */
  readonly #fileProblems = new Map<string, readonly Problem[]>();
  readonly #entryProblems = new Map<string, readonly LocatableProblem[]>();
  /** Paths of files with problems that are more than remarks. */
  readonly #troubled = new Set<string>();

  /** @param onChange gets the path of each entry that is new, gone, or stands elsewhere */
  constructor(readonly onChange: (path: string) => void) {}

  byId(id: string): Entry | undefined {
    const path = this.#pathsById.get(id);
    return typeof path === 'string' ? this.entries.get(path) : undefined;
  }

  pathsOf(id: string): readonly string[] {
    const paths = this.#pathsById.get(id);
    return typeof paths === 'string' ? [paths] : (paths ?? []);
  }

  /** Of two entries with one id records count for neither: a copy must not inherit a sign-off. */
  standingOf({ id }: EntryFacts): Standing {
    if (id === undefined || typeof this.#pathsById.get(id) !== 'string') return noStanding;
    return this.records.get(id)?.standing ?? noStanding;
  }

  templateOf({ template, version }: EntryFacts): Template | undefined {
    return template === undefined ? undefined : templateFor(this.collections, template, version);
  }

  /** Whether a record says which text it was made for. */
  needsDigest(id: string | undefined): boolean {
    return id !== undefined && (this.records.get(id)?.standing.digests.length ?? 0) > 0;
  }

  /** Takes the entry in, in the place of what was known of that path. */
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
    const entry = deriveEntry(facts, this.templateOf(facts), this.standingOf(facts));
    this.entries.set(path, entry);
    this.tally.add(entry);
    this.onChange(path);
    const problems = entryProblems(entry, this);
    if (problems.length > 0) this.#entryProblems.set(path, problems);
    else if (!this.#entryProblems.delete(path)) return;
    this.#judge(path);
  }

  isDoubled(id: string): boolean {
    return Array.isArray(this.#pathsById.get(id));
  }

  /** Whether its text has an error: then it is not known whether it has an id. */
  isBroken(path: string): boolean {
    return this.#fileProblems.get(path)?.some(({ severity }) => severity === 'error') ?? false;
  }

  /** @returns whether the entry was there */
  remove(path: string): boolean {
    this.setFileProblems(path, []);
    const entry = this.entries.get(path);
    if (!entry) return false;
    this.tally.remove(entry);
    this.entries.delete(path);
    this.#entryProblems.delete(path);
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

  /** What is wrong in the text of an entry or a record file. */
  setFileProblems(path: string, findings: readonly Finding[]): void {
    if (findings.length > 0)
      this.#fileProblems.set(
        path,
        findings.map((finding) => ({ ...finding, path })),
      );
    else if (!this.#fileProblems.delete(path)) return;
    this.#judge(path);
  }

  hasFileProblems(path: string): boolean {
    return this.#fileProblems.has(path);
  }

  /** Files with problems of their own, entries or not. */
  pathsWithFileProblems(): string[] {
    return [...this.#fileProblems.keys()];
  }

  problemsOf(path: string): readonly LocatableProblem[] {
    return [...(this.#fileProblems.get(path) ?? []), ...(this.#entryProblems.get(path) ?? [])];
  }

  *problems(): Iterable<LocatableProblem> {
    for (const problems of this.#fileProblems.values()) yield* problems;
    for (const problems of this.#entryProblems.values()) yield* problems;
  }

  /** How many files have problems that are more than remarks. */
  get troubled(): number {
    return this.#troubled.size;
  }

  /** Its problems are other ones now. */
  #judge(path: string): void {
    if (this.problemsOf(path).some(({ severity }) => severity !== 'info')) this.#troubled.add(path);
    else this.#troubled.delete(path);
  }

  #link({ id, path }: EntryFacts): void {
    if (id === undefined) return;
    const known = this.#pathsById.get(id);
    if (known === undefined) this.#pathsById.set(id, path);
    else {
      const paths = typeof known === 'string' ? [known] : known;
      this.#pathsById.set(id, [...paths, path]);
      for (const other of paths) this.derive(other);
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
    for (const other of others) this.derive(other);
  }
}
