/** Where the links and pictures of a person's words lead, in a report that stands elsewhere than the entry. */
import { applySplices } from '../core/text/splice';
import { addressesIn, addressOf, resolveLink, type Address } from '../core/text/links';
import type { Splice } from '../core/text/splice';

/**
 * @param entry path of the entry that the words are from
 * @param report path of the report; `undefined` where it is kept outside the journal or is not known: then
 *   the words of a link stay, and of a picture what is said of it
 */
export function addressesFrom(markdown: string, entry: string, report: string | undefined): string {
  const splices = addressesIn(markdown, 0).flatMap((one): readonly Splice[] => {
    const path = resolveLink(entry, one.target);
    if (path === undefined || path === '') return [];
    if (report === undefined) return wordsAlone(markdown, one);
    return [{ from: one.from, to: one.to, text: `${addressOf(report, path)}${one.rest}` }];
  });
  return applySplices(markdown, splices);
}

function wordsAlone(
  markdown: string,
  { kind, from, to, opens, closes, end }: Address,
): readonly Splice[] {
  switch (kind) {
    case 'definition':
      return [{ from, to, text: markdown[from - 1] === '<' ? '' : '<>' }];
    case 'link':
      return [
        { from: opens, to: opens + 1, text: '' },
        { from: closes, to: end, text: '' },
      ];
    case 'picture':
      return [
        { from: opens, to: opens + 2, text: '\\[' },
        { from: closes, to: end, text: '\\]' },
      ];
  }
}
