/** Which entries link to an entry. Searched for when somebody asks: the index keeps no links. */
import { bodyStart } from '../text/frontMatter';
import type { Journal } from '../journal/journal';
import { linksIn, resolveLink, type Link } from '../text/links';
import { compare } from '../base/compare';

export interface Backlink {
  readonly path: string;
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

const slice = 64;

/**
 * @param openTexts texts of files that are open in the editor, by path: they count as they are there
 * @param isCancelled asked between slices; then what was found so far is given
 */
export async function backlinksTo(
  journal: Journal,
  target: string,
  openTexts: ReadonlyMap<string, string>,
  isCancelled: () => boolean,
): Promise<Backlink[]> {
  const found: Backlink[] = [];
  const search = (path: string, text: string): void => {
    for (const link of linksIn(text, bodyStart(text)))
      if (resolveLink(path, link.target) === target) found.push(placeOf(path, text, link));
  };
  const paths = [...journal.entries.keys()];
  for (let at = 0; at < paths.length && !isCancelled(); at += slice) {
    const closed: string[] = [];
    for (const path of paths.slice(at, at + slice)) {
      const text = openTexts.get(path);
      if (text === undefined) closed.push(path);
      else search(path, text);
    }
    await journal.files.readEach(closed, (read) => {
      if ('text' in read) search(read.path, read.text);
    });
    await journal.world.pace();
  }
  return found.sort((a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column);
}

function placeOf(path: string, text: string, { from, to }: Link): Backlink {
  let line = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  // An editor does not count the mark as a character.
  const mark = lineStart === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return { path, line, column: from - lineStart - mark, length: to - from };
}
