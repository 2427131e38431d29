/**
 * How a value is read that another tool wrote: an empty one as absent, one of another type or format as what it can
 * only mean. “Text written by other tools” in docs/format.md states the rules. What this extension writes is read by
 * the schemas alone.
 */
import * as v from 'valibot';
import { daysNamedBy } from '../base/looseDates';
import type { YamlValue } from '../yaml/plainYaml';
import { fieldsOf, isOptionalAt, partAt } from './schemaFields';

export type Issue = v.BaseIssue<unknown>;
export type Path = readonly (string | number)[];

/** A value that is not read as written. */
export interface Deviation {
  readonly path: Path;
  /** What the schema objects to. */
  readonly issue: Issue;
  /** `undefined` if the value is ignored, because it has no single reading. */
  readonly as: YamlValue | undefined;
}

export interface Reading {
  /** The value as read: it fits the schema unless there are issues. */
  readonly value: YamlValue | undefined;
  /** The value as written, without what is empty. */
  readonly written: YamlValue | undefined;
  readonly deviations: readonly Deviation[];
  /** What remains. */
  readonly issues: readonly Issue[];
}

export interface ReadingOptions {
  /** Text of a value as written, such as `2.10` where YAML reads 2.1. */
  readonly sourceOf?: ((path: Path) => string | undefined) | undefined;
  /** Whether a value may be read other than as written; any may if this is missing. */
  readonly mayRead?: ((path: Path) => boolean) | undefined;
  /** Whether an optional value without a reading is ignored, as a date is; if not, it is an issue. */
  readonly mayIgnore?: ((path: Path) => boolean) | undefined;
  /** Whether other tools write keys of their own at the top level. */
  readonly isShared?: boolean | undefined;
}

/** A reading may need another one within it, such as of the numbers in a list. */
const maxRounds = 8;

export const pathOf = (issue: Issue): Path =>
  (issue.path ?? []).map(({ key }) => key as string | number);

/** Reads a value that does not fit the schema as it is. */
export function readLeniently(
  schema: v.GenericSchema,
  original: YamlValue | undefined,
  found: readonly Issue[],
  options: ReadingOptions,
): Reading {
  const value = copyOf(original);
  const written = copyOf(original);
  const deviations = new Map<string, Deviation>();
  let issues = found;
  for (let round = 0; round < maxRounds && issues.length > 0; round++) {
    const changes = new Map<string, Change>();
    for (const issue of issues) {
      const path = pathOf(issue);
      const key = JSON.stringify(path);
      if (path.length === 0 || changes.has(key)) continue;
      const change = changeFor(schema, issue, path, options);
      if (change) changes.set(key, change);
    }
    if (changes.size === 0)
      for (const issue of issues) {
        const path = ignorable(schema, pathOf(issue));
        if (path && (isAmbiguousDate(issue) || options.mayIgnore?.(path)))
          changes.set(JSON.stringify(path), { path, issue, kind: 'ignored' });
      }
    if (changes.size === 0) break;
    const all = [...changes.values()];
    apply(value, all);
    apply(
      written,
      all.filter(({ kind }) => kind === 'absent'),
    );
    for (const [key, { kind, path, issue, as }] of changes)
      if (kind !== 'absent')
        deviations.set(key, { path, issue: deviations.get(key)?.issue ?? issue, as });
    issues = v.safeParse(schema, value).issues ?? [];
  }
  for (const issue of issues) deviations.delete(JSON.stringify(pathOf(issue)));
  return { value, written, deviations: outermost(deviations, value), issues };
}

interface Change {
  readonly path: Path;
  readonly issue: Issue;
  readonly kind: 'absent' | 'read' | 'ignored';
  readonly as?: YamlValue;
}

function changeFor(
  schema: v.GenericSchema,
  issue: Issue,
  path: Path,
  { sourceOf, mayRead }: ReadingOptions,
): Change | undefined {
  const input = issue.input as YamlValue | undefined;
  if (input === undefined) return undefined;
  if (isEmpty(input)) return { path, issue, kind: 'absent' };
  if (mayRead && !mayRead(path)) return undefined;
  const as = readingOf(schema, issue, input, path, sourceOf);
  return as === undefined ? undefined : { path, issue, kind: 'read', as };
}

const isEmpty = (value: YamlValue): boolean =>
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The only thing that a value can mean; `undefined` if there is none, or several. */
function readingOf(
  schema: v.GenericSchema,
  { expected, type, message }: Issue,
  input: YamlValue,
  path: Path,
  sourceOf: ReadingOptions['sourceOf'],
): YamlValue | undefined {
  if (expected === 'Array') {
    const text = textOf(input, path, sourceOf);
    if (text !== undefined) return itemsOf(text, path.at(-1) === 'evidence');
    const item = partAt(schema, [...path, 0]);
    return item && fieldsOf(item).length > 0 ? [input] : undefined;
  }
  if (Array.isArray(input)) return input.length === 1 ? input[0] : undefined;
  if (typeof input === 'object') return undefined;
  switch (expected) {
    case 'string':
      return textOf(input, path, sourceOf);
    case 'number':
      return typeof input === 'string' ? numberOf(input, path) : undefined;
    case 'boolean':
      return typeof input === 'string' ? truths.get(input.trim().toLowerCase()) : undefined;
    case 'Object': {
      const part = partAt(schema, path);
      const required = part ? fieldsOf(part).filter(({ isRequired }) => isRequired) : [];
      const isNamed = required.length === 1 && required[0]!.name === 'id';
      return isNamed ? { id: textOf(input, path, sourceOf)! } : undefined;
    }
  }
  if (typeof input !== 'string') return undefined;
  if (message === 'date') {
    const days = daysNamedBy(input);
    return days.length === 1 ? days[0] : undefined;
  }
  if (type !== 'literal' && type !== 'picklist' && type !== 'variant') return undefined;
  const options = optionsIn(expected ?? '');
  return options.find((option) => option.toLowerCase() === input.trim().toLowerCase());
}

