/** Reads all record files of some entries: where an entry stands follows from them together. */
import type { EntryRecords, RecordFile } from './entryRecords';
import { fold, type Authored, type Roles } from './fold';
import type { Clock, FileBytes, FileFailure, FileRead, Files } from './ports';
import type { Finding } from './problem';
import type { JournalRecord } from './schemas';

export interface RecordGroup {
  readonly entry: string;
  readonly files: readonly { readonly path: string; readonly person: string }[];
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

/** Takes files that are the only one of their entry, and the owner’s. */
interface Quick {
  /** Where files may be put that are to be added. */
  readonly room: Uint8Array | undefined;
  /** @returns false where it gives up */
  add(entry: string, file: FileBytes): boolean;
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
  const paths: string[] = [];
  /** The group of each path. */
  const groupOf: RecordGroup[] = [];
  for (const group of groups)
    for (const { path } of group.files) {
      paths.push(path);
      groupOf.push(group);
    }
  const readings = new Map<RecordGroup, Reading>();
  const visit = (file: FileBytes | FileFailure, index: number): void => {
    const group = groupOf[index]!;
    const isQuick = group.files.length === 1 && group.files[0]!.person === roles.owner;
    if (isQuick && 'bytes' in file && quick.add(group.entry, file)) return;
    let reading = readings.get(group);
    if (!reading) readings.set(group, (reading = new Reading(group, roles, clock)));
    reading.add('bytes' in file ? file.read() : file, parse);
    if (!reading.isRead) return;
    readings.delete(group);
    take(reading);
  };
  await files.bytesOfEach(paths, visit, paths.length > 1 ? quick.room : undefined);
}

class Reading implements GroupRead {
  readonly entry: string;
  readonly findings = new Map<string, readonly Finding[]>();
  readonly failed: FileFailure[] = [];
  isUnderstood = true;
  readonly #roles: Roles;
  readonly #clock: Clock;
  readonly #group: RecordGroup;
  readonly #files: RecordFile[] = [];
  readonly #authored: Authored[] = [];

  constructor(group: RecordGroup, roles: Roles, clock: Clock) {
    this.entry = group.entry;
    this.#group = group;
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
    const { person } = this.#group.files.find((file) => file.path === path)!;
    this.#authored.push({ person, records: parsed?.records ?? [] });
  }

  get isRead(): boolean {
    return this.#files.length + this.failed.length === this.#group.files.length;
  }

  get known(): EntryRecords | undefined {
    if (this.#files.length === 0) return undefined;
    const standing = fold(this.#authored, this.#roles, this.#clock);
    return { entry: this.entry, files: this.#files, standing };
  }
}
