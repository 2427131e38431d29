import canonicalize from 'canonicalize';
import type { EntryText } from './entryText';
import { bodyStart } from '../text/frontMatter';
import type { Hash } from '../base/ports';
import type { TextDigests } from '../records/digests';
import { withLineFeeds } from '../text/lines';

/**
 * Digests of an entry's claim and words. Records carry them to identify the text that they were made for.
 * `digest` is SHA-256 of canonical JSON (RFC 8785) of those of `cpd`, `date`, `template` and `version` that are
 * present, a line feed, and the body with LF as line end and without spaces and tabs before line ends; `digest2` is
 * that of the same without blank lines at both ends of the body.
 */
export function digestsOf(entry: EntryText, hash: Hash): TextDigests {
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  const claim = claimOf(entry);
  const body = normalised(entry.text.slice(from));
  return {
    digest: `sha256:${hash(claim + body)}`,
    digest2: `sha256-2:${hash(claim + withoutOuterBlankLines(body))}`,
  };
}

/** Takes the values as written, whatever they are read as: so a further way to read one changes no digest. */
function claimOf({ meta, written }: EntryText): string {
  const { cpd, date, template, version } = written ?? meta;
  return `${canonicalize({ cpd, date, template, version })}\n`;
}

function normalised(body: string): string {
  const text = body.includes('\r') ? withLineFeeds(body) : body;
  // Without the lookbehind, a long run of spaces within a line would take quadratic time.
  return hasBlankAtLineEnd(text) ? text.replace(/(?<![ \t])[ \t]+(?=\n|$)/g, '') : text;
}

/** @param body normalised, so that a blank line is empty */
function withoutOuterBlankLines(body: string): string {
  let [from, to] = [0, body.length];
  while (body[from] === '\n') from++;
  while (to > from && body[to - 1] === '\n') to--;
  return body.slice(from, to);
}

/** Fast check without a regular expression: most texts have none. */
function hasBlankAtLineEnd(text: string): boolean {
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    if (isBlank(text.charCodeAt(end - 1))) return true;
  return isBlank(text.charCodeAt(text.length - 1));
}

const isBlank = (c: number): boolean => c === 32 || c === 9;
