/** The absolute path of a program, so that one in a journal's folder is never started. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

export interface ProgramSearch {
  readonly platform: NodeJS.Platform;
  /** The variables `PATH` and, on Windows, `PATHEXT`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isFile: (path: string) => boolean;
}

const onThisComputer: ProgramSearch = {
  platform: process.platform,
  variables: process.env,
  isFile(file) {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  },
};

/** The file name endings of programs that start without a shell. */
const startable = new Set(['.com', '.exe']);

/**
 * Looks in the absolute folders of `PATH` only: Windows itself would begin with the current folder.
 * @param name a plain name, or an absolute path, which is checked
 * @param folder the journal's, if it is on this computer: no program in it counts
 * @returns `undefined` where there is none
 */
export function findProgram(
  name: string,
  folder: string | undefined,
  { platform, variables, isFile }: ProgramSearch = onThisComputer,
): string | undefined {
  const isWindows = platform === 'win32';
  const paths = isWindows ? path.win32 : path.posix;
  const isOutside = (file: string): boolean => {
    if (folder === undefined) return true;
    const way = paths.relative(folder, file);
    return /^\.\.(?:[\\/]|$)/.test(way) || paths.isAbsolute(way);
  };
  // A path such as `\tools` is on the current drive, whichever that is.
  const isWhole = (one: string): boolean =>
    isWindows ? /^(?:[a-z]:[\\/]|\\\\[^\\])/i.test(one) : paths.isAbsolute(one);
  if (isWhole(name)) return isOutside(name) && isFile(name) ? name : undefined;
  if (paths.basename(name) !== name) return undefined;
  const valueOf = (variable: string): string =>
    Object.entries(variables).find(([key]) =>
      isWindows ? key.toUpperCase() === variable : key === variable,
    )?.[1] ?? '';
  const endings = isWindows
    ? (valueOf('PATHEXT') || '.COM;.EXE')
        .toLowerCase()
        .split(';')
        .filter((ending) => startable.has(ending))
    : [''];
  for (const entry of valueOf('PATH').split(paths.delimiter)) {
    const place = isWindows ? entry.replace(/^"(.*)"$/, '$1') : entry;
    if (!isWhole(place)) continue;
    for (const ending of endings) {
      const file = paths.join(place, name.toLowerCase().endsWith(ending) ? name : name + ending);
      if (isOutside(file) && isFile(file)) return file;
    }
  }
  return undefined;
}

/** @param name as the editor's git extension names it */
export const findGit = (folder: string | undefined, name = 'git'): string | undefined =>
  findProgram(name, folder);
