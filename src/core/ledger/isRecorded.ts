import type { Entry } from '../entries/entry';

/** Whether the claim of an entry does not count yet. */
export const isPlanned = (entry: Entry, today: string): boolean =>
  entry.claim !== undefined && !isRecorded(entry, today);

/** Whether an entry is dated today or earlier and has no open question. */
export const isRecorded = (entry: Entry, today: string): boolean =>
  entry.date !== undefined && entry.date <= today && !isUnfinished(entry);

/** Whether an entry has open questions. A bare claim has no questions. */
export const isUnfinished = ({ status, prompts }: Entry): boolean =>
  status === 'drafting' && prompts.length > 0;
