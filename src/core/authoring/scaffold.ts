/** New entries: from template to text and path. */
import * as l10n from '@vscode/l10n';
import { labelOf } from '../library/collections';
import { newEntryId } from '../base/ids';
import { addressOf, labelFor } from '../text/links';
import { fillPattern } from '../journal/setup/newEntryPattern';
import { escapesFolder, isPrivate, isSafeNewPath, privateFolder } from '../base/paths';
import { FileExistsError, type Files, type Random } from '../base/ports';
import { HumanError } from '../base/problem';
import type { EntryMeta } from '../schema/schemas';
import { slugOf } from '../base/slug';
import type { Template } from '../library/template';
import { writeYaml } from '../yaml/writeYaml';

export interface NewEntry {
  readonly id: string;
  readonly text: string;
  /** Offset of the first answer, where the person begins to write. */
  readonly cursor: number;
  readonly title: string;
}

export interface EntryWish {
  /** `undefined` for a free entry. */
  readonly template: Template | undefined;
  /** Of a free entry; others take the template's. */
  readonly title?: string;
  readonly date: string;
  readonly quotes?: readonly Quote[];
  /** What it claims as CPD, besides and before what the template says. */
  readonly cpd?: EntryMeta['cpd'];
  /** Whether it goes below `private/`, where git leaves it alone. */
  readonly isPrivate?: boolean;
}

/** An earlier answer, or what else a new entry begins with. */
export type Quote = Place & (EarlierWords | LinkedLines);

interface Place {
  /** The prompt under which it stands; `undefined` for above all of them. */
  readonly place: string | undefined;
}

export interface EarlierWords {
  /** Each begins with `>`. */
  readonly lines: readonly string[];
  /** The entry that it comes from. */
  readonly path: string;
  readonly title: string;
  readonly date: string | undefined;
}

interface LinkedLines {
  /** Each begins with `>`; links in them lead from that path. */
  readonly lines: (from: string) => readonly string[];
}

/** The text of a new entry. Guidance stays in the template; what is not a heading is the person's own. */
export const scaffold = (wish: EntryWish, random: Random): NewEntry =>
  scaffoldAt('', wish, newEntryId(wish.date, random));

/** @param path of the new entry, from where links lead to others */
function scaffoldAt(
  path: string,
  { template, title, date, quotes = [], cpd }: EntryWish,
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
    ...claimed({ ...template?.meta.cpd, ...cpd }),
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

/** What is empty is left out: what a template only asks for is no claim. */
function claimed(cpd: object): { cpd?: object } {
  const fields = Object.entries(cpd).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return fields.length === 0 ? {} : { cpd: Object.fromEntries(fields) };
}

/** The words, and in the same quote, so that it is not taken for theirs, where they were written. */
function quoteText(quote: Quote, from: string): string {
  if (!('path' in quote)) return quote.lines(from).join('\n');
  const { lines, path, title, date } = quote;
  const source = [
    `[${labelFor(title)}](${addressOf(from, path)})`,
    ...(date === undefined ? [] : [date]),
  ];
  return [...lines, '>', `> — ${source.join(', ')}`].join('\n');
}

/** As a heading: on one line, and never taken for the comment that carries a prompt's id. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('<!--', '&lt;!--')
    .trim();

/**
 * Where a new entry goes, by the pattern `newEntry` of journal.yaml.
 * @param attempt counts from 1; later ones add a number, so that a second entry of the day has a path of its own
 * @throws HumanError where the pattern leads out of the journal or gives a name that no file can have
 */
export function newEntryPath(
  pattern: string,
  entry: NewEntry & { readonly date: string },
  attempt: number,
  exclusiveCreate: boolean,
): string {
  const slug = slugOf(entry.title, 'entry');
  const own = exclusiveCreate ? slug : `${slug}-${entry.id.slice(entry.id.lastIndexOf('-') + 1)}`;
  const path = fillPattern(pattern, entry.date, attempt === 1 ? own : `${own}-${attempt}`);
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

const mostAttempts = 1000;

/** Makes the entry's file; one that is there already is never touched, the next free path is taken. */
export async function createEntry(
  files: Files,
  pattern: string,
  wish: EntryWish,
  random: Random,
): Promise<NewEntry & { readonly path: string }> {
  const draft = scaffold(wish, random);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const shared = newEntryPath(
      pattern,
      { ...draft, date: wish.date },
      attempt,
      files.exclusiveCreate,
    );
    const path = wish.isPrivate && !isPrivate(shared) ? `${privateFolder}${shared}` : shared;
    const entry = scaffoldAt(path, wish, draft.id);
    try {
      await files.create(path, entry.text);
      return { ...entry, path };
    } catch (error) {
      if (!(error instanceof FileExistsError)) throw error;
    }
  }
  throw new HumanError(l10n.t('No free name was found for the new entry.'));
}
