/** Links to an entry. Searched on request, since the index has no links. */
import { bodyStart } from '../text/frontMatter';
import type { Journal } from '../journal/journal';
import { compare } from '../base/compare';
import { linksIn, resolveLink, type Link } from '../text/links';
import { filesAlike } from '../entries/namedFiles';
import { readTexts } from './readTexts';

interface Backlink {
  readonly path: string;
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** @param openTexts and @param isCancelled as for `readTexts`; if cancelled, returns the links found so far */
export async function backlinksTo(
  journal: Journal,
  target: string,
  openTexts: ReadonlyMap<string, string>,
  isCancelled: () => boolean,
): Promise<Backlink[]> {
  const found: Backlink[] = [];
  const paths = [...journal.entries.keys()];
  const alike = filesAlike(paths);
  const isMeant = (path: string | undefined): boolean =>
    path === target || (path !== undefined && !journal.entries.has(path) && alike(path) === target);
  const search = (path: string, text: string): void => {
    for (const link of linksIn(text, bodyStart(text)))
      if (isMeant(resolveLink(path, link.target))) found.push(placeOf(path, text, link));
  };
  await readTexts(journal, paths, openTexts, search, isCancelled);
  return found.sort((a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column);
}

function placeOf(path: string, text: string, { from, to }: Link): Backlink {
  let line = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  // The editor does not count a byte order mark.
  const mark = lineStart === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return { path, line, column: from - lineStart - mark, length: to - from };
}
