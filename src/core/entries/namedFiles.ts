/**
 * The files that texts name, in whatever spelling: with `\`, `./` or `%20`, in another Unicode form, or in another
 * letter case if one file alone has that name.
 */
import { groupBy } from '../base/groupBy';
import { escapesFolder } from '../base/paths';
import type { Files } from '../base/ports';
import { namedPath } from '../text/links';

export interface NamedFile {
  /** As on disk. */
  readonly path: string;
  /** Whether a reader would see a difference from the name. */
  readonly isOther: boolean;
}

export const isUrl = (name: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(name);

/** Two paths with one key differ at most in letter case and Unicode form. */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();

/** Paths that a name can mean, the most likely first; none if all lead out of the journal. */
export function pathsNamed(name: string): string[] {
  if (isUrl(name)) return [];
  const path = namedPath(name);
  return [...new Set([path, decoded(path)])].filter((one) => one !== '' && !escapesFolder(one));
}

function decoded(path: string): string {
  try {
    return namedPath(decodeURIComponent(path));
  } catch {
    return path;
  }
}

/** Finds the one of these files that a name means; `undefined` if there is none, or several. */
export function filesAlike(files: Iterable<string>): (name: string) => string | undefined {
  let byKey: ReadonlyMap<string, readonly string[]> | undefined;
  return (name) => {
    byKey ??= groupBy([...files], pathKey);
    for (const path of pathsNamed(name)) {
      const alike = byKey.get(pathKey(path)) ?? [];
      if (alike.includes(path)) return path;
      const same = alike.filter((one) => one.normalize('NFC') === path.normalize('NFC'));
      const [only, ...others] = same.length > 0 ? same : alike;
      if (only !== undefined) return others.length === 0 ? only : undefined;
    }
    return undefined;
  };
}

/** Finds files by their names. A name of no file, or of several, is not in the result. */
export async function namedFiles(
  files: Pick<Files, 'list' | 'statEach'>,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, NamedFile>> {
  const found = new Map<string, NamedFile>();
  const meant = [...new Set(names)].map((name) => ({ name, paths: pathsNamed(name) }));
  const existing = await existingOf(
    files,
    meant.flatMap(({ paths }) => paths),
  );
  const missing = meant.filter(({ name, paths }) => {
    const path = paths.find((one) => existing.has(one));
    if (path !== undefined) found.set(name, namedFile(name, path));
    return path === undefined && paths.length > 0;
  });
  if (missing.length === 0) return found;
  const alike = filesAlike((await files.list('')).files);
  for (const { name } of missing) {
    const path = alike(name);
    if (path !== undefined) found.set(name, namedFile(name, path));
  }
  return found;
}

async function existingOf(
  files: Pick<Files, 'statEach'>,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const existing = new Set<string>();
  await files.statEach(paths, (index, version) => {
    if (version) existing.add(paths[index]!);
  });
  return existing;
}

const namedFile = (name: string, path: string): NamedFile => ({
  path,
  isOther: name.includes('\\') || namedPath(name).normalize('NFC') !== path.normalize('NFC'),
});
