import { Fences } from './fences';
import { withoutComments } from './heading';
import { splitLines } from './lines';

/**
 * Lines of a block quote of the person's own words in an answer; empty if there are none. No content can end the
 * quote: each line begins with `>`.
 */
export function quoteOf(answer: string): readonly string[] {
  const own = ownLines(splitLines(answer));
  while (own.length > 0 && isBlank(own.at(-1)!)) own.pop();
  const first = own.findIndex((line) => !isBlank(line));
  return own.slice(Math.max(0, first)).map((line) => (isBlank(line) ? '>' : `> ${line}`));
}

const isBlank = (line: string): boolean => line.trim() === '';

/** The beginning of an answer on one line, to recognise it by. */
export function excerptOf(answer: string, maxLength = 120): string {
  const words = quoteOf(answer).map((line) => line.slice(2));
  const text = words.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  // Text without spaces near the end is cut within a word.
  return `${space < maxLength / 2 ? cut : cut.slice(0, space)}…`;
}

/** Removes quotes and comments, so that quotes are not nested. */
function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  const fences = new Fences();
  let inComment = false;
  for (let line of lines) {
    if (inComment) {
      const end = line.indexOf('-->');
      if (end === -1) continue;
      inComment = false;
      line = line.slice(end + 3);
      if (isBlank(line)) continue;
    } else if (fences.isCode(line)) {
      own.push(line);
      continue;
    } else if (/^ {0,3}>/.test(line)) continue;
    const bare = withoutComments(line);
    if (/^ {0,3}<!--/.test(bare)) {
      inComment = true;
      continue;
    }
    if (!isBlank(bare) || isBlank(line)) own.push(bare);
  }
  return own;
}
