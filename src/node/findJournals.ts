import { readdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { journalFilePath } from '../core/journal/setup/journalFile';

const skipped = new Set(['.git', 'node_modules', '.journal', 'private', 'attachments']);

/** Folders with a journal, at or below the folder to that depth; links are not followed. In a fixed order. */
export function findJournals(folder: string, depth: number): string[] {
  const here = isJournal(folder) ? [folder] : [];
  if (depth === 0) return here;
  const below = foldersIn(folder)
    // The entries of a journal hold no others; folders beside them may.
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

/** Also where its own folder may not be looked into: it is shown as one that cannot be read. */
function isJournal(folder: string): boolean {
  try {
    return statSync(join(folder, journalFilePath), { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return foldersIn(folder).includes(dirname(journalFilePath));
  }
}
