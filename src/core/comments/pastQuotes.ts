import { findExact } from './anchor';
import type { Thread } from './comments';
import { readEntryText, type EntryText } from '../entries/entryText';
import type { Hash, PastText } from '../base/ports';

/** The words that threads were made on, by the thread's key, from earlier texts of their entry. */
export async function pastQuotes(
  texts: AsyncIterable<PastText>,
  threads: readonly Thread[],
  hash: Hash,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const sought = threads.filter(({ anchor }) => anchor !== undefined);
  if (sought.length === 0) return found;
  for await (const { text } of texts) {
    const read = readEntryText(text);
    for (const thread of sought) {
      const quote = found.has(thread.key) ? undefined : quoteOf(read, thread, hash);
      if (quote !== undefined) found.set(thread.key, quote);
    }
    if (found.size === sought.length) break;
  }
  return found;
}

function quoteOf(
  { text, sections }: EntryText,
  { prompt, anchor }: Thread,
  hash: Hash,
): string | undefined {
  const section = sections.find((one) => one.prompt === prompt);
  const answer = section && text.slice(section.contentFrom, section.to);
  const place = answer === undefined ? undefined : findExact(answer, anchor!, hash);
  return place && answer!.slice(place.from, place.to);
}
