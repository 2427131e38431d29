import { findAnchor, isLong } from './anchor';
import type { Thread } from './comments';
import type { EntryText } from '../entries/entryText';
import type { Hash } from '../base/ports';

/** The location of a thread in the current text, as offsets. */
export interface CommentPlace {
  readonly from: number;
  readonly to: number;
  /** `near`: some of the words were changed. `detached`: they are gone, so the thread is shown at the prompt. */
  readonly fit: 'exact' | 'near' | 'detached';
}

/** Looks for a longer quote in the other answers too, since a sentence may be moved to one of them. */
export function placeOfThread(
  { text, sections }: EntryText,
  { prompt, anchor }: Thread,
  hash: Hash,
): CommentPlace {
  const own = sections.find((section) => section.prompt === prompt);
  const others = anchor && isLong(anchor) ? sections.filter((section) => section !== own) : [];
  if (anchor)
    for (const { contentFrom, to: end } of own ? [own, ...others] : others) {
      const place = findAnchor(text.slice(contentFrom, end), anchor, hash);
      if (!place) continue;
      const { from, to, isExact } = place;
      return { from: contentFrom + from, to: contentFrom + to, fit: isExact ? 'exact' : 'near' };
    }
  const section = own ?? sections[0]!;
  return { from: section.from, to: section.from, fit: own && !anchor ? 'exact' : 'detached' };
}
