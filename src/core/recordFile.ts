import type { Authored } from './fold';
import type { FileVersion } from './ports';

/** What one record file holds. */
export interface RecordFile extends FileVersion, Authored {
  readonly path: string;
  /** Id of the entry that its records speak of. */
  readonly entry: string;
}

export const isRecordFile = (row: object): row is RecordFile => 'records' in row;
