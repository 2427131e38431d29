import { relative, resolve, sep } from 'node:path';
import type { Entry } from '../../core/entries/entry';
import { filesAlike } from '../../core/entries/namedFiles';
import { HumanError } from '../../core/base/problem';
import type { Journal } from '../../core/journal/journal';
import type { OpenJournal } from './openJournal';

/**
 * The entry with this id or path.
 * @throws HumanError with the reason if there is none
 */
export function namedEntry(open: OpenJournal, name: string): Entry {
  const { journal } = open;
  const path = pathOf(open, name);
  const entry = journal.entryById(name) ?? journal.entries.get(path);
  if (!entry) throw new HumanError(whyNot(journal, name, path));
  return entry;
}

function whyNot(journal: Journal, name: string, path: string): string {
  const doubled = journal.pathsOf(name);
  if (doubled.length > 1)
    return `${doubled.length} entries have the id “${name}”: ${doubled.join(', ')}.`;
  const error = journal.errorIn(path);
  return error ? `${path}: ${error.message}` : `There is no entry “${name}”.`;
}

/** A path within the journal, or relative to the current folder. */
function pathOf({ root, folder, journal }: OpenJournal, name: string): string {
  const direct = name.split(sep).join('/');
  if (journal.entries.has(direct)) return direct;
  const path = relative(root, resolve(folder, name)).split(sep).join('/');
  if (journal.entries.has(path)) return path;
  const alike = filesAlike(journal.entries.keys());
  return alike(path) ?? alike(direct) ?? path;
}
