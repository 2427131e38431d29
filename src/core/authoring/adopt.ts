import * as l10n from '@vscode/l10n';
import { isMap } from 'yaml';
import { readEntryText } from '../entries/entryText';
import {
  splitFrontMatter,
  strayFrontMatter,
  strayFrontMatterMessage,
  unclosedFrontMatter,
} from '../text/frontMatter';
import { lineEndOf } from '../text/lines';
import type { Splice } from '../text/splice';
import { isEntryId, newEntryId } from '../base/ids';
import type { Random } from '../base/ports';
import { HumanError, mustFixFirst } from '../base/problem';
import { prependKeys } from '../yaml/editYaml';
import { parseYaml } from '../yaml/parseYaml';
import { readAnyYaml } from '../yaml/readYaml';
import { writeYaml } from '../yaml/writeYaml';

/**
 * Turns an existing Markdown file into an entry, by adding front matter or an id.
 * @returns `undefined` if it has an id already
 * @throws HumanError if its front matter cannot be read
 */
export function adoption(text: string, date: string, random: Random): Splice | undefined {
  const lineEnd = lineEndOf(text);
  const split = splitFrontMatter(text);
  if (split === 'notClosed') throw new HumanError(unclosedFrontMatter());
  if (split === 'none') {
    if (strayFrontMatter(text)) throw new HumanError(strayFrontMatterMessage());
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    const lines = `---\n${writeYaml({ id: newEntryId(date, random), date })}---\n`;
    return { from: at, to: at, text: lines.replaceAll('\n', lineEnd) };
  }
  const source = text.slice(split.from, split.to);
  const unreadable = (): HumanError =>
    new HumanError(
      l10n.t('The front matter of this file cannot be read, so nothing was added to it.'),
    );
  const [broken] = readAnyYaml(source, split.firstLine).findings;
  if (broken) throw mustFixFirst(broken);
  const { document } = parseYaml(source);
  const { contents } = document;
  if (isMap(contents) && contents.flow)
    throw new HumanError(
      l10n.t('The front matter is in braces. Give each name a line of its own first.'),
    );
  if (contents !== null && !isMap(contents)) throw unreadable();
  const { id: known } = readEntryText(text).meta;
  if (known !== undefined && isEntryId(known)) return undefined;
  const found = document.get('date');
  const given =
    typeof found === 'string' && /^\d{4}-\d{2}-\d{2}/.test(found) ? found.slice(0, 10) : date;
  const id = newEntryId(given, random);
  // Another program may need its `id` as it is.
  const own = document.has('id') ? { entryId: id } : { id };
  const fields = { ...own, ...(document.has('date') ? {} : { date }) };
  // A tag or anchor before the first key applies to what follows it, so inserted keys would be lost.
  const [added] = prependKeys(source, fields, lineEnd) ?? [];
  if (!added) throw unreadable();
  return { ...added, from: split.from, to: split.from };
}
