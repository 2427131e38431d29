import type { Files, Pace } from '../base/ports';
import type { Problem } from '../base/problem';
import type { Person } from '../journal/setup/people';
import type { RecordFile } from '../records/entryRecords';

/** The part of a journal that is needed to judge records, since this folder cannot import `Journal`. */
export interface JudgedJournal {
  readonly setup:
    | { readonly file: { readonly owner: string; readonly reviewers: readonly string[] } }
    | undefined;
  readonly people: ReadonlyMap<string, Person>;
  readonly files: Pick<Files, 'read' | 'readEach'>;
  readonly world: { readonly pace: Pace };
  recordPaths(): Iterable<string>;
  /** Of one entry, by its id. */
  recordPathsOf(id: string): readonly string[];
  /** Of the entries with this id. */
  pathsOf(id: string): readonly string[];
  errorIn(path: string): Problem | undefined;
  recordFiles(paths: readonly string[]): readonly RecordFile[];
}
