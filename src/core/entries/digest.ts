import canonicalize from 'canonicalize';
import type { EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import type { Hash } from '../base/ports';
import type { EntryMeta } from '../schema/schemas';
import { withLineFeeds } from '../text/lines';

/**
 * The digest of an entry's claim and words. A record that carries it says which text it was made for.
 * SHA-256 of canonical JSON (RFC 8785) of `cpd`, `date`, `template` and `version` as far as present, a
 * line feed, and the body with line ends as LF and blanks at line ends removed.
 */
export function digestOf(entry: EntryText, hash: Hash): string {
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  return `sha256:${hash(claimOf(entry.meta) + normalised(entry.text.slice(from)))}`;
}

const claimOf = ({ cpd, date, template, version }: EntryMeta): string =>
  `${canonicalize({ cpd, date, template, version })}\n`;

function normalised(body: string): string {
  const text = body.includes('\r') ? withLineFeeds(body) : body;
  // The lookbehind keeps a long run of blanks within a line from being gone over once for each.
  return hasBlankAtLineEnd(text) ? text.replace(/(?<![ \t])[ \t]+(?=\n|$)/g, '') : text;
}

/** Most texts have none, which is seen faster without a regular expression. */
function hasBlankAtLineEnd(text: string): boolean {
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    if (isBlank(text.charCodeAt(end - 1))) return true;
  return isBlank(text.charCodeAt(text.length - 1));
}

const isBlank = (c: number): boolean => c === 32 || c === 9;
