/** Records whose entry is gone, or is where journal.yaml does not look for entries. */
import * as l10n from '@vscode/l10n';
import { compare } from '../base/compare';
import { isSameVersion } from '../base/fileVersion';
import { isPrivate, textEnding } from '../base/paths';
import type { Files, FileVersion } from '../base/ports';
import { finding, type Problem } from '../base/problem';
import { readEntryText } from '../entries/entryText';
import { journalFilePath, type Setup } from './setup/journalFile';

const missingEntryCodes = {
  elsewhere: 'record.entry-elsewhere',
  gone: 'record.entry-missing',
} as const;

/** Whether it is one of these problems, which any change of a file may add or remove. */
export const isOfMissingEntry = (code: string): boolean =>
  code === missingEntryCodes.elsewhere || code === missingEntryCodes.gone;

/** Maximum of ids in a message. */
const maxNamed = 3;

export interface MissingInputs {
  readonly setup: Setup;
  /** Paths of the records, by the id of the entry that is missing. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** Links and unreadable folders: what is below them has a problem already. */
  readonly named: readonly string[];
  /** Whether a file that cannot be read may be one of these entries. */
  readonly isUnsure: boolean;
}

/** Searches for missing entries, only while there are any. Keeps ids in memory alone. */
export class MissingEntries {
  problems: readonly Problem[] = [];
  #key = '';
  readonly #ids = new Map<string, FileVersion & { readonly id: string | undefined }>();

  /**
   * @param mustSearch whether files may have come, changed or gone
   * @returns whether the problems changed
   */
  async update(
    files: Files,
    inputs: MissingInputs | undefined,
    mustSearch: boolean,
  ): Promise<boolean> {
    const key = inputs && inputs.missing.size > 0 ? keyOf(inputs) : '';
    if (key === this.#key && (key === '' || !mustSearch)) return false;
    const found = key === '' ? [] : await this.#search(files, inputs!);
    this.#key = key;
    if (key === '') this.#ids.clear();
    const isSame = JSON.stringify(found) === JSON.stringify(this.problems);
    this.problems = found;
    return !isSame;
  }

  async #search(files: Files, { setup, missing, named, isUnsure }: MissingInputs) {
    const ids = await this.#idsOutside(files, setup);
    const elsewhere = new Map<string, string[]>();
    const gone = new Map(missing);
    for (const [path, id] of ids) {
      if (!missing.has(id)) continue;
      gone.delete(id);
      if (named.some((one) => path.startsWith(`${one}/`) || path === one)) continue;
      const folder = topFolderOf(path);
      elsewhere.set(folder, [...(elsewhere.get(folder) ?? []), path]);
    }
    const problems = [...elsewhere].map(([folder, paths]) =>
      elsewhereProblem(folder, paths, setup),
    );
    if (isUnsure || gone.size === 0) return problems;
    const records = [...gone].map(([id, paths]) => ({ id, path: sharedFirst(paths) }));
    for (const part of [true, false]) {
      const some = records.filter(({ path }) => isPrivate(path) === part);
      if (some.length > 0) problems.push(goneProblem(some));
    }
    return problems;
  }

  /** Ids of texts that are no entries, in the order of their paths. */
  async #idsOutside(files: Files, { isEntry }: Setup): Promise<[path: string, id: string][]> {
    const { files: all } = await files.list('');
    const nested = all
      .filter((path) => path.endsWith(`/${journalFilePath}`))
      .map((path) => path.slice(0, -journalFilePath.length));
    const paths = all
      .filter((path) => textEnding.test(path) && !isEntry(path))
      .filter((path) => !nested.some((folder) => path.startsWith(folder)))
      .sort();
    const stale: string[] = [];
    await files.statEach(paths, (index, version) => {
      const known = this.#ids.get(paths[index]!);
      if (version && !(known && isSameVersion(known, version))) stale.push(paths[index]!);
    });
    await files.readEach(stale, (read) => {
      if (!('text' in read)) return void this.#ids.delete(read.path);
      const { id } = readEntryText(read.text).meta;
      this.#ids.set(read.path, { size: read.size, mtime: read.mtime, id });
    });
    return paths.flatMap((path) => {
      const id = this.#ids.get(path)?.id;
      return id === undefined ? [] : [[path, id] as [string, string]];
    });
  }
}

const keyOf = ({ setup, missing, named, isUnsure }: MissingInputs): string =>
  JSON.stringify([
    [...missing].map(([id, paths]) => [id, [...paths].sort()]).sort(),
    [setup.file.entries, setup.lineOf(['entries']), isUnsure],
    named,
  ]);

/** The folder right below the journal's or its private part with a `/`, or the path of a file that is there. */
function topFolderOf(path: string): string {
  const end = path.indexOf('/', isPrivate(path) ? path.indexOf('/') + 1 : 0);
  return end === -1 ? path : path.slice(0, end + 1);
}

const sharedFirst = (paths: readonly string[]): string =>
  [...paths].sort((a, b) => Number(isPrivate(a)) - Number(isPrivate(b)) || compare(a, b))[0]!;

function elsewhereProblem(folder: string, paths: readonly string[], setup: Setup): Problem {
  const message =
    paths.length === 1
      ? l10n.t(
          'Recorded work for 1 entry is in “{0}”, which journal.yaml does not name under “entries”.',
          folder,
        )
      : l10n.t(
          'Recorded work for {0} entries is in “{1}”, which journal.yaml does not name under “entries”.',
          paths.length,
          folder,
        );
  // Private paths are named in private files alone.
  const [path, line] = isPrivate(folder)
    ? [paths[0]!, 1]
    : [journalFilePath, setup.lineOf(['entries'])];
  return { path, ...finding(line, 'warning', missingEntryCodes.elsewhere, message) };
}

function goneProblem(some: readonly { readonly id: string; readonly path: string }[]): Problem {
  const ids = some.map(({ id }) => `“${id}”`).sort();
  const named = ids.slice(0, maxNamed).join(', ');
  const message =
    ids.length === 1
      ? l10n.t(
          'The entry {0} of these records is not in the journal any more. If nobody deleted it or made it private, restore its file.',
          named,
        )
      : l10n.t(
          '{0} entries with records are not in the journal any more ({1}). If nobody deleted them or made them private, restore their files.',
          ids.length,
          ids.length > maxNamed ? `${named} …` : named,
        );
  const path = some.map((one) => one.path).sort()[0]!;
  return { path, ...finding(1, 'info', missingEntryCodes.gone, message) };
}
