import { isPrivate } from './paths';
import type { Files } from './ports';

/** The folder as others have it: what is private is not there. */
export function sharedFiles(files: Files): Files {
  return {
    exclusiveCreate: files.exclusiveCreate,
    list: async (folder) => {
      const { files: found, links } = await files.list(folder);
      const isShared = (path: string): boolean => !isPrivate(path);
      return { files: found.filter(isShared), links: links.filter(isShared) };
    },
    statEach: (paths, visit) => files.statEach(paths, visit),
    readEach: (paths, visit) => files.readEach(paths, visit),
    read: (path) => files.read(path),
    create: (path, text) => files.create(path, text),
    append: (path, text) => files.append(path, text),
    replace: (path, text) => files.replace(path, text),
    remove: (path) => files.remove(path),
  };
}
