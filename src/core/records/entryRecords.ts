import type { Standing } from './fold';
import type { FileVersion } from '../base/ports';

export interface RecordFile extends FileVersion {
  readonly path: string;
}

/** What the index stores for all records of one entry, of any author: the recorded state, not the records. */
export interface EntryRecords {
  /** Id of the entry. */
  readonly entry: string;
  /** The record files of the entry. */
  readonly files: readonly RecordFile[];
  readonly standing: Standing;
}