/** @param expected as valibot writes it: `"hours"`, or `("hours" | "minutes")` */
export const optionsIn = (expected: string): string[] =>
  [...expected.matchAll(/"([^"]*)"/g)].map(([, option]) => option!);

/** Words for truth in YAML 1.1 and in common use. */
const truths = new Map([
  ...['true', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off'].map((word) => [word, false] as const),
]);

const namingKeys = new Set<unknown>([
  ...['id', 'of', 'activities', 'courses', 'registrations', 'onlyFor', 'topics'],
]);

/** Whether the value names something: another tool that rewrites 2.10 makes it 2.1, which names something else. */
const namesSomething = (path: Path): boolean =>
  namingKeys.has(typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1));

function textOf(
  input: YamlValue,
  path: Path,
  sourceOf: ReadingOptions['sourceOf'],
): string | undefined {
  if (typeof input === 'string') return input;
  if (typeof input !== 'number' && typeof input !== 'boolean') return undefined;
  const source = sourceOf?.(path) ?? String(input);
  return namesSomething(path) && source !== String(input) ? undefined : source;
}

/** @param arePaths a comma may be part of a path, which then has no ending before it */
function itemsOf(text: string, arePaths: boolean): string[] {
  const isTagged = /^\s*#\S+(?:\s+#\S+)+\s*$/.test(text);
  const items = text
    .split(isTagged ? /\s+/ : /[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return arePaths && !items.every((item) => /\.\w+$/.test(item)) ? [text.trim()] : items;
}

const duration =
  /^(?:(\d+(?:\.\d+)?)\s*h(?:rs?|ours?)?\.?)?\s*(?:(\d+)\s*m(?:ins?|inutes?)?\.?)?$/i;

function numberOf(input: string, path: Path): number | undefined {
  const text = input.trim();
  if (/^[-+]?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  const key = path.at(-1);
  if (key !== 'minutes' && key !== 'participatory') return undefined;
  const [, hours = '0', minutes = '0'] = (text.length < 40 ? duration.exec(text) : null) ?? [];
  const sum = Number(hours) * 60 + Number(minutes);
  return sum > 0 ? sum : undefined;
}

/** The person decides which day is meant; until then it is as if absent. */
export const isAmbiguousDate = ({ message, input }: Issue): boolean =>
  message === 'date' && daysNamedBy(input as string).length > 1;

/** The innermost optional field, or item of a list, that contains a value. */
function ignorable(schema: v.GenericSchema, path: Path): Path | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const part = path.slice(0, depth);
    if (typeof part.at(-1) === 'number' || isOptionalAt(schema, part)) return part;
  }
  return undefined;
}

/** Changes values in place. Items are removed from a list in one go: one by one would take quadratic time. */
function apply(root: YamlValue | undefined, changes: readonly Change[]): void {
  const removed = new Map<YamlValue[], Set<number>>();
  for (const { path, kind, as } of changes) {
    const key = path.at(-1)!;
    const parent = valueAt(root, path.slice(0, -1));
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) continue;
    const holder = parent as Record<string | number, YamlValue>;
    if (kind === 'read') holder[key] = as!;
    else if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    else if (removed.has(parent)) removed.get(parent)!.add(Number(key));
    else removed.set(parent, new Set([Number(key)]));
  }
  for (const [list, gone] of removed) {
    const kept = list.filter((_, index) => !gone.has(index));
    list.length = 0;
    for (const item of kept) list.push(item);
  }
}

function valueAt(root: YamlValue | undefined, path: Path): YamlValue | undefined {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, YamlValue>)[key];
  }
  return value;
}

/** Deviations without those within another one; a list among them is as read in the end. */
function outermost(
  deviations: ReadonlyMap<string, Deviation>,
  value: YamlValue | undefined,
): Deviation[] {
  const isWithin = ({ path }: Deviation): boolean =>
    path.some((_, depth) => depth > 0 && deviations.has(JSON.stringify(path.slice(0, depth))));
  return [...deviations.values()]
    .filter((one) => !isWithin(one))
    .map((one) =>
      Array.isArray(one.as) ? { ...one, as: valueAt(value, one.path) ?? one.as } : one,
    );
}

/** YAML values are those of JSON. */
const copyOf = (value: YamlValue | undefined): YamlValue | undefined =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as YamlValue);
