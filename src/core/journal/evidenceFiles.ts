/** Findings on the files that entries name as evidence: missing, or spelt otherwise than on disk. */
import * as l10n from '@vscode/l10n';
import { forEachInSlices } from '../base/forEachInSlices';
import { isPrivate } from '../base/paths';
import type { Files, Pace } from '../base/ports';
import type { Entry } from '../entries/entry';
import type { LocatableProblem } from '../entries/entryProblems';
import { isUrl, namedFiles, pathsNamed, type NamedFile } from '../entries/namedFiles';

/** Searches for the files after changes. */
export class EvidenceFiles {
  problems: readonly LocatableProblem[] = [];
  readonly #named = new Map<string, readonly string[]>();

  /**
   * @param changed paths of changed files; `undefined` if any file may have changed
   * @returns paths of entries whose problems changed
   */
  async update(
    files: Files,
    entries: ReadonlyMap<string, Entry>,
    pace: Pace,
    changed?: readonly string[],
  ): Promise<readonly string[]> {
    if (!(await this.#collect(entries, pace, changed))) return [];
    const found = await namedFiles(files, [...this.#named.values()].flat());
    const before = this.problems;
    const problems: LocatableProblem[] = [];
    await forEachInSlices([...this.#named], pace, ([path, names]) => {
      for (const name of names) {
        const problem = problemOf(path, name, found.get(name));
        if (problem) problems.push(problem);
      }
    });
    this.problems = problems;
    const key = (one: LocatableProblem): string => `${one.path}\n${one.message}`;
    const [old, now] = [before, this.problems].map((list) => new Set(list.map(key)));
    return [...before, ...this.problems]
      .filter((one) => !old!.has(key(one)) || !now!.has(key(one)))
      .map(({ path }) => path);
  }

  /** @returns whether a named file may have come, changed or gone */
  async #collect(
    entries: ReadonlyMap<string, Entry>,
    pace: Pace,
    changed: readonly string[] | undefined,
  ): Promise<boolean> {
    if (!changed) this.#named.clear();
    let mustSearch = !changed;
    for (const path of changed ?? entries.keys()) {
      await pace();
      const names = entries.get(path)?.claim?.evidence ?? [];
      // Other changes of the entry, such as typing, must not search all files again.
      if (names.join('\n') === this.#named.get(path)?.join('\n')) continue;
      if (names.length > 0) this.#named.set(path, names);
      else if (!this.#named.delete(path)) continue;
      mustSearch = true;
    }
    return mustSearch && (this.#named.size > 0 || this.problems.length > 0);
  }
}

function problemOf(
  path: string,
  name: string,
  file: NamedFile | undefined,
): LocatableProblem | undefined {
  if (file && !file.isOther) return undefined;
  const at = { path, line: 1, key: 'cpd.evidence' } as const;
  // What is private for one person is missing for everyone else.
  if (isUrl(name) || (!isPrivate(path) && pathsNamed(name).some(isPrivate))) return undefined;
  if (!file)
    return {
      ...at,
      severity: 'warning',
      code: 'entry.evidence-missing',
      message: l10n.t(
        'The evidence “{0}” is not in the journal. Add the file or correct its path.',
        name,
      ),
    };
  return {
    ...at,
    severity: 'info',
    code: 'entry.evidence.read',
    message: l10n.t('“{0}” is read as {1}.', name, file.path),
  };
}
