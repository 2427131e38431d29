/** Reads all record files of some entries: where an entry stands follows from them together. */
import type { EntryRecords, RecordFile } from './entryRecords';
import { fold, type Authored, type Roles } from './fold';
import type { Clock, FileRead, Files, FileText } from './ports';
import type { Finding } from './problem';
import { quickStanding } from './quick/quickStanding';
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
  readonly failed: readonly Exclude<FileRead, FileText>[];
  /** Whether all of its files could be read and parsed. */
  readonly isUnderstood: boolean;
}

interface Parsed {
  readonly records: readonly JournalRecord[];
  readonly findings: readonly Finding[];
}

/** `undefined` where it gives up. */
type Parse = (text: string) => Parsed | undefined;

export async function readGroups(
  files: Files,
  groups: readonly RecordGroup[],
  roles: Roles,
  clock: Clock,
  parse: Parse,
  take: (group: GroupRead) => void,
): Promise<void> {
  const byPath = new Map<string, { readonly person: string; readonly group: Reading }>();
  for (const group of groups) {
    const reading = new Reading(group, roles, clock);
    for (const { path, person } of group.files) byPath.set(path, { person, group: reading });
  }
  await files.readEach([...byPath.keys()], (read) => {
    const { person, group } = byPath.get(read.path)!;
    group.add(read, person, parse);
    if (group.isRead) take(group);
  });
}

class Reading implements GroupRead {
  readonly entry: string;
  readonly findings = new Map<string, readonly Finding[]>();
  readonly failed: Exclude<FileRead, FileText>[] = [];
  isUnderstood = true;
  readonly #roles: Roles;
  readonly #clock: Clock;
  readonly #count: number;
  readonly #files: RecordFile[] = [];
  readonly #authored: Authored[] = [];
  #standing: EntryRecords['standing'] | undefined;

  constructor({ entry, files }: RecordGroup, roles: Roles, clock: Clock) {
    this.entry = entry;
    this.#count = files.length;
    this.#roles = roles;
    this.#clock = clock;
  }

  add(read: FileRead, person: string, parse: Parse): void {
    if (!('text' in read)) {
      this.failed.push(read);
      this.isUnderstood = false;
      return;
    }
    const { path, size, mtime, text } = read;
    this.#files.push({ path, size, mtime });
    // Most entries have one file, and most of these say the same.
    if (this.#count === 1 && person === this.#roles.owner)
      this.#standing = quickStanding(text, this.#clock);
    const parsed = this.#standing ? nothing : parse(text);
    this.isUnderstood &&= parsed !== undefined;
    this.findings.set(path, parsed?.findings ?? []);
    this.#authored.push({ person, records: parsed?.records ?? [] });
  }

  get isRead(): boolean {
    return this.#files.length + this.failed.length === this.#count;
  }

  get known(): EntryRecords | undefined {
    if (this.#files.length === 0) return undefined;
    const standing = this.#standing ?? fold(this.#authored, this.#roles, this.#clock);
    return { entry: this.entry, files: this.#files, standing };
  }
}

const nothing: Parsed = { records: [], findings: [] };
