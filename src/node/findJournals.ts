import { readdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { journalFilePath } from '../core/journal/setup/journalFile';

const skipped = new Set(['.git', 'node_modules', '.journal', 'private', 'attachments']);

/** Finds journals at or below the folder, down to a depth, without following links. Sorted. */
export function findJournals(folder: string, depth: number): string[] {
  const here = isJournal(folder) ? [folder] : [];
  if (depth === 0) return here;
  const below = foldersIn(folder)
    // Skips the entries of a journal, but not the folders next to them.
    .filter((name) => !skipped.has(name) && (here.length === 0 || name !== 'entries'))
    .sort();
  return [...here, ...below.flatMap((name) => findJournals(join(folder, name), depth - 1))];
}

function foldersIn(folder: string): string[] {
  let items: Dirent[];
  try {
    items = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return items.filter((item) => item.isDirectory()).map((item) => item.name);
}

/** Includes journals whose own folder cannot be read, so that they are reported. */
function isJournal(folder: string): boolean {
  try {
    return statSync(join(folder, journalFilePath), { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return foldersIn(folder).includes(dirname(journalFilePath));
  }
}
