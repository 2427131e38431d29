/** Longer than any words for a time: in a row of digits each is tried as the first one. */
const maxTiming = 200;

/** Minutes from words such as `25 min`, `1 hour`, `1.5 hours` or `Allow about 25 minutes`; `undefined` when none are named. */
export function minutesFromTiming(timing: string): number | undefined {
  let minutes = 0;
  let found = false;
  for (const [, amount, unit] of timing
    .slice(0, maxTiming)
    .matchAll(/(\d+(?:\.\d+)?)\s*(h|min)/gi)) {
    minutes += Number(amount) * (unit!.toLowerCase() === 'h' ? 60 : 1);
    found = true;
  }
  return found ? Math.round(minutes) : undefined;
}
