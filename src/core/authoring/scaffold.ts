/** The text and path of a new entry. */
import * as l10n from '@vscode/l10n';
import { labelOf } from '../library/collections';
import { newEntryId } from '../base/ids';
import { addressOf, labelFor } from '../text/links';
import { fillPattern } from '../journal/setup/newEntryPattern';
import { escapesFolder, isPrivate, isSafeNewPath, privateFolder } from '../base/paths';
import { FileExistsError, type Files, type Random } from '../base/ports';
import { HumanError } from '../base/problem';
import type { EntryMeta } from '../schema/schemas';
import { fileSlugOf } from '../base/slug';
import type { Template } from '../library/template';
import { writeYaml } from '../yaml/writeYaml';

export interface NewEntry {
  readonly id: string;
  readonly text: string;
  /** Offset of the first answer. */
  readonly cursor: number;
  readonly title: string;
}

export interface EntryRequest {
  /** `undefined` for a free entry. */
  readonly template: Template | undefined;
  /** The template's by default, that of a free entry its date. */
  readonly title?: string;
  readonly date: string;
  readonly quotes?: readonly Quote[];
  /** The claim, which overrides that of the template. */
  readonly cpd?: EntryMeta['cpd'];
  /** Whether to create it below `private/`, which git ignores. */
  readonly isPrivate?: boolean;
}

/** An earlier answer, or other text to begin with. */
export type Quote = Place & (EarlierWords | LinkedLines);

interface Place {
  /** The prompt below which it is inserted; `undefined` for above the first one. */
  readonly place: string | undefined;
}

export interface EarlierWords {
  /** Each begins with `>`. */
  readonly lines: readonly string[];
  /** The source entry. */
  readonly path: string;
  readonly title: string;
  readonly date: string | undefined;
}

interface LinkedLines {
  /** Each begins with `>`; links are relative to `from`. */
  readonly lines: (from: string) => readonly string[];
}

/** The text of a new entry, without the guidance of the template. */
export const scaffold = (request: EntryRequest, random: Random): NewEntry =>
  scaffoldAt('', request, newEntryId(request.date, random));

/** @param path of the new entry, to which links are relative */
function scaffoldAt(
  path: string,
  { template, title, date, quotes = [], cpd }: EntryRequest,
  id: string,
): NewEntry {
  const quoted = (place: string | undefined): string =>
    quotes
      .filter((quote) => quote.place === place)
      .map((quote) => `${quoteText(quote, path)}\n\n`)
      .join('');
  const heading = title ?? (template ? template.meta.title : date);
  const meta = {
    id,
    ...(template ? { template: template.ref, version: template.meta.version } : {}),
    title: heading,
    date,
    ...claimed(template?.meta.cpd, cpd),
  };
  const top =
    template?.kind === 'activity' && template.meta.number
      ? `${labelOf(template)}: ${heading}`
      : heading;
  let text = `---\n${writeYaml(meta)}---\n# ${oneLine(top)}\n\n${quoted(undefined)}`;
  const cursorBelowTitle = text.length;
  let cursor: number | undefined;
  for (const prompt of template?.prompts ?? []) {
    text += `## ${prompt.heading} <!-- prompt: ${prompt.id} -->\n\n${quoted(prompt.id)}`;
    cursor ??= text.length;
    text += '\n\n';
  }
  if (cursor !== undefined) text = text.slice(0, -1);
  return { id, text, cursor: cursor ?? cursorBelowTitle, title: heading };
}

/** What is claimed at first. Empty fields of the template stay, to be filled in. */
function claimed(asked: object = {}, given: object = {}): { cpd?: object } {
  const filled = Object.entries(given).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  const cpd = { ...asked, ...Object.fromEntries(filled) };
  return Object.keys(cpd).length === 0 ? {} : { cpd };
}

/** The quoted lines with their source. */
function quoteText(quote: Quote, from: string): string {
  if (!('path' in quote)) return quote.lines(from).join('\n');
  const { lines, path, title, date } = quote;
  const source = [
    `[${labelFor(title)}](${addressOf(from, path)})`,
    ...(date === undefined ? [] : [date]),
  ];
  return [...lines, '>', `> — ${source.join(', ')}`].join('\n');
}

/** Text for a heading: on one line, and without a comment that could be read as a prompt's id. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('<!--', '&lt;!--')
    .trim();

/**
 * The path of a new entry, by the pattern `newEntry` in journal.yaml.
 * @param attempt counts from 1; later ones add a number
 * @throws HumanError if the path is outside the journal or not portable
 */
export function newEntryPath(
  pattern: string,
  entry: NewEntry & { readonly date: string },
  attempt: number,
  exclusiveCreate: boolean,
): string {
  const slug = fileSlugOf(entry.title, 'entry');
  const own = exclusiveCreate ? slug : `${slug}-${entry.id.slice(entry.id.lastIndexOf('-') + 1)}`;
  const named = attempt === 1 ? own : `${own}-${attempt}`;
  const pathWith = (name: string): string => fillPattern(pattern, entry.date, name);
  // A title such as “Con” is no name of a file on Windows.
  const path = [named, `entry-${named}`].map(pathWith).find(isSafeNewPath) ?? pathWith(named);
  if (escapesFolder(path))
    throw new HumanError(
      l10n.t('“newEntry” in journal.yaml leads out of the journal’s folder: {0}', path),
    );
  if (!isSafeNewPath(path))
    throw new HumanError(
      l10n.t('“newEntry” in journal.yaml gives a name that not every system can hold: {0}', path),
    );
  if (attempt > 1 && !pattern.includes('{slug}'))
    return path.replace(/(\.[^./]+)?$/, `-${attempt}$1`);
  return path;
}

const maxAttempts = 1000;

/** Creates the entry's file at the first free path. */
export async function createEntry(
  files: Files,
  pattern: string,
  request: EntryRequest,
  random: Random,
): Promise<NewEntry & { readonly path: string }> {
  const draft = scaffold(request, random);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const shared = newEntryPath(
      pattern,
      { ...draft, date: request.date },
      attempt,
      files.exclusiveCreate,
    );
    const path = request.isPrivate && !isPrivate(shared) ? `${privateFolder}${shared}` : shared;
    const entry = scaffoldAt(path, request, draft.id);
    try {
      await files.create(path, entry.text);
      return { ...entry, path };
    } catch (error) {
      if (!(error instanceof FileExistsError)) throw error;
    }
  }
  throw new HumanError(l10n.t('No free name was found for the new entry.'));
}
