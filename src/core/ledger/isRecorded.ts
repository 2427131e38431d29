import type { Entry } from '../entry';

/** Dated today or before, and none of the questions of its template is left. */
export const isRecorded = ({ date, status, prompts }: Entry, today: string): boolean =>
  date !== undefined && date <= today && !(status === 'drafting' && prompts.length > 0);
