/** Paths within a journal: relative, `/` between the parts. What a file says of paths is never trusted. */

/** Whether a path or pattern could lead out of the folder that it is relative to. */
export function escapesFolder(path: string): boolean {
  return (
    /^[/\\]|^[A-Za-z]:|\\|\0/.test(path) || (path.includes('..') && path.split('/').includes('..'))
  );
}

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Whether Windows can hold a file of that name (control characters are refused everywhere). */
export function isPortableName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[<>:"|?*\\\u0000-\u001f]/.test(name) && !/[. ]$/.test(name) && !reserved.test(name);
}

/** Where the path is fit to be created: inside, nothing hidden, every part good on all systems. */
export function isSafeNewPath(path: string): boolean {
  if (path === '' || escapesFolder(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && isPortableName(part));
}

/** @param folder `''` for the root */
export const isAtOrBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** The path of each folder on the way, then the path itself: `a`, `a/b`, `a/b/c.md`. */
export function* stepsTo(path: string): Iterable<string> {
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
    yield path.slice(0, at);
  if (path !== '') yield path;
}

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const privateFolder = 'private/';

/** Whether a path is `private` or below it, in any letter case: some systems do not tell `Private` from `private`. */
export const isPrivate = (path: string): boolean => /^private(?:\/|$)/i.test(path);
