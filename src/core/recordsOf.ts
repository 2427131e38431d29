import { distinctRecords, type Authored } from './distinctRecords';
import type { Journal } from './journal';
import { parseRecordPath, readRecords } from './records';

/** All records of an entry, by person, each once, read from its files: the index keeps only where they lead. */
export async function recordsOf(journal: Journal, entry: string): Promise<readonly Authored[]> {
  const found: Authored[] = [];
  await journal.files.readEach(journal.recordPathsOf(entry), (read) => {
    if (!('text' in read)) return;
    const { person } = parseRecordPath(read.path)!;
    found.push({ person, records: readRecords(read.text).records });
  });
  return distinctRecords(found);
}
