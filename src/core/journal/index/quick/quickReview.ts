/**
 * Where entries stand of which a reviewer recorded one thing, that they looked at it or signed it off, beside
 * what the owner's file says. What fold() makes of all records, without making the owner's.
 */
import type { EntryRecords, RecordFile } from '../../../records/entryRecords';
import { detached } from '../../../base/intern';
import type { FileBytes } from '../../../base/ports';
import { reviewingOf } from '../../../records/reviewing';
import type { JournalRecord } from '../../../schema/schemas';
import { quickRecords } from './quickRecords';

/** A reviewer's file, and the one record in it. */
export interface Review {
  readonly file: RecordFile;
  readonly person: string;
  readonly record: Extract<JournalRecord, { kind: 'reviewed' | 'signed-off' }>;
}

/** @returns `undefined` where the file may say more than that */
export function quickReview(person: string, file: FileBytes): Review | undefined {
  const { path, size, mtime, length } = file;
  for (let at = 0; at < length; at++) if (file.bytes[at]! > 0x7f) return undefined;
  const [record, another] = quickRecords(file.ascii(0, length)) ?? [];
  if (!record || another || (record.kind !== 'reviewed' && record.kind !== 'signed-off'))
    return undefined;
  return { file: { path, size, mtime }, person, record };
}

/** @param owned by the owner's file alone */
export function withReview(owned: EntryRecords, { file, person, record }: Review): EntryRecords {
  const { entry, files, standing } = owned;
  const { completions } = standing;
  // Nobody is called so: the reviewer is not the owner.
  const reviewing = reviewingOf([{ person, record }], '', completions);
  const given = completions.includes(record.of)
    ? { status: record.kind, digests: [detached(record.digest)] }
    : {};
  return { entry, files: [...files, file], standing: { ...standing, ...given, reviewing } };
}
