/** The person's own words in an entry, as others may see them: without what is hidden or left out. */
import * as l10n from '@vscode/l10n';
import { readEntryText, titleOf, type EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import { shownText, visibleText } from '../text/visibleText';

export interface OwnWords {
  readonly title: string;
  /** Markdown before the first prompt, without the heading that repeats the title. */
  readonly free: string;
  /** The heading and the Markdown under each prompt, by id, in their order. */
  readonly answers: ReadonlyMap<string, { readonly heading: string; readonly markdown: string }>;
}

export function ownWords(entry: EntryText, path: string): OwnWords {
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  const body = shownText(entry.text.slice(from), true);
  const shown = readEntryText(entry.text.slice(0, from) + body);
  const answers = new Map<string, { heading: string; markdown: string }>();
  for (const { prompt, from, contentFrom, to } of shown.sections) {
    if (prompt === undefined || answers.has(prompt)) continue;
    const heading = visibleText(shown.text.slice(from, contentFrom)).replace(/^[ \t]*#+/, '');
    answers.set(prompt, {
      heading: heading.trim(),
      markdown: visibleText(shown.text.slice(contentFrom, to)).trim(),
    });
  }
  // A question whose place is left out was answered perhaps; it is not shown as open.
  for (const { prompt } of entry.sections)
    if (prompt !== undefined && !answers.has(prompt))
      answers.set(prompt, { heading: '', markdown: l10n.t('[left out]') });
  const first = shown.sections[0]!;
  const free = visibleText(shown.text.slice(first.contentFrom, first.to));
  return {
    title: titleOf(shown, path),
    free: free.replace(/^\s*#[ \t][^\n]*(?:\n|$)/, '').trim(),
    answers,
  };
}
