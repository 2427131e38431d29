/** What lies in a journal's folder: which files belong to it, and which of them the index holds already. */
import * as l10n from '@vscode/l10n';
import type { EntryIndex } from './entryIndex';
import type { Place } from './entryTable';
import type { Setup } from './journalFile';
import type { Files, Pace } from './ports';
import type { Problem } from './problem';
import type { RecordGroup } from './recordGroups';
import type { RecordPlace } from './recordTable';
import { parseRecordPath } from './records';

export interface FoundFiles {
  readonly entries: {
    /** Those that the index holds, as they are now or as they were. */
    readonly known: Known<Place>;
    readonly fresh: string[];
  };
  readonly records: {
    readonly known: Known<RecordPlace>;
    /** By the id of their entries. */
    readonly fresh: RecordGroups;
  };
  /** Links in the place of files, which are not followed. */
  readonly links: Problem[];
}

/** Files with what the index holds of each. */
export class Known<T> {
  readonly paths: string[] = [];
  readonly places: T[] = [];

  add(path: string, place: T): void {
    this.paths.push(path);
    this.places.push(place);
  }
}

/** Record files by the id of the entry that they speak of. */
export class RecordGroups {
  readonly #paths = new Map<string, string | string[]>();
  fileCount = 0;

  /** A path that is not one of a record file is left out. */
  add(path: string): void {
    const entry = parseRecordPath(path)?.entry;
    if (entry === undefined) return;
    const known = this.#paths.get(entry);
    if (typeof known === 'object') known.push(path);
    else this.#paths.set(entry, known === undefined ? path : [known, path]);
    this.fileCount++;
  }

  /** Nothing may be left of its records. */
  addEmpty(entry: string): void {
    if (!this.#paths.has(entry)) this.#paths.set(entry, []);
  }

  get entries(): Iterable<string> {
    return this.#paths.keys();
  }

  get paths(): string[] {
    return [...this.#paths.values()].flat();
  }

  get all(): readonly RecordGroup[] {
    return Array.from(this.#paths, ([entry, paths]) => ({ entry, paths }));
  }
}

/** So many take no longer than the event loop can wait. */
const slice = 256;

/** @param onFresh is told how many files are new so far */
export async function findFiles(
  files: Files,
  setup: Setup | undefined,
  { entries, records }: EntryIndex,
  pace: Pace,
  onFresh: (count: number) => void,
): Promise<FoundFiles> {
  const found: FoundFiles = {
    entries: { known: new Known(), fresh: [] },
    records: { known: new Known(), fresh: new RecordGroups() },
    links: [],
  };
  const folders = setup ? withoutNested(['.journal', 'private', ...setup.entryFolders]) : [];
  for (const folder of folders) {
    const listing = await files.list(folder);
    for (const path of listing.links)
      if (setup!.isEntry(path) || path.startsWith('.journal/')) found.links.push(notFollowed(path));
    for (let from = 0; from < listing.files.length; from += slice) {
      for (const path of listing.files.slice(from, from + slice)) sortOut(path);
      await pace();
    }
    onFresh(found.entries.fresh.length + found.records.fresh.fileCount);
  }
  return found;

  function sortOut(path: string): void {
    const isYaml = path.endsWith('.yaml');
    const file = isYaml ? records.fileAt(path) : undefined;
    if (file !== undefined) return found.records.known.add(path, file);
    const entry = entries.at(path);
    if (entry !== undefined) found.entries.known.add(path, entry);
    else if (isYaml) found.records.fresh.add(path);
    else if (setup!.isEntry(path)) found.entries.fresh.push(path);
  }
}

const notFollowed = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'info',
  code: 'file.link',
  message: l10n.t(
    'This is a symbolic link. Links are not followed, so what it points to is not part of the journal.',
  ),
});

/** Folders without those that lie in another one of the list. */
function withoutNested(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) =>
      !unique.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
}
