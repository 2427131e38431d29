import type { Standing } from './fold';
import type { FileVersion } from '../base/ports';

export interface RecordFile extends FileVersion {
  readonly path: string;
}

/** What the index keeps of all records of one entry, whoever made them: where it stands, not the records. */
export interface EntryRecords {
  /** Id of the entry. */
  readonly entry: string;
  /** The files that were read. */
  readonly files: readonly RecordFile[];
  readonly standing: Standing;
}
