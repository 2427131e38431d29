import type { Framework } from '../library/framework';
import type { Ledger } from '../ledger/ledger';
import type { ShownEntry } from './readEntries';

/** The input of each part of a report. */
export interface Material {
  readonly framework: Framework;
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly ledger: Ledger;
  /** Oldest first. */
  readonly shown: readonly ShownEntry[];
  /** The question of an entry's template; its id if the question is unknown. */
  readonly questions: (entry: ShownEntry, prompt: string) => string;
}
