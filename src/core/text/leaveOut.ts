/**
 * Parts that a person excludes from reports: a whole entry by `report: leave-out` in its front matter, or text
 * between `<!-- leave out -->` and `<!-- /leave out -->`. In doubt more is left out, never less.
 */
import * as l10n from '@vscode/l10n';

/** No two parts of the pattern match the same whitespace, so that long runs of it take linear time. */
export const leaveOutMark = /<!--\s*(\/\s*)?leave[\s-]*out\s*-->/gi;

/**
 * Removes what is left out. A mark without an end reaches to the end of the text; marks count in code too.
 * @param instead what is shown in its place
 */
export function withoutLeftOut(text: string, instead = l10n.t('[left out]')): string {
  let kept = '';
  let from = 0;
  let isOut = false;
  for (const { 0: found, 1: slash, index } of text.matchAll(leaveOutMark)) {
    if (!isOut) kept += text.slice(from, index);
    if (slash === undefined && !isOut) kept += instead;
    isOut = slash === undefined;
    from = index + found.length;
  }
  return isOut ? kept : kept + text.slice(from);
}
