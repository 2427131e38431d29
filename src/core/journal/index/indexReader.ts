import * as l10n from '@vscode/l10n';
import { CountedRecords } from '../../authorship/countedRecords';
import { forEachInSlices } from '../../base/forEachInSlices';
import { Interner } from '../../base/intern';
import { fileNameOf, isPortableName } from '../../base/paths';
import type { Files, FileVersion, World } from '../../base/ports';
import type { Finding } from '../../base/problem';
import { factsOf } from '../../entries/entry';
import { readEntryText, type EntryText } from '../../entries/entryText';
import type { EntryRecords } from '../../records/entryRecords';
import type { Setup } from '../setup/journalFile';
import type { EntryIndex } from './entryIndex';
import { failureFindings, readGroups, type RecordGroup } from './recordGroups';

/** Reads entries and record files into the index, and notes which of them are not cached yet. */
export class IndexReader {
  readonly #files: Files;
  readonly #world: World;
  readonly #index: EntryIndex;
  readonly #intern = new Interner();
  readonly #open: ReadonlyMap<string, EntryText>;
  /** Paths of entries, and ids of entries whose records, were read since the cache was last written. */
  readonly #unsaved = new Set<string>();
  counted = new CountedRecords();

  /** @param open texts of entries that are open in the editor: they count instead of the files */
  constructor(files: Files, world: World, index: EntryIndex, open: ReadonlyMap<string, EntryText>) {
    this.#files = files;
    this.#world = world;
    this.#index = index;
    this.#open = open;
  }

  /** Whether anything was read since takeUnsaved() was last called. */
  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  takeUnsaved(): ReadonlySet<string> {
    const unsaved = new Set(this.#unsaved);
    this.#unsaved.clear();
    return unsaved;
  }

  /**
   * @param groups with all files of each entry
   * @param again receives the entries that must be read because a record now needs their digest
   */
  async readRecords(
    groups: readonly RecordGroup[],
    setup: Setup | undefined,
    again: Set<string>,
  ): Promise<void> {
    const { clock, pace } = this.#world;
    const { owner, reviewers } = setup?.file ?? { owner: '', reviewers: [] };
    await forEachInSlices(groups, pace, ({ entry, paths }) => {
      if (paths.length === 0) this.#setRecords(entry, undefined, again);
    });
    const { counted } = this;
    const basis = { files: this.#files, clock, roles: { owner, reviewers }, counted };
    await readGroups(groups, basis, ({ entry, findings }, records) => {
      for (const [path, found] of findings) this.#index.problems.setInFile(path, found);
      this.#setRecords(entry, records, again);
    });
  }

  #setRecords(entry: string, records: EntryRecords | undefined, again: Set<string>): void {
    this.#index.setRecords(entry, records);
    this.#unsaved.add(entry);
    for (const path of this.#index.entries.pathsOf(entry)) {
      this.#index.derive(path);
      if (this.#index.lackingDigest.has(path)) again.add(path);
    }
  }

  async readEntries(paths: readonly string[]): Promise<void> {
    const closed = paths.filter((path) => !this.#open.has(path));
    if (closed.length < paths.length)
      await forEachInSlices(paths, this.#world.pace, (path) => {
        const text = this.#open.get(path);
        // Size -1: the open text never counts as the file on disk.
        if (text) this.#put(path, text, { size: -1, mtime: 0 });
      });
    await this.#files.readEach(closed, (read) => {
      const { path } = read;
      if ('text' in read) this.#put(path, readEntryText(read.text), read);
      else {
        this.remove(path);
        this.#index.problems.setInFile(path, failureFindings(read));
      }
    });
  }

  #put(path: string, text: EntryText, version: FileVersion): void {
    const { id } = text.meta;
    const needsDigest = id !== undefined && this.#index.records.digestsOf(id).length > 0;
    const hash = needsDigest ? this.#world.hash : undefined;
    const facts = factsOf(text, path, version, this.#intern, hash);
    this.#index.problems.setInFile(path, [...text.findings, ...nameFindings(path)]);
    this.#unsaved.add(path);
    this.#index.put(facts);
  }

  remove(path: string): void {
    if (this.#index.remove(path)) this.#unsaved.add(path);
  }
}

function nameFindings(path: string): readonly Finding[] {
  if (isPortableName(fileNameOf(path))) return [];
  const message = l10n.t(
    'Windows does not allow this file name. Please rename the file if the journal is shared.',
  );
  return [{ line: 1, severity: 'warning', code: 'file.name', message }];
}
