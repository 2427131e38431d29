/** Reads all record files of some entries: where an entry stands follows from them together. */
import { listOf, recordsAt, type OneOrMore } from './columns';
import type { EntryRecords, RecordFile } from '../../records/entryRecords';
import { fold, type Authored, type Roles } from '../../records/fold';
import type { Clock, FileBytes, FileFailure, FileRead, Files } from '../../base/ports';
import type { Finding } from '../../base/problem';
import { isRecordOf, parseRecordPath } from '../../records/records';
import { quickReview, withReview, type Review } from './quick/quickReview';
import type { QuickStandings } from './quick/quickStanding';
import type { JournalRecord } from '../../schema/schemas';

/** All record files that speak of one entry. */
export interface RecordGroup {
  readonly entry: string;
  /** Most entries have one. */
  readonly paths: OneOrMore<string>;
}

export interface GroupRead {
  readonly entry: string;
  /** `undefined` where no file could be read. */
  readonly known: EntryRecords | undefined;
  /** What is wrong in each file that was read. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly failed: readonly FileFailure[];
  /** Whether all of its files could be read and parsed. */
  readonly isUnderstood: boolean;
}

interface Parsed {
  readonly records: readonly JournalRecord[];
  readonly findings: readonly Finding[];
}

interface ReadRecords {
  /** @returns `undefined` where it gives up */
  readonly parse: (text: string, path: string) => Parsed | undefined;
  /** Records of an entry that are in none of its files and count. */
  readonly restoredOf?: (entry: string) => readonly Authored[];
}

/** The quick way for entries with one file, the owner’s, or with one of a reviewer besides. */
interface Quick {
  readonly standings: QuickStandings;
  /** Whether it may be gone for that entry. */
  isFor(entry: string): boolean;
}

export async function readGroups(
  files: Files,
  groups: readonly RecordGroup[],
  roles: Roles,
  clock: Clock,
  quick: Quick,
  { parse, restoredOf }: ReadRecords,
  take: (group: GroupRead) => void,
): Promise<void> {
  const { standings } = quick;
  const { single, pairs, others } = parted(groups, roles, quick);
  for (let at = 0; at < pairs.length; at += pairsAtOnce) {
    const some = pairs.slice(at, at + pairsAtOnce);
    others.push(...(await readPairs(files, some, standings, take)));
  }
  const visit = (file: FileBytes | FileFailure, index: number): void => {
    const { entry } = single[index]!;
    if ('bytes' in file && standings.add(entry, file)) return;
    const reading = new Reading(entry, 1, roles, clock, restoredOf?.(entry));
    reading.add('bytes' in file ? file.read() : file, parse);
    take(reading);
  };
  const paths = single.map((group) => String(group.paths));
  await files.bytesOfEach(paths, visit, paths.length > 1 ? standings.room : undefined);
  const readings = new Map<string, Reading>();
  for (const group of others) {
    const paths = listOf(group.paths);
    const reading = new Reading(group.entry, paths.length, roles, clock, restoredOf?.(group.entry));
    for (const path of paths) readings.set(path, reading);
  }
  await files.readEach([...readings.keys()], (read) => {
    const reading = readings.get(read.path)!;
    reading.add(read, parse);
    if (reading.isRead) take(reading);
  });
}

/** An entry with one file of the owner and one of a reviewer. */
interface Pair {
  readonly group: RecordGroup;
  readonly owned: string;
  readonly reviewed: string;
  readonly reviewer: string;
}

/** What is made of so many, once they are read, takes no longer than the event loop can wait. */
const pairsAtOnce = 64;

