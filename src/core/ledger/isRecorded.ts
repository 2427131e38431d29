import type { Entry } from '../entries/entry';

/** Whether the claim of an entry does not count yet. */
export const isPlanned = (entry: Entry, today: string): boolean =>
  entry.claim !== undefined && !isRecorded(entry, today);

/** Whether an entry is dated today or earlier and has no open question. A bare claim has no questions. */
export const isRecorded = ({ date, status, prompts }: Entry, today: string): boolean =>
  date !== undefined && date <= today && !(status === 'drafting' && prompts.length > 0);
