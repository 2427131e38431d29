/** The records of an entry's reviews, read from the files. */
import type { Misattribution } from '../authorship/misattributed';
import { compare } from '../base/compare';
import { isRestored } from '../authorship/removed';
import { distinctKey, isPreferred } from '../records/distinctRecords';
import type { Entry } from '../entries/entry';
import { digestsOf } from '../entries/digest';
import { readEntryText } from '../entries/entryText';
import { isSameText, type Digests, type KnownDigests } from '../records/digests';
import { recordKey } from '../records/fold';
import type { Journal } from '../journal/journal';
import type { Hash, PastTexts } from '../base/ports';
import { parseRecordPath, readRecords } from '../records/records';
import { isReviewRecord, type ReviewRecord } from '../records/reviewing';
import type { Completed } from './completion';
import { roleIn } from './waiting';

/** A record that its author has not withdrawn, with its file. */
export interface FoundRecord<R = Completed | ReviewRecord> {
  readonly person: string;
  readonly path: string;
  readonly record: R;
  /** Set if the record does not count. */
  readonly misattribution?: Misattribution;
  /** Another person removed it from its file; it still counts. */
  readonly isRemoved?: true;
}

/**
 * Records of the owner and the reviewers, oldest first. The order is for display only: within a second, a
 * completion precedes its reviews, and the records of a file keep their order.
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
        // A record that does not count neither replaces nor withdraws one that does.
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

/** Whether it is a review or sign-off that counts. */
export const isLook = (found: FoundRecord): found is FoundRecord<LookRecord> =>
  !found.misattribution && (found.record.kind === 'reviewed' || found.record.kind === 'signed-off');

/**
 * The review or sign-off since which changes are shown: the reader's own, for reviewers; else that of any reviewer.
 * If there are several, it is the one of the newest text in the repository, whatever the clocks say.
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
  const isOf = (text: KnownDigests) => (look: (typeof looks)[number]) =>
    isSameText(look.record, text);
  if (looks.some(isOf(entry))) return looks.filter(isOf(entry)).at(-1);
  if (looks.every(isOf(looks[0]?.record ?? {}))) return looks.at(-1);
  const newest = await newestText(history, entry.path, journal.world.hash, (text) =>
    looks.some(isOf(text)),
  );
  // The other texts are not in the repository, so changes since them cannot be shown.
  return looks.filter((look) => !newest || isOf(newest.digests)(look)).at(-1);
}

/** The newest text in the repository with wanted digests. */
async function newestText(
  history: PastTexts | undefined,
  path: string,
  hash: Hash,
  isWanted: (digests: Digests) => boolean,
): Promise<{ readonly text: string; readonly digests: Digests } | undefined> {
  if (!history) return undefined;
  for await (const { text } of history.textsOf(path)) {
    const digests = digestsOf(readEntryText(text), hash);
    if (isWanted(digests)) return { text, digests };
  }
  return undefined;
}

/** The text with these digests, if the repository has it. */
export const pastText = async (
  history: PastTexts | undefined,
  path: string,
  digests: Digests,
  hash: Hash,
): Promise<string | undefined> =>
  (await newestText(history, path, hash, (one) => isSameText(one, digests)))?.text;
