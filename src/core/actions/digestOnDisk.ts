import * as l10n from '@vscode/l10n';
import { digestOf } from '../entries/digest';
import type { Entry } from '../entries/entry';
import { readEntryText, type EntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { HumanError, mendedFirst } from '../base/problem';

/**
 * The digest of the text on disk, for a record that is bound to it.
 * @throws HumanError as soundTextOnDisk() does
 */
export async function digestOnDisk(journal: Journal, entry: Entry): Promise<string> {
  return digestOf(await soundTextOnDisk(journal, entry), journal.world.hash);
}

/**
 * @throws HumanError when it cannot be read without an error: a record is for good, and what git left between
 * two versions is not what anybody wrote
 */
export async function soundTextOnDisk(journal: Journal, entry: Entry): Promise<EntryText> {
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) throw new HumanError(l10n.t('Could not read {0}.', entry.path));
  const text = readEntryText(read.text);
  const error = text.findings.find(({ severity }) => severity === 'error');
  if (error) throw mendedFirst(error);
  return text;
}
