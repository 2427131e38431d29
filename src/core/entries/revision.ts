/** Newer versions of an entry's template: shown, and applied when the person asks for it. */
import * as l10n from '@vscode/l10n';
import type { Collections } from '../library/collections';
import { insertPrompts } from './editPrompts';
import { applySplices } from '../text/splice';
import type { EntryFacts } from './entry';
import { readEntryText, type EntryText } from './entryText';
import { HumanError } from '../base/problem';
import type { Prompt, Template } from '../library/template';
import { scalarsAt } from '../yaml/scalars';
import type { Splice } from '../text/splice';

export interface Revision {
  /** `undefined` if the older version is missing: then the prompts in the entry are compared. */
  readonly older: Template | undefined;
  readonly newer: Template;
}

/** @returns `undefined` if the entry has the newest version */
export function revisionOf(
  { templates, versions }: Collections,
  { template, version }: Pick<EntryFacts, 'template' | 'version'>,
): Revision | undefined {
  if (template === undefined || version === undefined) return undefined;
  const newer = templates.get(template);
  if (!newer || newer.meta.version <= version) return undefined;
  return { older: versions.get(`${template}@${version}`), newer };
}

/** Prompts of the newer version that are neither in the older one nor in the entry. */
export const newPrompts = (
  { older, newer }: Revision,
  inEntry: readonly (string | undefined)[],
): readonly Prompt[] =>
  newer.prompts.filter(
    ({ id }) => !inEntry.includes(id) && !older?.prompts.some((prompt) => prompt.id === id),
  );

/**
 * Inserts the new prompts and sets the newer version. Keeps everything else, including removed prompts and their
 * answers.
 * @throws HumanError if the entry would not be read correctly afterwards
 */
export function applyRevision(revision: Revision, entry: EntryText): readonly Splice[] {
  const { text, sections, frontMatter } = entry;
  const inEntry = sections.map(({ prompt }) => prompt);
  const added = newPrompts(revision, inEntry);
  const splices = [...insertPrompts(text, sections, revision.newer, added)];
  if (added.length > 0 && splices.length === 0)
    throw new HumanError(
      l10n.t(
        'A code block or a comment in this entry is never closed and would hide the new questions, so nothing was added.',
      ),
    );
  const [version] = frontMatter
    ? scalarsAt(text.slice(frontMatter.from, frontMatter.to), ['version'])
    : [];
  if (version)
    splices.push({
      from: frontMatter!.from + version.from,
      to: frontMatter!.from + version.to,
      text: String(revision.newer.meta.version),
    });
  const read = readEntryText(applySplices(text, splices));
  if (read.meta.version !== revision.newer.meta.version)
    throw new HumanError(
      l10n.t('“version” could not be set in the front matter of this entry, so nothing was added.'),
    );
  return splices.sort((one, other) => one.from - other.from);
}

/**
 * Both texts for a comparison.
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
