/** Statuses of an entry in order of progress. Always derived, never stored. */
export const statuses = ['drafting', 'answered', 'completed', 'reviewed', 'signed-off'] as const;
export type Status = (typeof statuses)[number];

/** An activity without an entry has not been started. */
export type ActivityStatus = 'not-started' | Status;

export const isDone = (status: ActivityStatus): boolean =>
  status === 'completed' || status === 'reviewed' || status === 'signed-off';
