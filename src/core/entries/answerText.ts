/** Measures the text of an entry as others read it. */
import type { EntryText } from './entryText';
import { scanBody } from '../text/scanBody';
import { bodyStart } from '../text/frontMatter';
import { shownText } from '../text/visibleText';

const quoteMarks = /^ {0,3}>[>\t ]*/gm;
const mayDiffer = /^ {0,3}>|<!--\s*leave/im;

/**
 * Number of words that limits apply to: those of a report, with quotations and without what is left out. The person's
 * own words, which make an answer, are counted by scanBody.
 */
export function wordsHandedIn(entry: EntryText): number {
  if (!mayDiffer.test(entry.text)) return wordsIn(entry);
  const from = entry.frontMatter?.body ?? bodyStart(entry.text);
  const body = shownText(entry.text.slice(from), true, '').replace(quoteMarks, '');
  return wordsIn(scanBody(body, 0, 1));
}

/** Of two answers to one prompt, the first counts. */
function wordsIn({ sections }: Pick<EntryText, 'sections'>): number {
  const prompts = new Set<string>();
  let sum = 0;
  for (const { prompt = '', words } of sections) {
    if (!prompts.has(prompt)) sum += words;
    prompts.add(prompt);
  }
  return sum;
}

/** FNV-1a, 32 bits, of the answers without their spaces. 0 if no prompt is answered. */
export function answersHash({ text, sections }: EntryText): number {
  let hash = 0x811c9dc5;
  let isEmpty = true;
  for (const { prompt, words, contentFrom, to } of sections) {
    if (prompt === undefined || words === 0) continue;
    isEmpty = false;
    for (let at = contentFrom; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code > 32) hash = Math.imul(hash ^ code, 0x01000193);
    }
  }
  return isEmpty ? 0 : hash >>> 0;
}
