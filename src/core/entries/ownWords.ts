/** The person's own words in an entry that others may see: neither hidden nor left out. */
import * as l10n from '@vscode/l10n';
import { readEntryText, titleOf, type EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import { headingText } from '../text/heading';
import { shownText, visibleText } from '../text/visibleText';

export interface OwnWords {
  readonly title: string;
  /** Markdown before the first prompt, without a heading that repeats the title. */
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
    answers.set(prompt, {
      heading: headingText(visibleText(shown.text.slice(from, contentFrom))),
      markdown: visibleText(shown.text.slice(contentFrom, to)).trim(),
    });
  }
  // A prompt within a part that is left out may be answered, so it is not shown as open.
  for (const { prompt } of entry.sections)
    if (prompt !== undefined && !answers.has(prompt))
      answers.set(prompt, { heading: '', markdown: l10n.t('[left out]') });
  const first = shown.sections[0]!;
  const free = visibleText(shown.text.slice(first.contentFrom, first.to));
  const title = titleOf(shown, path);
  return { title, free: withoutHeading(free, title).trim(), answers };
}

/** Removes a first heading that says the same as the title, such as `# Activity 2.9: Title`, and no other. */
function withoutHeading(markdown: string, title: string): string {
  const [line = ''] = /^\s*#[ \t][^\n]*(?:\n|$)/.exec(markdown) ?? [];
  const heading = oneSpaced(headingText(line));
  const isTitle = [heading, heading.replace(activityNumber, '')].includes(oneSpaced(title));
  return isTitle ? markdown.slice(line.length) : markdown;
}

/** As the heading of a new entry has it before its title. */
const activityNumber = /^\p{L}+ [\d.]+: /u;

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
