const last = new WeakMap<object, Promise<unknown>>();

/** Runs operations on the same object one after the other, so that what one has read is still valid when it writes. */
export function runExclusive<T>(on: object, run: () => Promise<T>): Promise<T> {
  const result = (last.get(on) ?? Promise.resolve()).then(run);
  last.set(
    on,
    result.catch(() => undefined),
  );
  return result;
}
