/** Paths within a journal: relative, `/` between the parts. Paths that are written in a file are never trusted. */

/** Whether a path or pattern could lead out of the folder that it is relative to. */
export function escapesFolder(path: string): boolean {
  return (
    /^[/\\]|^[A-Za-z]:|\\|\0/.test(path) || (path.includes('..') && path.split('/').includes('..'))
  );
}

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Whether Windows can hold a file of that name (control characters are refused everywhere). */
export function isPortableName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- the expression looks for control characters
  return !/[<>:"|?*\\\u0000-\u001f]/.test(name) && !/[. ]$/.test(name) && !reserved.test(name);
}

/** Whether a file may be created at a path: inside the folder, not hidden, and valid on all systems. */
export function isSafeNewPath(path: string): boolean {
  if (path === '' || escapesFolder(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && isPortableName(part));
}

/** The ending of a text that may be an entry of this or another tool. */
export const textEnding = /\.(?:md|markdown|mdown|mkdn?|mdx|txt)$/i;

/** @param folder `''` for the root */
export const isAtOrBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Paths of all parent folders, then the path itself: `a`, `a/b`, `a/b/c.md`. */
export function* stepsTo(path: string): Iterable<string> {
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
    yield path.slice(0, at);
  if (path !== '') yield path;
}

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const privateFolder = 'private/';

/** Whether a path is `private` or below it, in any letter case: some systems do not tell `Private` from `private`. */
export const isPrivate = (path: string): boolean => /^private(?:\/|$)/i.test(path);
