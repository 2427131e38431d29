/** How far an entry or an activity is, least far first. Always derived, never stored. */
export const statuses = ['drafting', 'answered', 'completed', 'reviewed', 'signed-off'] as const;
export type Status = (typeof statuses)[number];

/** An activity without an entry has not been started. */
export type ActivityStatus = 'not-started' | Status;

export const isDone = (status: ActivityStatus): boolean =>
  status === 'completed' || status === 'reviewed' || status === 'signed-off';
