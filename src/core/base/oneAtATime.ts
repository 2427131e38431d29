const last = new WeakMap<object, Promise<unknown>>();

/** Runs after what was begun before on the same object has ended: what it looked at first still holds when it writes. */
export function oneAtATime<T>(on: object, run: () => Promise<T>): Promise<T> {
  const result = (last.get(on) ?? Promise.resolve()).then(run);
  last.set(
    on,
    result.catch(() => undefined),
  );
  return result;
}
