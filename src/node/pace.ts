import type { Pace } from '../core/base/ports';

/** Milliseconds of work before the event loop gets a turn. */
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
