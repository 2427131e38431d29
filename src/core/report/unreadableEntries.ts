import type { Journal } from '../journal/journal';
import type { Cycle } from '../ledger/ledger';
import { mayLeave } from '../entries/mayLeave';
import { isLeftOut } from '../entries/mayLeave';
import { readEntryText } from '../entries/entryText';
import { mayHideEntries } from '../base/unreadable';
import { compare } from '../base/compare';

/** A finding that keeps an entry from being understood as it was meant. */
const isOfReading = /^(?:file|folder|yaml)\.|^entry\.(?:front-matter|field)/;

/**
 * Entries that could not be read, or not whole, unless their date is known and lies outside; and folders that
 * may hold some.
 */
export async function unreadableEntries(
  journal: Journal,
  { from, to }: Cycle,
  leaveOut: ReadonlySet<string>,
): Promise<{ path: string; why: string }[]> {
  const found = new Map<string, string>();
  for (const { path, severity, code, message } of journal.problems()) {
    if (severity !== 'error' || !isOfReading.test(code) || found.has(path)) continue;
    if (!(mayHideEntries({ code, path }) || journal.setup?.isEntry(path))) continue;
    if (!mayLeave(path) || leaveOut.has(path)) continue;
    const date = journal.entries.get(path)?.date;
    if (date === undefined || (date >= from && date <= to)) found.set(path, message);
  }
  // What is marked as left out is not named, whatever else is wrong with it.
  await journal.files.readEach([...found.keys()], (read) => {
    if ('text' in read && isLeftOut(readEntryText(read.text))) found.delete(read.path);
  });
  // The journal's own folder has no name from there.
  const named = [...found].map(([path, why]) => ({ path: path || '.', why }));
  return named.sort((a, b) => compare(a.path, b.path));
}
