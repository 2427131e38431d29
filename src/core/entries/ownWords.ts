/** The person's own words in an entry that others may see: neither hidden nor left out. */
import * as l10n from '@vscode/l10n';
import { readEntryText, titleOf, type EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import { shownText, visibleText } from '../text/visibleText';

export interface OwnWords {
  readonly title: string;
  /** Markdown before the first prompt, without the title's heading. */
  readonly free: string;
  /** Heading and Markdown of each prompt, by id and in order. */
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
  // A prompt within a part that is left out may be answered, so it is not shown as open.
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
