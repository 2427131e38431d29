import * as l10n from '@vscode/l10n';
import type { Finding } from '../base/problem';

/** First line of a git conflict. */
export const conflictLine = /^<{7}(?: |\r?$)/m;

export const conflictFinding = (line: number): Finding => ({
  line,
  severity: 'error',
  code: 'git.conflict',
  message: l10n.t(
    'Git left a conflict here. Keep what you want and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  ),
});

/** All conflict marker lines of git; nested conflicts have longer markers. */
const markLines = /^(?:(?:<{7,}|>{7,}|\|{7,})(?: [^\r\n]*)?|={7})$/gm;

/**
 * Whether a text has conflict markers, even incomplete ones.
 * @param sides texts of both sides before the merge: lines in them that look like markers do not count
 */
export function hasMarksLeft(text: string, sides: readonly string[]): boolean {
  const left = countMarks(text);
  if (left.size === 0) return false;
  const before = sides.map(countMarks);
  for (const [line, count] of left) {
    const counts = before.map((marks) => marks.get(line) ?? 0);
    // Such a line may underline a heading, and headings of both sides may be kept.
    const isUnderline = line.startsWith('=');
    const known = isUnderline ? counts.reduce((a, b) => a + b, 0) : Math.max(0, ...counts);
    if (count > known) return true;
  }
  return false;
}

function countMarks(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [line] of text.matchAll(markLines)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
