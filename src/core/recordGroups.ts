/** Reads all record files of some entries: where an entry stands follows from them together. */
import { listOf, type OneOrMore } from './columns';
import type { EntryRecords, RecordFile } from './entryRecords';
import { fold, type Authored, type Roles } from './fold';
import type { Clock, FileBytes, FileFailure, FileRead, Files } from './ports';
import type { Finding } from './problem';
import { isRecordOf, parseRecordPath } from './records';
import type { QuickStandings } from './quick/quickStanding';
import type { JournalRecord } from './schemas';

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

/** `undefined` where it gives up. */
type Parse = (text: string) => Parsed | undefined;

/** The quick way for files that are the only one of their entry, and the owner’s. */
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
  parse: Parse,
  take: (group: GroupRead) => void,
): Promise<void> {
  const { standings } = quick;
  const { single, others } = parted(groups, roles.owner, quick);
  const visit = (file: FileBytes | FileFailure, index: number): void => {
    const { entry } = single[index]!;
    if ('bytes' in file && standings.add(entry, file)) return;
    const reading = new Reading(entry, 1, roles, clock);
    reading.add('bytes' in file ? file.read() : file, parse);
    take(reading);
  };
  const paths = single.map((group) => String(group.paths));
  await files.bytesOfEach(paths, visit, paths.length > 1 ? standings.room : undefined);
  const readings = new Map<string, Reading>();
  for (const group of others) {
    const paths = listOf(group.paths);
    const reading = new Reading(group.entry, paths.length, roles, clock);
    for (const path of paths) readings.set(path, reading);
  }
  await files.readEach([...readings.keys()], (read) => {
    const reading = readings.get(read.path)!;
    reading.add(read, parse);
    if (reading.isRead) take(reading);
  });
}

/** Those for which the quick way may be gone, and all others. */
function parted(
  groups: readonly RecordGroup[],
  owner: string,
  quick: Quick,
): { readonly single: readonly RecordGroup[]; readonly others: readonly RecordGroup[] } {
  const single: RecordGroup[] = [];
  const others: RecordGroup[] = [];
  const isOwners = isRecordOf(owner);
  for (const group of groups) {
    const { entry, paths } = group;
    const isSingle = typeof paths === 'string' && isOwners(paths) && quick.isFor(entry);
    (isSingle ? single : others).push(group);
  }
  return { single, others };
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
  readonly #authored: Authored[] = [];

  /** @param count of its files */
  constructor(entry: string, count: number, roles: Roles, clock: Clock) {
    this.entry = entry;
    this.#count = count;
    this.#roles = roles;
    this.#clock = clock;
  }

  add(read: FileRead, parse: Parse): void {
    if (!('text' in read)) {
      this.failed.push(read);
      this.isUnderstood = false;
      return;
    }
    const { path, size, mtime, text } = read;
    this.#files.push({ path, size, mtime });
    const parsed = parse(text);
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
