/** What lies in a journal's folder: which files belong to it, and which of them the index holds already. */
import { slice } from '../../base/eachInTurn';
import type { EntryIndex } from './entryIndex';
import type { Setup } from '../setup/journalFile';
import { privateElsewhere } from '../../entries/mayLeave';
import { isAtOrBelow } from '../../base/paths';
import type { Files, Pace } from '../../base/ports';
import type { Problem } from '../../base/problem';
import type { RecordGroup } from './recordGroups';
import { parseRecordPath } from '../../records/records';
import { isSetupPath } from '../setup/setupFiles';
import { isTemporary } from '../../base/temporaryFiles';
import { linkedFile, linkedFolder, unreadableFolder } from '../../base/unreadable';

/** The files of a journal as they lie there. */
export interface ListedFiles {
  readonly paths: readonly string[];
  /** Of each, where anybody wanted to know. The size of one that is gone again is not a number. */
  readonly versions: { readonly size: Float64Array; readonly mtime: Float64Array } | undefined;
  /** Temporary files, some of which may be in use. */
  readonly leftovers: readonly string[];
  /** Links in the place of files, which are not followed, and folders that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Which of them the index holds already. */
export interface FoundFiles {
  readonly entries: {
    /** How many. */
    known: number;
    /** Those of them that are not what was read. */
    readonly changed: string[];
    readonly fresh: string[];
  };
  readonly records: {
    known: number;
    readonly changed: string[];
    /** By the id of their entries. */
    readonly fresh: RecordGroups;
  };
}

/** Record files by the id of the entry that they speak of. */
export class RecordGroups {
  readonly #groups = new Map<string, { readonly entry: string; paths: string | string[] }>();
  fileCount = 0;

  /** A path that is not one of a record file is left out. */
  add(path: string): void {
    const entry = parseRecordPath(path)?.entry;
    if (entry === undefined) return;
    const known = this.#groups.get(entry);
    if (!known) this.#groups.set(entry, { entry, paths: path });
    else if (typeof known.paths === 'object') known.paths.push(path);
    else known.paths = [known.paths, path];
    this.fileCount++;
  }

  /** Nothing may be left of its records. */
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

/** @param wantsVersions where something is known of files, to be compared with them as they are now */
export async function listFiles(
  files: Files,
  setup: Setup | undefined,
  wantsVersions: boolean,
): Promise<ListedFiles> {
  const all: string[] = [];
  const leftovers: string[] = [];
  const problems: Problem[] = [];
  const folders = setup ? withoutNested(['.journal', 'private', ...setup.entryFolders]) : [];
  for (const folder of folders) {
    const listing = await files.list(folder);
    for (const path of listing.files) (isTemporary(path) ? leftovers : all).push(path);
    const elsewhere = await privateElsewhere(files, [...listing.links, ...listing.denied]);
    for (const path of listing.links) {
      const problem = elsewhere.has(path) ? undefined : linkProblem(path, folder, setup!);
      if (problem) problems.push(problem);
    }
    // Who reads the setup names its folders.
    for (const path of listing.denied)
      if (!isSetupPath(`${path}/`) && !elsewhere.has(path)) problems.push(unreadableFolder(path));
  }
  if (setup) {
    if (await files.linkOn('attachments')) problems.push(linkedFolder('attachments'));
    // Git does not read it then, so that private entries would no longer be ignored.
    if (await files.linkOn('.gitignore')) problems.push(linkedFile('.gitignore', 'error'));
  }
  // What is private in a journal within this one is no part of it.
  const elsewhere = await privateElsewhere(files, all);
  const paths = elsewhere.size > 0 ? all.filter((path) => !elsewhere.has(path)) : all;
  if (!wantsVersions) return { paths, versions: undefined, leftovers, problems };
  const size = new Float64Array(paths.length);
  const mtime = new Float64Array(paths.length);
  await files.statEach(paths, (index, version) => {
    size[index] = version ? version.size : NaN;
    mtime[index] = version ? version.mtime : NaN;
  });
  return { paths, versions: { size, mtime }, leftovers, problems };
}

/** Those that are there still. */
export const pathsThere = ({ paths, versions }: ListedFiles): readonly string[] =>
  versions ? paths.filter((_, index) => !Number.isNaN(versions.size[index])) : paths;

export async function sortOut(
  { paths, versions }: ListedFiles,
  setup: Setup | undefined,
  { entries, records }: EntryIndex,
  pace: Pace,
): Promise<FoundFiles> {
  const found: FoundFiles = {
    entries: { known: 0, changed: [], fresh: [] },
    records: { known: 0, changed: [], fresh: new RecordGroups() },
  };
  const now = { size: 0, mtime: 0 };
  for (let from = 0; from < paths.length; from += slice) {
    const to = Math.min(from + slice, paths.length);
    for (let index = from; index < to; index++) one(index);
    await pace();
  }
  return found;

  function one(index: number): void {
    const path = paths[index]!;
    if (versions) {
      now.size = versions.size[index]!;
      now.mtime = versions.mtime[index]!;
      if (Number.isNaN(now.size)) return;
    }
    const isYaml = path.endsWith('.yaml');
    const file = isYaml ? records.fileAt(path) : undefined;
    if (file !== undefined) {
      found.records.known++;
      if (!records.isVersion(file, path, now)) found.records.changed.push(path);
      return;
    }
    const entry = entries.at(path);
    if (entry !== undefined) {
      found.entries.known++;
      if (!entries.isVersion(entry, now)) found.entries.changed.push(path);
    } else if (isYaml) found.records.fresh.add(path);
    else if (setup!.isEntry(path)) found.entries.fresh.push(path);
  }
}

/** Folders of the journal that hold nothing else than what it is read from. */
const isOwnFolder = (path: string): boolean =>
  /^\.journal\/(?:records(?:\/[^/]+)?|people|courses|models|frameworks)$/.test(path) &&
  !path.endsWith('.yaml');

/** @param folder that was listed */
function linkProblem(path: string, folder: string, { isEntry }: Setup): Problem | undefined {
  if (isAtOrBelow(folder, path) || isOwnFolder(path)) return linkedFolder(path);
  const isNamed = path.startsWith('.journal/') || isEntry(path) || isEntry(`${path}/a.md`);
  return isNamed ? linkedFile(path, 'info') : undefined;
}

/** Folders without those that lie in another one of the list. */
function withoutNested(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isAtOrBelow(folder, other)),
  );
}
