import type { Clock } from './ports';

/** This computer's time and zone; the zone is asked each time, since people travel. */
export const systemClock: Clock = {
  now: () => Date.now(),
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};
