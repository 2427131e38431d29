/** Threads in which others wrote, as far as they are still to be looked at. */
import { threadsOf, type Comment, type Thread } from './comments';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { recordsOf } from '../actions/recordsOf';
import { splitLines } from '../text/lines';

export interface OthersThread {
  readonly entry: Entry;
  readonly thread: Thread;
  /** Keys of its comments that are not read yet. */
  readonly unread: readonly string[];
  /** What another person said in it last. */
  readonly last: Comment;
}

/**
 * Those of one entry that hold something unread, or are not resolved.
 * @param reader who reads, as far as that is known
 */
export async function othersThreadsOf(
  journal: Journal,
  entry: Entry,
  reader: string | undefined,
  isUnread: (key: string) => boolean,
): Promise<readonly OthersThread[]> {
  const found: OthersThread[] = [];
  for (const thread of threadsOf(await recordsOf(journal, entry.id ?? ''))) {
    const unread = thread.comments.map(({ key }) => key).filter(isUnread);
    const last = thread.comments.filter(({ person }) => person !== reader).at(-1);
    if (last && (unread.length > 0 || thread.resolved.length === 0))
      found.push({ entry, thread, unread, last });
  }
  return found;
}

/** The first line of what was said, as far as it fits. */
export function firstWords({ text }: Comment, most = 80): string {
  const line = splitLines(text).find((one) => one.trim() !== '') ?? '';
  const letters = Array.from(line.trim());
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
