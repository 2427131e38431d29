import { strayCode } from '../../entries/entryText';
import type { LocatableProblem } from '../../entries/entryProblems';
import { mayLeave } from '../../entries/mayLeave';
import { capFindings, type Finding, type Problem } from '../../base/problem';

/** Paths of entries and files with problems, as they are cached between sessions. */
export interface CachedProblems {
  /** Entries with problems that only the rest of the journal shows. */
  readonly flawed: readonly string[];
  /** Those of them with problems that are not just information. */
  readonly serious: readonly string[];
}

/** Problems in the files of entries and records. */
export class ProblemTable {
  /** Problems in the text of a file. */
  readonly #inFile = new Map<string, readonly Problem[]>();
  /** Paths of entries with problems that only the rest of the journal shows. */
  readonly #flawed = new Set<string>();
  /** Paths of files with problems that are not just information. */
  readonly #serious = new Set<string>();

  /** @param ofEntry computes the problems of an entry that only the rest of the journal shows */
  constructor(readonly ofEntry: (path: string) => readonly LocatableProblem[]) {}

  /** Replaces the problems in the text of a file. */
  setInFile(path: string, findings: readonly Finding[]): void {
    if (findings.length > 0)
      this.#inFile.set(
        path,
        capFindings(findings).map((finding) => ({ ...finding, path })),
      );
    else if (!this.#inFile.delete(path)) return;
    this.#rate(path);
  }

  /** Notes that an entry is new or has changed. */
  updateEntry(path: string): void {
    if (this.ofEntry(path).length > 0) this.#flawed.add(path);
    else if (!this.#flawed.delete(path)) return;
    this.#rate(path);
  }

  deleteEntry(path: string): void {
    this.#flawed.delete(path);
    this.#rate(path);
  }

  /** The first error in the text of a file. */
  errorIn(path: string): Problem | undefined {
    return this.#inFile.get(path)?.find(({ severity }) => severity === 'error');
  }

  /** Whether it is unknown if the text has an id, since an error or stray front matter may hide it. */
  mayHideId(path: string): boolean {
    const found = this.#inFile.get(path);
    return found?.some(({ severity, code }) => severity === 'error' || code === strayCode) ?? false;
  }

  hasInFile(path: string): boolean {
    return this.#inFile.has(path);
  }

  /** Paths of files with problems in their text. */
  get pathsInFile(): readonly string[] {
    return [...this.#inFile.keys()];
  }

  /** Paths of files with problems in their text, then of entries with other problems. */
  *paths(): Iterable<string> {
    yield* this.#inFile.keys();
    yield* this.#flawed;
  }

  of(path: string): readonly LocatableProblem[] {
    return [...(this.#inFile.get(path) ?? []), ...this.#ofFlawed(path)];
  }

  *all(): Iterable<LocatableProblem> {
    for (const problems of this.#inFile.values()) yield* problems;
    for (const path of this.#flawed) yield* this.#ofFlawed(path);
  }

  /** Number of files with problems that are not just information. */
  get seriousCount(): number {
    return this.#serious.size;
  }

  /** Problems of entries that are not private. */
  cached(): CachedProblems {
    const flawed = [...this.#flawed].filter((path) => mayLeave(path));
    return { flawed, serious: flawed.filter((path) => this.#serious.has(path)) };
  }

  restore({ flawed, serious }: CachedProblems): void {
    for (const path of flawed) this.#flawed.add(path);
    for (const path of serious) this.#serious.add(path);
  }

  #ofFlawed(path: string): readonly LocatableProblem[] {
    return this.#flawed.has(path) ? capFindings(this.ofEntry(path)) : [];
  }

  #rate(path: string): void {
    if (this.of(path).some(({ severity }) => severity !== 'info')) this.#serious.add(path);
    else this.#serious.delete(path);
  }
}
