import { Fences } from './fences';
import { withoutComments } from './heading';
import { splitLines } from './lines';

/**
 * The person's own words of an answer as a block quote, line by line; empty where there are none.
 * Whatever they hold stays within the quote: each line of it begins with `>`.
 */
export function quoteOf(answer: string): readonly string[] {
  const own = ownLines(splitLines(answer));
  while (own.length > 0 && isBlank(own.at(-1)!)) own.pop();
  const first = own.findIndex((line) => !isBlank(line));
  return own.slice(Math.max(0, first)).map((line) => (isBlank(line) ? '>' : `> ${line}`));
}

const isBlank = (line: string): boolean => line.trim() === '';

/** How an answer begins, on one line, so that it is recognised. */
export function excerptOf(answer: string, most = 120): string {
  const words = quoteOf(answer).map((line) => line.slice(2));
  const text = words.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  // A text without blanks, or one long word, is cut where it must be.
  return `${space < most / 2 ? cut : cut.slice(0, space)}…`;
}

/** Without what they quoted themselves and without comments, so that quotes of quotes do not grow. */
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
