/**
 * Removes duplicate records. If two records of one person and one kind share an id, picks the same one
 * whatever the order of files and whatever their clocks say.
 */
import type { JournalRecord } from '../schema/schemas';
import { compare } from '../base/compare';

/** A person's records, as read from one file. */
export interface Authored {
  readonly person: string;
  readonly records: readonly JournalRecord[];
}

/** Names a record: records with the same key are one. No withdrawal is lost to another one. */
export const distinctKey = (person: string, record: JournalRecord): string =>
  `${person}/${record.kind}/${record.id}${record.kind === 'withdrawn' ? `/${record.of}` : ''}`;

/** Whether a record wins over another one with the same key: the time decides last. */
export function isPreferred(one: JournalRecord, other: JournalRecord): boolean {
  const [a, b] = [contentOf(one), contentOf(other)];
  return a === b ? one.at < other.at : a < b;
}

/** Not by `canonicalize`, which throws at NaN: an anchor written by hand may hold any value. */
const contentOf = (record: JournalRecord): string =>
  JSON.stringify({ ...record, at: undefined }, withSortedKeys);

const withSortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)))
    : value;

/** Keeps each record once, at the position of its first occurrence. */
export function distinctRecords(files: readonly Authored[]): readonly Authored[] {
  if (files.length === 0 || (files.length === 1 && files[0]!.records.length < 2)) return files;
  const chosen = new Map<string, JournalRecord>();
  let hasDuplicates = false;
  for (const { person, records } of files)
    for (const record of records) {
      const key = distinctKey(person, record);
      const known = chosen.get(key);
      hasDuplicates ||= known !== undefined;
      if (!known || isPreferred(record, known)) chosen.set(key, record);
    }
  if (!hasDuplicates) return files;
  return files.map(({ person, records }) => ({
    person,
    records: records.flatMap((record) => {
      const key = distinctKey(person, record);
      const winner = chosen.get(key);
      chosen.delete(key);
      return winner ?? [];
    }),
  }));
}
