import * as l10n from '@vscode/l10n';
import { digestsOf } from '../entries/digest';
import type { Entry } from '../entries/entry';
import { readEntryText, type EntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import type { TextDigests } from '../records/digests';
import { HumanError, mustFixFirst } from '../base/problem';

/** The digests of the text on disk, for a record bound to it. @throws HumanError as readValidEntry() does */
export const digestsOnDisk = async (journal: Journal, entry: Entry): Promise<TextDigests> =>
  digestsOf(await readValidEntry(journal, entry), journal.world.hash);

/**
 * @throws HumanError if the file cannot be read or has an error, such as git's conflict marks: a record is permanent
 */
export async function readValidEntry(journal: Journal, entry: Entry): Promise<EntryText> {
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) throw new HumanError(l10n.t('Could not read {0}.', entry.path));
  return mustBeValid(readEntryText(read.text));
}

/** @throws HumanError if the text has an error */
export function mustBeValid(text: EntryText): EntryText {
  const error = text.findings.find(({ severity }) => severity === 'error');
  if (error) throw mustFixFirst(error);
  return text;
}
