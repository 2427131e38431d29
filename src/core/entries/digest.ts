import canonicalize from 'canonicalize';
import type { EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import type { Hash } from '../base/ports';
import type { EntryMeta } from '../schema/schemas';
import { withLineFeeds } from '../text/lines';

/**
 * Digest of an entry's claim and words. Records carry it to identify the text that they were made for.
 * SHA-256 of canonical JSON (RFC 8785) of those of `cpd`, `date`, `template` and `version` that are present, a line
 * feed, and the body with LF as line end and without spaces and tabs before line ends.
 */
export function digestOf(entry: EntryText, hash: Hash): string {
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  return `sha256:${hash(claimOf(entry.meta) + normalised(entry.text.slice(from)))}`;
}

const claimOf = ({ cpd, date, template, version }: EntryMeta): string =>
  `${canonicalize({ cpd, date, template, version })}\n`;

function normalised(body: string): string {
  const text = body.includes('\r') ? withLineFeeds(body) : body;
  // Without the lookbehind, a long run of spaces within a line would take quadratic time.
  return hasBlankAtLineEnd(text) ? text.replace(/(?<![ \t])[ \t]+(?=\n|$)/g, '') : text;
}

/** Fast check without a regular expression: most texts have none. */
function hasBlankAtLineEnd(text: string): boolean {
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    if (isBlank(text.charCodeAt(end - 1))) return true;
  return isBlank(text.charCodeAt(text.length - 1));
}

const isBlank = (c: number): boolean => c === 32 || c === 9;
