import type { Journal } from '../journal/journal';
import type { Cycle } from '../ledger/ledger';
import { isLeftOut, mayLeave } from '../entries/mayLeave';
import { readEntryText, strayCode } from '../entries/entryText';
import { mayHideEntries } from '../base/unreadable';
import { compare } from '../base/compare';

/** Codes of findings due to which an entry may be misread. */
const readingCodes = /^(?:file|folder|yaml)\.|^entry\.(?:front-matter|field)/;

/** Entries that could not be read in full, unless dated outside the cycle; and unreadable folders that may have some. */
export async function unreadableEntries(
  journal: Journal,
  { from, to }: Cycle,
  leaveOut: ReadonlySet<string>,
): Promise<{ path: string; why: string }[]> {
  const found = new Map<string, string>();
  for (const { path, severity, code, message } of journal.problems()) {
    if (severity !== 'error' && code !== strayCode) continue;
    if (!readingCodes.test(code) || found.has(path)) continue;
    if (!(mayHideEntries({ code, path }) || journal.setup?.isEntry(path))) continue;
    if (!mayLeave(path) || leaveOut.has(path)) continue;
    const date = journal.entries.get(path)?.date;
    if (date === undefined || (date >= from && date <= to)) found.set(path, message);
  }
  // Entries marked as left out are not named.
  await journal.files.readEach([...found.keys()], (read) => {
    if ('text' in read && isLeftOut(readEntryText(read.text))) found.delete(read.path);
  });
  // The path of the journal's own folder is empty.
  const named = [...found].map(([path, why]) => ({ path: path || '.', why }));
  return named.sort((a, b) => compare(a.path, b.path));
}
