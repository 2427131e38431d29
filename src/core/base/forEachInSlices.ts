import type { Pace } from './ports';

/** Items per slice: few enough not to block the event loop. */
export const slice = 256;

/** Visits each item without blocking the event loop. */
export async function forEachInSlices<T>(
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
