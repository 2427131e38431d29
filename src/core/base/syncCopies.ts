/** Copies that programs for synchronising files leave next to a file, such as `robin (1).yaml`. */
import { fileNameOf } from './paths';

const copyWord = /\b(?:copy|kopie|copie|copia)\b/i;
/** Of Finder, iCloud, Windows and browsers: `a 2`, `a (1)`. */
const numbered = /^(?: (?:[2-9]|\d\d)| ?\(\d{1,3}\))$/;
/** Of Dropbox, OneDrive, Syncthing and Nextcloud: words behind a mark. */
const worded = /^[ ._~([-]/;

/**
 * The path of the file that a path looks like a copy of.
 * @param isOwnName whether a name, without the ending, is that of a file of its own; if this is missing, a name with
 * spaces may be
 */
export function originalOf(
  path: string,
  paths: ReadonlySet<string>,
  isOwnName?: (name: string) => boolean,
): string | undefined {
  const file = fileNameOf(path);
  const folder = path.slice(0, path.length - file.length);
  const ending = /\.[a-z]+$/.exec(file)?.[0] ?? '';
  const name = file.slice(0, file.length - ending.length);
  const bare = name.replace(/^Copy of /i, '');
  if (bare !== name && paths.has(folder + bare + ending)) return folder + bare + ending;
  for (let end = name.length - 1; end > 0; end--) {
    const original = folder + name.slice(0, end) + ending;
    if (!paths.has(original)) continue;
    const rest = name.slice(end);
    if (numbered.test(rest)) return original;
    if (!worded.test(rest)) return undefined;
    const isForeign = isOwnName ? !isOwnName(name) : /[^\w.-]/.test(name) && copyWord.test(rest);
    return isForeign || /conflict/i.test(rest) ? original : undefined;
  }
  return undefined;
}
