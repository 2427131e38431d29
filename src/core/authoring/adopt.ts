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
import { isPlainDate } from '../base/dates';
import { isEntryId, newEntryId } from '../base/ids';
import { dayIn } from '../base/looseDates';
import { fileNameOf } from '../base/paths';
import type { Random } from '../base/ports';
import { HumanError, mustFixFirst } from '../base/problem';
import { prependKeys } from '../yaml/editYaml';
import { parseYaml } from '../yaml/parseYaml';
import { readAnyYaml } from '../yaml/readYaml';
import { writeYaml } from '../yaml/writeYaml';

export interface AdoptionContext {
  /** Path of the file: the name of a daily note is its day. */
  readonly path: string;
  readonly today: string;
  readonly random: Random;
}

/**
 * Turns an existing Markdown file into an entry, by adding front matter or an id.
 * @returns `undefined` if it has an id already
 * @throws HumanError if its front matter cannot be read
 */
export function adoption(
  text: string,
  { path, today, random }: AdoptionContext,
): Splice | undefined {
  const lineEnd = lineEndOf(text);
  const split = splitFrontMatter(text);
  if (split === 'notClosed') throw new HumanError(unclosedFrontMatter());
  if (split === 'none') {
    if (strayFrontMatter(text)) throw new HumanError(strayFrontMatterMessage());
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    const date = dayInName(path) ?? today;
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
  const { id: known, date: given } = readEntryText(text).meta;
  if (known !== undefined && isEntryId(known)) return undefined;
  const date = given ?? dayInName(path) ?? dayOfCreation((key) => document.get(key)) ?? today;
  const id = newEntryId(date, random);
  // Another program may need its `id` as it is.
  const own = document.has('id') ? { entryId: id } : { id };
  const fields = { ...own, ...(document.has('date') ? {} : { date }) };
  // A tag or anchor before the first key applies to what follows it, so inserted keys would be lost.
  const [added] = prependKeys(source, fields, lineEnd) ?? [];
  if (!added) throw unreadable();
  return { ...added, from: split.from, to: split.from };
}

/** The day with which the name of a file begins, as that of a daily note or a post does. */
function dayInName(path: string): string | undefined {
  const [, year, , month, day] =
    /^(\d{4})([-_. ]?)(\d{2})\2(\d{2})(?!\d)/.exec(fileNameOf(path)) ?? [];
  const date = `${year}-${month}-${day}`;
  return isPlainDate(date) ? date : undefined;
}

/** Keys in which other tools store when a note was created. */
const creationKeys = ['created', 'created_at', 'date created', 'creation date'];

function dayOfCreation(valueOf: (key: string) => unknown): string | undefined {
  for (const key of creationKeys) {
    const value = valueOf(key);
    const day =
      typeof value === 'string' || typeof value === 'number' ? dayIn(String(value)) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}
