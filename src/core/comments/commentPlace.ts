import { findAnchor } from './anchor';
import type { Thread } from './comments';
import type { EntryText } from '../entries/entryText';
import type { Hash } from '../base/ports';

/** The location of a thread in the current text, as offsets. */
export interface CommentPlace {
  readonly from: number;
  readonly to: number;
  /** `near`: most of the words remain. `detached`: they are gone, so the thread is shown at the prompt. */
  readonly fit: 'exact' | 'near' | 'detached';
}

export function placeOfThread(
  { text, sections }: EntryText,
  { prompt, anchor }: Thread,
  hash: Hash,
): CommentPlace {
  const own = sections.find((section) => section.prompt === prompt);
  const section = own ?? sections[0]!;
  const place = own && anchor && findAnchor(text.slice(own.contentFrom, own.to), anchor, hash);
  if (place) {
    const { from, to, isExact } = place;
    const start = own.contentFrom;
    return { from: start + from, to: start + to, fit: isExact ? 'exact' : 'near' };
  }
  return { from: section.from, to: section.from, fit: own && !anchor ? 'exact' : 'detached' };
}
