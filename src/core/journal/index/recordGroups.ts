/** Record files by entry: the recorded state of an entry follows from all of them together. */
import type { CountedRecords } from '../../authorship/countedRecords';
import type { Clock, FileFailure, FileRead, Files } from '../../base/ports';
import type { Finding } from '../../base/problem';
import { unreadableFinding } from '../../base/unreadable';
import type { Authored } from '../../records/distinctRecords';
import type { EntryRecords, RecordFile } from '../../records/entryRecords';
import { fold, type Roles } from '../../records/fold';
import { parseRecordPath } from '../../records/records';
import { listOf, type OneOrMore } from './columns';

/** All record files of one entry. */
export interface RecordGroup {
  readonly entry: string;
  /** Most entries have one file. */
  readonly paths: OneOrMore<string>;
}

export class RecordGroups {
  readonly #groups = new Map<string, { readonly entry: string; paths: string | string[] }>();
  fileCount = 0;

  /** Ignores any path that is not that of a record file. */
  add(path: string): void {
    const entry = parseRecordPath(path)?.entry;
    if (entry === undefined) return;
    const known = this.#groups.get(entry);
    if (!known) this.#groups.set(entry, { entry, paths: path });
    else if (typeof known.paths === 'object') known.paths.push(path);
    else known.paths = [known.paths, path];
    this.fileCount++;
  }

  /** Adds an entry whose record files may all be gone. */
  addEmpty(entry: string): void {
    if (!this.#groups.has(entry)) this.#groups.set(entry, { entry, paths: [] });
  }

  get entries(): Iterable<string> {
    return this.#groups.keys();
  }

  get all(): readonly RecordGroup[] {
    return [...this.#groups.values()];
  }
}

interface Basis {
  readonly files: Files;
  readonly clock: Clock;
  readonly roles: Roles;
  readonly counted: CountedRecords;
}

/** Reads all files of each group, and visits a group once its last file is read. */
export async function readGroups(
  groups: readonly RecordGroup[],
  { files, clock, roles, counted }: Basis,
  visit: (group: GroupRead, records: EntryRecords | undefined) => void,
): Promise<void> {
  const byPath = new Map<string, GroupRead>();
  for (const { entry, paths } of groups) {
    const group = new GroupRead(entry, listOf(paths).length, counted);
    for (const path of listOf(paths)) byPath.set(path, group);
  }
  await files.readEach([...byPath.keys()], (read) => {
    const group = byPath.get(read.path)!;
    if (group.add(read)) visit(group, group.fold(roles, clock));
  });
}

class GroupRead {
  /** Findings in each file. */
  readonly findings = new Map<string, readonly Finding[]>();
  readonly #files: RecordFile[] = [];
  readonly #authored: Authored[];

  constructor(
    readonly entry: string,
    readonly count: number,
    readonly counted: CountedRecords,
  ) {
    this.#authored = [...counted.restoredOf(entry)];
  }

  /** @returns whether it was the last file */
  add(read: FileRead): boolean {
    const { path } = read;
    if ('text' in read) {
      this.#files.push({ path, size: read.size, mtime: read.mtime });
      const { records, findings } = this.counted.read(read.text, path);
      this.findings.set(path, findings);
      this.#authored.push({ person: parseRecordPath(path)!.person, records });
    } else this.findings.set(path, failureFindings(read));
    return this.findings.size === this.count;
  }

  /** `undefined` if no file could be read. */
  fold(roles: Roles, clock: Clock): EntryRecords | undefined {
    if (this.#files.length === 0) return undefined;
    const standing = fold(this.#authored, roles, clock);
    return { entry: this.entry, files: this.#files, standing };
  }
}

export const failureFindings = (read: FileFailure): readonly Finding[] =>
  'unreadable' in read ? [unreadableFinding(read)] : [];
