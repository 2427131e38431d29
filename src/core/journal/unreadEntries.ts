import type { Journal } from './journal';

/** Codes of findings about entries, or what may be entries, that are not read. */
const codes: ReadonlySet<string> = new Set([
  'record.entry-elsewhere',
  'record.entry-missing',
  'entry.front-matter-unread',
  'file.no-entry',
  'file.link',
  'folder.link',
  'file.denied',
  'folder.denied',
]);

/** Whether something that was or may be an entry of the journal is not read. */
export function hasUnreadEntries(journal: Pick<Journal, 'problems'>): boolean {
  for (const { code } of journal.problems()) if (codes.has(code)) return true;
  return false;
}
