import * as l10n from '@vscode/l10n';
import { digestOf } from '../entries/digest';
import type { Entry } from '../entries/entry';
import { readEntryText, type EntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { HumanError, mustFixFirst } from '../base/problem';

/** The digest of the text on disk, for a record bound to it. @throws HumanError as readValidEntry() does */
export const digestOnDisk = async (journal: Journal, entry: Entry): Promise<string> =>
  digestOf(await readValidEntry(journal, entry), journal.world.hash);

/**
 * @throws HumanError if the file cannot be read or has an error, such as git's conflict marks: a record is permanent
 */
export async function readValidEntry(journal: Journal, entry: Entry): Promise<EntryText> {
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) throw new HumanError(l10n.t('Could not read {0}.', entry.path));
  const text = readEntryText(read.text);
  const error = text.findings.find(({ severity }) => severity === 'error');
  if (error) throw mustFixFirst(error);
  return text;
}
