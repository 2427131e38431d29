import type { Pace } from '../../core/base/ports';

/** Milliseconds of work before the event loop gets a turn. */
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
