/** Adjusts the links and pictures of an entry to the path of the report. */
import { addressesIn, addressOf, resolveLink, type Address } from '../core/text/links';
import { applySplices, type Splice } from '../core/text/splice';

/** @param report path of the report; if it is unknown or outside the journal, links and pictures become text */
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
