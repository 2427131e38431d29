/** Reads all record files of some entries: where an entry stands follows from them together. */
import { listOf, type OneOrMore } from './columns';
import type { EntryRecords, RecordFile } from '../../records/entryRecords';
import { fold, type Authored, type Roles } from '../../records/fold';
import type { Clock, FileFailure, FileRead, Files } from '../../base/ports';
import type { Finding } from '../../base/problem';
import { parseRecordPath, type RecordsRead } from '../../records/records';

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
}

interface Read {
  readonly files: Files;
  readonly clock: Clock;
  readonly parse: (text: string, path: string) => RecordsRead;
  /** Records of an entry that are in none of its files and count. */
  readonly restoredOf: (entry: string) => readonly Authored[];
}

export async function readGroups(
  groups: readonly RecordGroup[],
  roles: Roles,
  { files, clock, parse, restoredOf }: Read,
  take: (group: GroupRead) => void,
): Promise<void> {
  const readings = new Map<string, Reading>();
  for (const { entry, paths } of groups) {
    const reading = new Reading(entry, listOf(paths).length, roles, clock, restoredOf(entry));
    for (const path of listOf(paths)) readings.set(path, reading);
  }
  await files.readEach([...readings.keys()], (read) => {
    const reading = readings.get(read.path)!;
    reading.add(read, parse);
    if (reading.isRead) take(reading);
  });
}

class Reading implements GroupRead {
  readonly entry: string;
  readonly findings = new Map<string, readonly Finding[]>();
  readonly failed: FileFailure[] = [];
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
    restored: readonly Authored[],
  ) {
    this.entry = entry;
    this.#count = count;
    this.#roles = roles;
    this.#clock = clock;
    this.#authored = [...restored];
  }

  add(read: FileRead, parse: Read['parse']): void {
    if (!('text' in read)) {
      this.failed.push(read);
      return;
    }
    const { path, size, mtime, text } = read;
    this.#files.push({ path, size, mtime });
    const { records, findings } = parse(text, path);
    this.findings.set(path, findings);
    const { person } = parseRecordPath(path)!;
    this.#authored.push({ person, records });
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