/** @returns those in which there may be more than is understood here */
async function readPairs(
  files: Files,
  pairs: readonly Pair[],
  standings: QuickStandings,
  take: (group: GroupRead) => void,
): Promise<readonly RecordGroup[]> {
  const reviews = new Map<Pair, Review>();
  const visit = (file: FileBytes | FileFailure, index: number): void => {
    const pair = pairs[index >> 1]!;
    if (!('bytes' in file)) return;
    if (index % 2 === 0) standings.add(pair.group.entry, file);
    else {
      const review = quickReview(pair.reviewer, file);
      if (review) reviews.set(pair, review);
    }
  };
  const paths = pairs.flatMap(({ owned, reviewed }) => [owned, reviewed]);
  await files.bytesOfEach(paths, visit, standings.room);
  const columns = standings.take();
  const rows = new Map(columns?.entry.map((entry, row) => [entry, row]));
  return pairs.flatMap((pair) => {
    const { group, owned, reviewed } = pair;
    const row = rows.get(group.entry);
    const review = reviews.get(pair);
    if (row === undefined || !review) return [group];
    take({
      entry: group.entry,
      known: withReview(recordsAt(columns!, row), review),
      findings: new Map([
        [owned, []],
        [reviewed, []],
      ]),
      failed: [],
      isUnderstood: true,
    });
    return [];
  });
}

/** Those for which the quick way may be gone, and all others. */
function parted(
  groups: readonly RecordGroup[],
  { owner, reviewers }: Roles,
  quick: Quick,
): {
  readonly single: readonly RecordGroup[];
  readonly pairs: readonly Pair[];
  readonly others: RecordGroup[];
} {
  const single: RecordGroup[] = [];
  const pairs: Pair[] = [];
  const others: RecordGroup[] = [];
  const isOwners = isRecordOf(owner);
  const pairOf = (group: RecordGroup): Pair | undefined => {
    const { entry, paths } = group;
    if (typeof paths === 'string' || paths.length !== 2 || !quick.isFor(entry)) return undefined;
    const owned = paths.find(isOwners);
    const reviewed = paths.find((path) => path !== owned)!;
    const reviewer = parseRecordPath(reviewed)!.person;
    const isPair = owned !== undefined && reviewer !== owner && reviewers.includes(reviewer);
    return isPair ? { group, owned, reviewed, reviewer } : undefined;
  };
  for (const group of groups) {
    const { entry, paths } = group;
    if (typeof paths === 'string' && isOwners(paths) && quick.isFor(entry)) single.push(group);
    else {
      const pair = pairOf(group);
      if (pair) pairs.push(pair);
      else others.push(group);
    }
  }
  return { single, pairs, others };
}

class Reading implements GroupRead {
  readonly entry: string;
  readonly findings = new Map<string, readonly Finding[]>();
  readonly failed: FileFailure[] = [];
  isUnderstood = true;
  readonly #roles: Roles;
  readonly #clock: Clock;
  readonly #count: number;
  readonly #files: RecordFile[] = [];
  readonly #authored: Authored[];

  /** @param count of its files */
  constructor(
    entry: string,
    count: number,
    roles: Roles,
    clock: Clock,
    restored: readonly Authored[] = [],
  ) {
    this.entry = entry;
    this.#count = count;
    this.#roles = roles;
    this.#clock = clock;
    this.#authored = [...restored];
  }

  add(read: FileRead, parse: ReadRecords['parse']): void {
    if (!('text' in read)) {
      this.failed.push(read);
      this.isUnderstood = false;
      return;
    }
    const { path, size, mtime, text } = read;
    this.#files.push({ path, size, mtime });
    const parsed = parse(text, path);
    this.isUnderstood &&= parsed !== undefined;
    this.findings.set(path, parsed?.findings ?? []);
    const { person } = parseRecordPath(path)!;
    this.#authored.push({ person, records: parsed?.records ?? [] });
  }

  get isRead(): boolean {
    return this.#files.length + this.failed.length === this.#count;
  }

  get known(): EntryRecords | undefined {
    if (this.#files.length === 0) return undefined;
    const standing = fold(this.#authored, this.#roles, this.#clock);
    return { entry: this.entry, files: this.#files, standing };
  }
}
