/** Threads that are unread or unresolved: those with comments of others, and those of the reader alone. */
import { threadsOf, type Comment, type Thread } from './comments';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { recordsOf } from '../actions/recordsOf';
import { splitLines } from '../text/lines';

export interface OthersThread {
  readonly entry: Entry;
  readonly thread: Thread;
  /** Keys of its unread comments. */
  readonly unread: readonly string[];
  /** The last comment of another person; of the reader if nobody else wrote in it. */
  readonly last: Comment;
  /** Only the reader wrote in it. */
  readonly isOwn: boolean;
}

/** @param reader `undefined` if unknown */
export async function othersThreadsOf(
  journal: Journal,
  entry: Entry,
  reader: string | undefined,
  isUnread: (key: string) => boolean,
): Promise<readonly OthersThread[]> {
  const found: OthersThread[] = [];
  for (const thread of threadsOf(await recordsOf(journal, entry.id ?? ''))) {
    const unread = thread.comments.map(({ key }) => key).filter(isUnread);
    if (unread.length === 0 && thread.resolved.length > 0) continue;
    const byOthers = thread.comments.filter(({ person }) => person !== reader);
    const isOwn = byOthers.length === 0;
    const last = (isOwn ? thread.comments : byOthers).at(-1)!;
    found.push({ entry, thread, unread, last, isOwn });
  }
  return found;
}

/** The first line of a comment, shortened. */
export function firstLineOf({ text }: Comment): string {
  const line = splitLines(text).find((one) => one.trim() !== '') ?? '';
  const letters = Array.from(line.trim());
  return letters.length <= 80 ? letters.join('') : `${letters.slice(0, 79).join('')}…`;
}
