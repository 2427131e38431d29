import type { Pace } from '../core/base/ports';

/** Longest stretch of work without a turn of the event loop, in milliseconds. */
const slice = 5;

export function nodePace(): Pace {
  let start = performance.now();
  return () => {
    if (performance.now() - start < slice) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        start = performance.now();
        resolve();
      }),
    );
  };
}
