/**
 * What a person marks as left out of reports: a whole entry by `report: leave-out` in its front matter,
 * or words between `<!-- leave out -->` and `<!-- /leave out -->`. In doubt more is left out, never less.
 */
import * as l10n from '@vscode/l10n';

/** No two parts can take the same whitespace: a long run of it would be tried in all ways. */
export const leaveOutMark = /<!--\s*(\/\s*)?leave[\s-]*out\s*-->/gi;

/** A mark that nothing closes reaches to the end; wherever it stands, in code too, it counts. */
export function withoutLeftOut(text: string): string {
  let kept = '';
  let from = 0;
  let isOut = false;
  for (const { 0: found, 1: slash, index } of text.matchAll(leaveOutMark)) {
    if (!isOut) kept += text.slice(from, index);
    if (slash === undefined && !isOut) kept += l10n.t('[left out]');
    isOut = slash === undefined;
    from = index + found.length;
  }
  return isOut ? kept : kept + text.slice(from);
}
