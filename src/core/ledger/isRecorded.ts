import type { Entry } from '../entries/entry';

/** Dated today or before, and finished: no question of its template waits for an answer. A bare claim has none. */
export const isRecorded = ({ date, status, prompts }: Entry, today: string): boolean =>
  date !== undefined && date <= today && !(status === 'drafting' && prompts.length > 0);
