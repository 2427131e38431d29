import type { Pace } from '../../core/base/ports';

/** Longest stretch of work without a turn of the event loop, in milliseconds. */
const slice = 8;

export function browserPace(): Pace {
  let start = performance.now();
  return () => {
    if (performance.now() - start < slice) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        start = performance.now();
        resolve();
      }, 0),
    );
  };
}
