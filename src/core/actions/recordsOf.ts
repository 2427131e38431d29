import { distinctRecords, type Authored } from '../records/distinctRecords';
import type { Journal } from '../journal/journal';
import { parseRecordPath, readRecords } from '../records/records';

/** The records of an entry that count, by person and without duplicates, read from its files: the index has no texts. */
export async function recordsOf(journal: Journal, entry: string): Promise<readonly Authored[]> {
  const found: Authored[] = [...journal.restoredRecordsOf(entry)];
  await journal.files.readEach(journal.recordPathsOf(entry), (read) => {
    if (!('text' in read)) return;
    const { path } = read;
    const { person } = parseRecordPath(path)!;
    const { records } = readRecords(read.text);
    found.push({ person, records: records.filter((one) => !journal.misattributionOf(path, one)) });
  });
  return distinctRecords(found);
}
