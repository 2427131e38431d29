/** The person's own words in an entry, as a report shows them: without comments, and without what is left out. */
import * as l10n from '@vscode/l10n';
import { readEntryText, titleOf, type EntryText } from '../entryText';
import { Fences } from '../fences';
import { bodyStart } from '../frontMatter';
import { withoutLeftOut } from './leaveOut';

export interface OwnWords {
  readonly title: string;
  /** Markdown before the first prompt, without the heading that repeats the title. */
  readonly free: string;
  /** The heading and the Markdown under each prompt, by id, in their order. */
  readonly answers: ReadonlyMap<string, { readonly heading: string; readonly markdown: string }>;
}

export function ownWords(entry: EntryText, path: string): OwnWords {
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  const shown = readEntryText(entry.text.slice(0, from) + withoutLeftOut(entry.text.slice(from)));
  const answers = new Map<string, { heading: string; markdown: string }>();
  for (const { prompt, from, contentFrom, to } of shown.sections) {
    if (prompt === undefined || answers.has(prompt)) continue;
    const heading = withoutComments(shown.text.slice(from, contentFrom)).replace(/^[ \t]*#+/, '');
    answers.set(prompt, {
      heading: heading.trim(),
      markdown: withoutComments(shown.text.slice(contentFrom, to)).trim(),
    });
  }
  // A question whose place is left out was answered perhaps; it is not shown as open.
  for (const { prompt } of entry.sections)
    if (prompt !== undefined && !answers.has(prompt))
      answers.set(prompt, { heading: '', markdown: l10n.t('[left out]') });
  const first = shown.sections[0]!;
  const free = withoutComments(shown.text.slice(first.contentFrom, first.to));
  return {
    title: titleOf(shown, path),
    free: free.replace(/^\s*#[ \t][^\n]*(?:\n|$)/, '').trim(),
    answers,
  };
}

/** Without HTML comments outside fenced code; one that begins a line and is never closed reaches to the end. */
export function withoutComments(markdown: string): string {
  const fences = new Fences();
  let kept = '';
  let isComment = false;
  for (let start = 0; start < markdown.length;) {
    const newline = markdown.indexOf('\n', start);
    const next = newline === -1 ? markdown.length : newline + 1;
    const line = markdown.slice(start, next);
    if (!isComment && fences.isCode(line.trimEnd())) kept += line;
    else {
      let at = 0;
      while (at < line.length) {
        if (isComment) {
          const close = line.indexOf('-->', at);
          if (close === -1) break;
          isComment = false;
          at = close + 3;
          continue;
        }
        const open = line.indexOf('<!--', at);
        if (open === -1 || !isClosed(line, open, markdown, start)) {
          kept += line.slice(at);
          break;
        }
        kept += line.slice(at, open);
        isComment = true;
        at = open + 4;
      }
    }
    start = next;
  }
  return kept;
}

/** What is never closed is a comment at the beginning of a line alone, as Markdown has it. */
const isClosed = (line: string, open: number, markdown: string, start: number): boolean =>
  line.slice(0, open).trim() === '' || markdown.includes('-->', start + open + 4);
