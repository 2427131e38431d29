/** The discussion of an activity, to be read after answering. That the owner saw it is recorded. */
import * as l10n from '@vscode/l10n';
import { changePrompt } from '../library/changePrompt';
import { addRecords, mustBeOwner, type Author } from './addRecords';
import { openPrompts } from './completion';
import type { Entry } from '../entries/entry';
import { readEntryText, type EntryText } from '../entries/entryText';
import { lineEndOf } from '../text/lines';
import type { Splice } from '../text/splice';
import type { Journal } from '../journal/journal';

/** The discussion of the entry's activity, and whether it may be shown without asking. */
export function discussionOf(
  journal: Pick<Journal, 'templateOf'>,
  entry: Entry,
): { readonly text: string; readonly isOpen: boolean } | undefined {
  const text = journal.templateOf(entry)?.discussion;
  if (!text) return undefined;
  return { text, isOpen: entry.revealed || openPrompts(journal, entry).length === 0 };
}

/** Records once that the owner has seen the discussion, and whether prompts were still open. */
export async function reveal(journal: Journal, entry: Entry, author: Author): Promise<void> {
  if (entry.revealed) return;
  mustBeOwner(journal, author);
  const isEarly = openPrompts(journal, entry).length > 0;
  await addRecords(journal, entry, author, [
    { kind: 'revealed', ...(isEarly ? { early: true } : {}) },
  ]);
}

/** The question after the discussion, at the entry's end; `undefined` if the entry has it or it would not be read as one. */
export function changeQuestion({ text, sections }: EntryText): Splice | undefined {
  if (sections.some(({ prompt }) => prompt === changePrompt)) return undefined;
  const lineEnd = lineEndOf(text);
  const last = /(?:\r?\n)*$/.exec(text)![0];
  const gap = lineEnd.repeat(Math.max(0, 2 - last.split('\n').length + 1));
  const heading = `## ${l10n.t('What would I change now?')} <!-- prompt: ${changePrompt} -->`;
  const added = `${gap}${heading}${lineEnd}${lineEnd}`;
  // In a code block or comment that is never closed, it would not be found again and would be added each time.
  if (readEntryText(text + added).sections.at(-1)!.prompt !== changePrompt) return undefined;
  return { from: text.length, to: text.length, text: added };
}
