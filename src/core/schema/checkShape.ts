import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { capFindings, type Finding } from '../base/problem';
import type { LineOf } from '../yaml/parseYaml';
import type { YamlValue } from '../yaml/plainYaml';
import { linesOf } from '../yaml/parseYaml';
import { readYaml } from '../yaml/readYaml';

export interface Shaped<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Checks a value read from YAML against a schema; each difference becomes a finding at its line, up to the maximum
 * that is listed.
 */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  value: YamlValue | undefined,
  lineOf: LineOf,
  code: string,
): Shaped<v.InferOutput<S>> {
  const result = v.safeParse(schema, value);
  return result.success
    ? { value: result.output, findings: [] }
    : { value: undefined, findings: atLines(shapeFindings(result.issues, [], code), lineOf) };
}

/**
 * Reads a YAML text and checks its value.
 * @param furtherFindings what the schema cannot say
 */
export function readShape<S extends v.GenericSchema>(
  schema: S,
  text: string,
  code: string,
  furtherFindings: (value: v.InferOutput<S>) => readonly Unplaced[] = () => [],
): Shaped<v.InferOutput<S>> {
  const read = readYaml(text);
  if (read.findings.length > 0) return { value: undefined, findings: read.findings };
  const lineOf = linesOf(text);
  const { value, findings } = checkShape(schema, read.value, lineOf, code);
  return value === undefined
    ? { value, findings }
    : { value, findings: atLines(furtherFindings(value), lineOf) };
}

/** A finding before its line is known. */
export interface Unplaced extends Omit<Finding, 'line'> {
  /** Path of the value in the YAML text. */
  readonly path: readonly (string | number)[];
}

/** @param under path of the checked value in the text */
export const shapeFindings = (
  issues: readonly Issue[],
  under: Unplaced['path'],
  code: string,
): Unplaced[] =>
  issues.map((issue) => {
    const path = [...under, ...(issue.path ?? []).map((item) => item.key as string | number)];
    return {
      path,
      severity: 'error',
      code: isUnquotedNumber(issue, path) ? `${code}.unquoted` : code,
      message: sentence(issue, path),
    };
  });

/** Looks up the lines of findings, up to the maximum that is listed. */
export const atLines = (found: readonly Unplaced[], lineOf: LineOf): Finding[] =>
  capFindings(found).map(({ path, ...finding }) => ({ line: lineOf(path), ...finding }));

/** Keeps the valid fields of an object: one invalid field does not affect the others. */
export function goodFields<E extends v.ObjectEntries>(
  schema: v.ObjectSchema<E, undefined>,
  value: YamlValue | undefined,
): Partial<v.InferOutput<v.ObjectSchema<E, undefined>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const good = Object.entries(value).filter(([key, field]) => {
    const entry = Object.hasOwn(schema.entries, key) ? schema.entries[key] : undefined;
    return entry && v.is(entry, field);
  });
  return Object.fromEntries(good) as Partial<v.InferOutput<typeof schema>>;
}

type Issue = v.BaseIssue<unknown>;

/** YAML reads `2.10` without quotation marks as the number 2.1, the id of another activity. */
const isUnquotedNumber = (issue: Issue, path: readonly (string | number)[]): boolean =>
  issue.expected === 'string' && typeof issue.input === 'number' && path.length > 0;

function sentence(issue: Issue, path: readonly (string | number)[]): string {
  const name = path.filter((part) => typeof part === 'string').join('.');
  if (path.length === 0) return l10n.t('This file should hold names with values (“name: value”).');
  if (name === '') return l10n.t('This should be names with values (“name: value”).');
  if (issue.input === undefined) return l10n.t('“{0}” is missing.', name);
  if (isUnquotedNumber(issue, path))
    return Number.isInteger(issue.input)
      ? l10n.t('“{0}” needs quotation marks: without them it is read as a number.', name)
      : l10n.t('“{0}” needs quotation marks: without them 2.10 is read as the number 2.1.', name);
  switch (issue.message) {
    case 'date':
      return l10n.t(
        '“{0}” is “{1}”, which is not a day that exists. Write it like 2026-11-23.',
        name,
        shortened(issue.input as string),
      );
    case 'person':
      return l10n.t('“{0}” should be a short name of small letters, digits and dashes.', name);
    case 'digest':
    case 'instant':
      return l10n.t('“{0}” does not have the form that this extension writes.', name);
    case 'cycleStart':
      return l10n.t('“{0}” should be “registration” or a day of the year such as “06-01”.', name);
  }
  return l10n.t('“{0}” does not hold what is expected here ({1}).', name, kindOfValue(issue));
}

/** Shortens a value, which may be as long as its file. */
const shortened = (text: string): string => text.replace(/^([^]{40})[^]+$/u, '$1…');

/** Describes the expected kind of value in everyday words. */
function kindOfValue({ expected, type, requirement }: Issue): string {
  switch (expected) {
    case 'string':
      return l10n.t('a text');
    case 'number':
      return l10n.t('a number');
    case 'boolean':
      return l10n.t('true or false');
    case 'Array':
      return l10n.t('a list');
    case 'Object':
      return l10n.t('names with values');
  }
  switch (type) {
    case 'integer':
      return l10n.t('a whole number');
    case 'min_value':
      return l10n.t('a number of {0} or more', String(requirement));
    case 'max_value':
      return l10n.t('a number of {0} or less', String(requirement));
    case 'literal':
    case 'picklist':
    case 'variant':
      return oneOf(expected ?? '');
  }
  return l10n.t('another kind of value');
}

/** @param expected as valibot writes it: `"hours"`, or `("hours" | "minutes")` */
function oneOf(expected: string): string {
  const values = [...expected.matchAll(/"([^"]*)"/g)].map(([, value]) => `“${value!}”`);
  return values.length > 1 ? l10n.t('one of {0}', values.join(', ')) : values.join('');
}
