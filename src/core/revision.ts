/** A newer version of the template that an entry was made from: shown, and taken over when the person says so. */
import * as l10n from '@vscode/l10n';
import type { Collections } from './collections';
import type { EntryFacts } from './entry';
import { readEntryText, type EntryText } from './entryText';
import { HumanError } from './problem';
import type { Prompt, Template } from './template';
import { scalarsAt } from './yaml/scalarsAt';
import type { Splice } from './yaml/setList';

export interface Revision {
  /** `undefined` where the older text is gone: then the prompts in the entry are what is compared. */
  readonly older: Template | undefined;
  readonly newer: Template;
}

/** `undefined` while the entry's version is the newest. */
export function revisionOf(
  { templates, versions }: Collections,
  { template, version }: Pick<EntryFacts, 'template' | 'version'>,
): Revision | undefined {
  if (template === undefined || version === undefined) return undefined;
  const newer = templates.get(template);
  if (!newer || newer.meta.version <= version) return undefined;
  return { older: versions.get(`${template}@${version}`), newer };
}

/** What the newer version asks besides, as far as it is not in the entry. */
export const newPrompts = (
  { older, newer }: Revision,
  inEntry: readonly (string | undefined)[],
): readonly Prompt[] =>
  newer.prompts.filter(
    ({ id }) => !inEntry.includes(id) && !older?.prompts.some((prompt) => prompt.id === id),
  );

/**
 * Puts the new prompts at their places and names the newer version. All else stays as it is, prompts
 * that were removed and their answers too.
 * @throws HumanError where the entry could not be read afterwards as it should
 */
export function takeOver(revision: Revision, entry: EntryText): readonly Splice[] {
  const { text, sections, frontMatter } = entry;
  const inEntry = sections.map(({ prompt }) => prompt);
  const added = newPrompts(revision, inEntry);
  const places = new Map<number, Prompt[]>();
  let at = sections[0]!.to;
  for (const prompt of revision.newer.prompts) {
    const known = sections.find((section) => section.prompt === prompt.id);
    // Behind the one that stands before it in the template.
    if (known) at = known.to;
    else if (added.includes(prompt)) places.set(at, [...(places.get(at) ?? []), prompt]);
  }
  const splices = [...places].map(([place, prompts]) => insertion(text, place, prompts));
  const [version] = frontMatter
    ? scalarsAt(text.slice(frontMatter.from, frontMatter.to), ['version'])
    : [];
  if (version)
    splices.push({
      from: frontMatter!.from + version.from,
      to: frontMatter!.from + version.to,
      text: String(revision.newer.meta.version),
    });
  splices.sort((a, b) => a.from - b.from);
  mustBeReadable(spliced(text, splices), revision.newer, [
    ...inEntry.slice(1),
    ...added.map(({ id }) => id),
  ]);
  return splices;
}

/** Like the prompts of a new entry: the answer goes on the second line below. */
function insertion(text: string, at: number, prompts: readonly Prompt[]): Splice {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const before = /(?:\r?\n)*$/.exec(text.slice(0, at))![0].split('\n').length - 1;
  const headings = prompts.map(
    ({ id, heading }) => `## ${heading} <!-- prompt: ${id} -->${lineEnd.repeat(3)}`,
  );
  return {
    from: at,
    to: at,
    text:
      lineEnd.repeat(Math.max(0, 2 - before)) +
      headings.join(lineEnd) +
      (at < text.length ? lineEnd : ''),
  };
}

function mustBeReadable(
  text: string,
  { meta }: Template,
  prompts: readonly (string | undefined)[],
): void {
  const { meta: read, sections } = readEntryText(text);
  const found = sections.slice(1).map(({ prompt }) => prompt);
  if (read.version !== meta.version)
    throw new HumanError(
      l10n.t('“version” could not be set in the front matter of this entry, so nothing was added.'),
    );
  if (found.length !== prompts.length || !prompts.every((prompt) => found.includes(prompt)))
    throw new HumanError(
      l10n.t(
        'A code block or a comment in this entry is never closed and would hide the new questions, so nothing was added.',
      ),
    );
}

/** The text with these parts, which are in order and do not overlap, put in. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: added } of splices) {
    result += text.slice(at, from) + added;
    at = to;
  }
  return result + text.slice(at);
}

/**
 * Both texts, to be compared.
 * @param isRevealed whether their discussions may be shown
 */
export function revisionTexts(
  { older, newer }: Revision,
  entry: EntryText,
  isRevealed: boolean,
): { readonly older: string; readonly newer: string } {
  const shown = ({ text, hiddenFrom }: Template): string =>
    isRevealed ? text : `${text.slice(0, hiddenFrom).trimEnd()}\n`;
  if (older) return { older: shown(older), newer: shown(newer) };
  return {
    older: entry.sections
      .slice(1)
      .map(({ from, contentFrom }) => `${entry.text.slice(from, contentFrom).trim()}\n`)
      .join('\n'),
    newer: newer.prompts
      .map(({ id, heading }) => `## ${heading} <!-- prompt: ${id} -->\n`)
      .join('\n'),
  };
}
