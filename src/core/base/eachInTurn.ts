import type { Pace } from './ports';

/** So many take no longer than the event loop can wait. */
export const slice = 256;

/** Calls back for each item without holding up the event loop. */
export async function eachInTurn<T>(
  items: readonly T[],
  pace: Pace,
  visit: (item: T) => void,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    if (++count % slice === 0) await pace();
    visit(item);
  }
}
