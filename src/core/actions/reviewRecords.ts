/** What was recorded in reviewing an entry, read from the files: who, when, and in which words. */
import type { Misattribution } from '../authorship/misattributed';
import { isRestored } from '../authorship/removed';
import { distinctKey, isPreferred } from '../records/distinctRecords';
import type { Entry } from '../entries/entry';
import { digestOf } from '../entries/digest';
import { readEntryText } from '../entries/entryText';
import { recordKey } from '../records/fold';
import type { Journal } from '../journal/journal';
import type { Hash, PastTexts } from '../base/ports';
import { parseRecordPath, readRecords } from '../records/records';
import { isReviewRecord, type ReviewRecord } from '../records/reviewing';
import type { JournalRecord } from '../schema/schemas';
import { roleIn } from './waiting';
import { compare } from '../base/compare';

export type Completed = Extract<JournalRecord, { kind: 'completed' }>;

/** A record that its author has not withdrawn, and where it lies. */
export interface FoundRecord<R = Completed | ReviewRecord> {
  readonly person: string;
  readonly path: string;
  readonly record: R;
  /** Why it does not count. */
  readonly misattribution?: Misattribution;
  /** Whether another person removed it from its file; it counts all the same. */
  readonly isRemoved?: true;
}

/**
 * Oldest first, of the owner and the reviewers. The order is for reading only: of the same second, what
 * is completed comes before what is said of it, and a file's records stay in their order.
 */
export async function reviewRecordsOf(
  journal: Journal,
  { id }: Entry,
): Promise<readonly FoundRecord[]> {
  if (id === undefined) return [];
  const found = new Map<string, FoundRecord>();
  const withdrawn = new Set<string>();
  const others: FoundRecord[] = [];
  for (const { path, person, record, entry } of journal.judgement.removed)
    if (entry !== id || !isRestored(record)) continue;
    else if (record.kind === 'withdrawn') withdrawn.add(recordKey(person, record.of));
    else if (isReviewRecord(record))
      found.set(distinctKey(person, record), { person, path, record, isRemoved: true });
  await journal.files.readEach(journal.recordPathsOf(id), (read) => {
    if (!('text' in read)) return;
    const { path } = read;
    const { person } = parseRecordPath(path)!;
    const role = roleIn(journal, person);
    if (role === 'neither') return;
    for (const record of readRecords(read.text).records) {
      const misattribution = journal.misattributionOf(path, record);
      if (misattribution) {
        // One that does not count neither replaces nor takes back one that does.
        if (isReviewRecord(record)) others.push({ person, path, record, misattribution });
        continue;
      }
      if (record.kind === 'withdrawn') withdrawn.add(recordKey(person, record.of));
      if (record.kind === 'completed' ? role !== 'owner' : !isReviewRecord(record)) continue;
      const key = distinctKey(person, record);
      const known = found.get(key);
      if (known && !isPreferred(record, known.record)) continue;
      found.set(key, { person, path, record: record as Completed | ReviewRecord });
    }
  });
  const valid = [...found.values()].filter(
    ({ person, record }) => !withdrawn.has(recordKey(person, record.id)),
  );
  return [...valid, ...others].sort(
    (a, b) =>
      Date.parse(a.record.at) - Date.parse(b.record.at) ||
      Number(b.record.kind === 'completed') - Number(a.record.kind === 'completed') ||
      compare(a.path, b.path),
  );
}

type LookRecord = Extract<ReviewRecord, { kind: 'reviewed' | 'signed-off' }>;

/** Whether it says that somebody looked at the entry, and counts. */
export const isLook = (found: FoundRecord): found is FoundRecord<LookRecord> =>
  !found.misattribution && (found.record.kind === 'reviewed' || found.record.kind === 'signed-off');

/**
 * The look from which changes are shown: a reviewer's own, of whichever completion; for everybody else that
 * of any reviewer. Of several it is the one of the newest text, by the repository and not by a clock.
 */
export async function lastLook(
  journal: Journal,
  entry: Entry,
  reader: string | undefined,
  history: PastTexts | undefined,
): Promise<FoundRecord<LookRecord> | undefined> {
  const isReviewer = reader !== undefined && roleIn(journal, reader) === 'reviewer';
  const looks = (await reviewRecordsOf(journal, entry))
    .filter(isLook)
    .filter(({ person }) => roleIn(journal, person) === 'reviewer')
    .filter(({ person }) => !isReviewer || person === reader);
  const digests = new Set(looks.map(({ record }) => record.digest));
  const digest = digests.has(entry.digest ?? '')
    ? entry.digest
    : digests.size > 1
      ? await newestOf(digests, history, entry.path, journal.world.hash)
      : undefined;
  // The text of the others is not kept, so their changes cannot be shown.
  return looks.filter(({ record }) => digest === undefined || record.digest === digest).at(-1);
}

/** The digest of the newest text in the repository that has one of these. */
async function newestOf(
  digests: ReadonlySet<string>,
  history: PastTexts | undefined,
  path: string,
  hash: Hash,
): Promise<string | undefined> {
  if (!history) return undefined;
  for await (const { text } of history.textsOf(path)) {
    const digest = digestOf(readEntryText(text), hash);
    if (digests.has(digest)) return digest;
  }
  return undefined;
}

/** The text that has this digest, as far as a repository keeps it. */
export async function pastText(
  history: PastTexts | undefined,
  path: string,
  digest: string,
  hash: Hash,
): Promise<string | undefined> {
  if (!history) return undefined;
  for await (const { text } of history.textsOf(path))
    if (digestOf(readEntryText(text), hash) === digest) return text;
  return undefined;
}
