/**
 * What our tests use of `node:assert/strict`, for the web worker, where there is no Node.
 * build/tests.mjs puts it in that module's place in the browser suite.
 */
class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly showDiff: boolean;

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
    this.showDiff = actual !== undefined && expected !== undefined;
  }
}

function assert(value: unknown, message = `${show(value)} is not truthy`): asserts value {
  if (!value) {
    throw new AssertionError(message);
  }
}

export const ok: (value: unknown, message?: string) => asserts value = assert;

export function equal(actual: unknown, expected: unknown, message = 'not equal') {
  if (!Object.is(actual, expected)) {
    throw new AssertionError(`${message}: ${show(actual)} !== ${show(expected)}`, actual, expected);
  }
}

export function notEqual(actual: unknown, expected: unknown, message = 'equal') {
  if (Object.is(actual, expected)) {
    throw new AssertionError(`${message}: ${show(actual)}`);
  }
}

export function deepEqual(actual: unknown, expected: unknown, message = 'not deeply equal') {
  if (!same(actual, expected)) {
    throw new AssertionError(message, actual, expected);
  }
}

export function match(text: string, pattern: RegExp, message = `does not match ${pattern}`) {
  if (!pattern.test(text)) {
    throw new AssertionError(`${message}: ${show(text)}`);
  }
}

export function doesNotMatch(text: string, pattern: RegExp, message = `matches ${pattern}`) {
  if (pattern.test(text)) {
    throw new AssertionError(`${message}: ${show(text)}`);
  }
}

type Expectation = RegExp | (new (...args: never[]) => Error) | ((error: unknown) => boolean);

export async function rejects(
  work: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expectation,
) {
  const promise = typeof work === 'function' ? work() : work;
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  check(outcome, expected, 'the promise was not rejected');
}

export function throws(work: () => unknown, expected?: Expectation) {
  let outcome: { error: unknown } | undefined;
  try {
    work();
  } catch (error) {
    outcome = { error };
  }
  check(outcome, expected, 'nothing was thrown');
}

export function fail(message = 'failed'): never {
  throw new AssertionError(message);
}

function check(
  outcome: { error: unknown } | undefined,
  expected: Expectation | undefined,
  otherwise: string,
) {
  if (!outcome) {
    throw new AssertionError(otherwise);
  }
  const { error } = outcome;
  if (expected instanceof RegExp) {
    match(String(error), expected);
  } else if (expected && isErrorClass(expected)) {
    assert(error instanceof expected, `${show(error)} is not a ${expected.name}`);
  } else if (expected) {
    assert(expected(error), `${show(error)} is not the error that was expected`);
  }
}

function isErrorClass(
  value: Exclude<Expectation, RegExp>,
): value is new (...args: never[]) => Error {
  return value === Error || value.prototype instanceof Error;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
    return false;
  }
  if (a instanceof Date && b instanceof Date) {
    return a.getTime() === b.getTime();
  }
  if (a instanceof Map || a instanceof Set) {
    return same([...a], [...(b as Iterable<unknown>)]);
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(get(a, key), get(b, key)))
  );
}

function get(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

function show(value: unknown): string {
  return value instanceof Error ? String(value) : (JSON.stringify(value) ?? String(value));
}

export default Object.assign(assert, {
  ok,
  equal,
  notEqual,
  deepEqual,
  match,
  doesNotMatch,
  rejects,
  throws,
  fail,
});
