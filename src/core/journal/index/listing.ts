/** Lists the files of a journal and compares them with the index. */
import { slice } from '../../base/forEachInSlices';
import type { EntryIndex } from './entryIndex';
import type { Setup } from '../setup/journalFile';
import { privateElsewhere } from '../../entries/mayLeave';
import { isAtOrBelow } from '../../base/paths';
import type { Files, Pace } from '../../base/ports';
import type { Problem } from '../../base/problem';
import { nestedRepositories, passedOverFiles } from './passedOver';
import { RecordGroups } from './recordGroups';
import { isSetupPath } from '../setup/setupFiles';
import { isTemporary } from '../../base/temporaryFiles';
import { linkedFile, linkedFolder, unreadableFolder } from '../../base/unreadable';

export interface ListedFiles {
  readonly paths: readonly string[];
  /** Version of each, if requested. The size of a file that is gone by then is not a number. */
  readonly versions: { readonly size: Float64Array; readonly mtime: Float64Array } | undefined;
  /** Temporary files, some of which may be in use. */
  readonly leftovers: readonly string[];
  /** Links, which are not followed, folders that cannot be read, and what is passed over. */
  readonly problems: readonly Problem[];
}

/** Listed files, compared with the index. */
export interface ComparedFiles {
  readonly entries: {
    /** Number of listed files that the index has. */
    known: number;
    /** Those of them that differ from what was read. */
    readonly changed: string[];
    readonly fresh: string[];
  };
  readonly records: {
    known: number;
    readonly changed: string[];
    readonly fresh: RecordGroups;
  };
}

/** @param wantsVersions whether the files are compared with the index afterwards */
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
    // Those of the setup are reported by its reader.
    for (const path of listing.denied)
      if (!isSetupPath(`${path}/`) && !elsewhere.has(path)) problems.push(unreadableFolder(path));
  }
  if (setup) {
    if (await files.linkOn('attachments')) problems.push(linkedFolder('attachments'));
    // Git ignores a linked file, so private entries would no longer be left out.
    if (await files.linkOn('.gitignore')) problems.push(linkedFile('.gitignore', 'error'));
  }
  // Private files of a nested journal do not belong to this one.
  const elsewhere = await privateElsewhere(files, all);
  const paths = elsewhere.size > 0 ? all.filter((path) => !elsewhere.has(path)) : all;
  if (setup) {
    problems.push(...passedOverFiles(paths, setup));
    problems.push(...(await nestedRepositories(files, paths, setup)));
  }
  if (!wantsVersions) return { paths, versions: undefined, leftovers, problems };
  const size = new Float64Array(paths.length);
  const mtime = new Float64Array(paths.length);
  await files.statEach(paths, (index, version) => {
    size[index] = version ? version.size : NaN;
    mtime[index] = version ? version.mtime : NaN;
  });
  return { paths, versions: { size, mtime }, leftovers, problems };
}

/** Paths of files that still exist. */
export const existingPaths = ({ paths, versions }: ListedFiles): readonly string[] =>
  versions ? paths.filter((_, index) => !Number.isNaN(versions.size[index])) : paths;

export async function compareFiles(
  { paths, versions }: ListedFiles,
  setup: Setup | undefined,
  { entries, records }: EntryIndex,
  pace: Pace,
): Promise<ComparedFiles> {
  const found: ComparedFiles = {
    entries: { known: 0, changed: [], fresh: [] },
    records: { known: 0, changed: [], fresh: new RecordGroups() },
  };
  const now = { size: 0, mtime: 0 };
  for (let from = 0; from < paths.length; from += slice) {
    const to = Math.min(from + slice, paths.length);
    for (let index = from; index < to; index++) compare(index);
    await pace();
  }
  return found;

  function compare(index: number): void {
    const path = paths[index]!;
    if (versions) {
      now.size = versions.size[index]!;
      now.mtime = versions.mtime[index]!;
      if (Number.isNaN(now.size)) return;
    }
    const isYaml = path.endsWith('.yaml');
    const isKnownRecord = isYaml ? records.isVersion(path, now) : undefined;
    const isKnown = isKnownRecord ?? entries.isVersion(path, now);
    if (isKnown !== undefined) {
      const kind = isKnownRecord === undefined ? found.entries : found.records;
      kind.known++;
      if (!isKnown) kind.changed.push(path);
    } else if (isYaml) found.records.fresh.add(path);
    else if (setup!.isEntry(path)) found.entries.fresh.push(path);
  }
}

/** Whether a folder has nothing but files of the journal. */
const isOwnFolder = (path: string): boolean =>
  /^\.journal\/(?:records(?:\/[^/]+)?|people|courses|models|frameworks)$/.test(path) &&
  !path.endsWith('.yaml');

/** @param folder that was listed */
function linkProblem(path: string, folder: string, { isEntry }: Setup): Problem | undefined {
  if (isAtOrBelow(folder, path) || isOwnFolder(path)) return linkedFolder(path);
  const isNamed = path.startsWith('.journal/') || isEntry(path) || isEntry(`${path}/a.md`);
  return isNamed ? linkedFile(path, 'info') : undefined;
}

/** Removes folders that are within another one of the list. */
function withoutNested(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isAtOrBelow(folder, other)),
  );
}
