import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { capFindings, type Finding, type Unplaced } from '../base/problem';
import type { LineOf } from '../yaml/parseYaml';
import type { YamlValue } from '../yaml/plainYaml';
import { linesOf } from '../yaml/parseYaml';
import { readYaml } from '../yaml/readYaml';
import { meaningFindings, shortened } from './meanings';
import { asMeant, nearMisses } from './nearMisses';
import {
  isAmbiguousDate,
  optionsIn,
  pathOf,
  readLeniently,
  type Deviation,
  type Issue,
  type Path,
  type Reading,
  type ReadingOptions,
} from './readings';

export interface Shaped<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

interface Checked<T> extends Shaped<T> {
  /** Present if the value is not read as written. */
  readonly reading?: Reading;
}

/**
 * Checks a value read from YAML against a schema, and reads leniently what does not fit it; each difference becomes
 * a finding at its line, up to the maximum that is listed.
 */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  value: YamlValue | undefined,
  lineOf: LineOf,
  code: string,
  options: ReadingOptions = {},
): Checked<v.InferOutput<S>> {
  const checked = checkValue(schema, value, code, [], { sourceOf: lineOf.sourceOf, ...options });
  return checked.found.length === 0
    ? { ...checked, findings: [] }
    : { ...checked, findings: atLines(checked.found, lineOf) };
}

interface CheckedValue<T> {
  readonly value: T | undefined;
  readonly found: readonly Unplaced[];
  readonly reading?: Reading;
  /** The path in the text of a path in the value, where a key is read as another. */
  readonly writtenPath?: (path: Path) => Path;
}

/** The same before lines are known. @param under path of the checked value in the text */
export function checkValue<S extends v.GenericSchema>(
  schema: S,
  value: YamlValue | undefined,
  code: string,
  under: Path,
  options: ReadingOptions,
): CheckedValue<v.InferOutput<S>> {
  const misses = nearMisses(schema, value, options.isShared);
  if (misses.length === 0) return checkKnown(schema, value, code, under, options);
  const { value: meant, writtenPath } = asMeant(value!, misses);
  const checked = checkKnown(schema, meant, code, under, options);
  const depth = under.length;
  const placed = (path: Path): Path => [...under, ...writtenPath(path.slice(depth))];
  return {
    ...checked,
    writtenPath: placed,
    found: [
      ...checked.found.map((one) => ({ ...one, path: placed(one.path) })),
      ...misses.map(({ path, key, meant }) => ({
        path: [...under, ...path],
        isKey: true,
        severity: 'info' as const,
        code: `${code}.unknown`,
        message: l10n.t('Unknown key “{0}”. Did you mean “{1}”?', key, meant),
      })),
    ],
  };
}

function checkKnown<S extends v.GenericSchema>(
  schema: S,
  value: YamlValue | undefined,
  code: string,
  under: Path,
  options: ReadingOptions,
): CheckedValue<v.InferOutput<S>> {
  const strict = v.safeParse(schema, value);
  if (strict.success) return { value: strict.output, found: [] };
  const { sourceOf } = options;
  const reading = readLeniently(schema, value, strict.issues, {
    ...options,
    sourceOf: sourceOf && ((path) => sourceOf([...under, ...path])),
  });
  const found = [
    ...shapeFindings(reading.issues, under, code, sourceOf),
    ...reading.deviations.map((one) => deviationFinding(one, under, code)),
  ];
  const output = reading.issues.length === 0 ? v.parse(schema, reading.value) : undefined;
  return { value: output, found, reading };
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
  options: ReadingOptions = {},
): Shaped<v.InferOutput<S>> {
  const read = readYaml(text);
  if (read.findings.length > 0) return { value: undefined, findings: read.findings };
  const lineOf = linesOf(text);
  const {
    value,
    found,
    writtenPath = (path: Path) => path,
  } = checkValue(schema, read.value, code, [], { sourceOf: lineOf.sourceOf, ...options });
  const further =
    value === undefined ? [] : [...furtherFindings(value), ...meaningFindings(value, code)];
  const placed = further.map((one) => ({ ...one, path: writtenPath(one.path) }));
  return { value, findings: atLines([...placed, ...found], lineOf) };
}

/** @param under path of the checked value in the text */
const shapeFindings = (
  issues: readonly Issue[],
  under: Unplaced['path'],
  code: string,
  sourceOf: ReadingOptions['sourceOf'],
): Unplaced[] =>
  issues.map((issue) => {
    const path = [...under, ...pathOf(issue)];
    return {
      path,
      severity: 'error',
      code: isUnquotedNumber(issue) && path.length > 0 ? `${code}.unquoted` : code,
      message: sentence(issue, path, isUnquotedNumber(issue) ? sourceOf?.(path) : undefined),
    };
  });

/** A value read other than as written is for information; one that is ignored is a warning. */
function deviationFinding({ path: at, issue, as }: Deviation, under: Path, code: string): Unplaced {
  const path = [...under, ...at];
  if (as === undefined) return { path, severity: 'warning', code, message: sentence(issue, path) };
  const name = nameOf(path);
  return isUnquotedNumber(issue) && typeof as === 'string'
    ? {
        path,
        severity: 'info',
        code: `${code}.unquoted`,
        message: l10n.t(
          '“{0}” is read as the text “{1}”. Put it in quotation marks to be sure.',
          name,
          as,
        ),
      }
    : { path, ...readAs(name, as, code) };
}

/** A finding that says how a value is read. */
export const readAs = (name: string, as: YamlValue, code: string): Omit<Finding, 'line'> => ({
  severity: 'info',
  code: `${code}.read`,
  message: l10n.t('“{0}” is read as {1}.', name, shownValue(as)),
});

const maxShown = 5;

function shownValue(value: YamlValue): string {
  const items = Array.isArray(value) ? value : [value];
  const shown = items.slice(0, maxShown).map((item) => `“${shortened(textFor(item))}”`);
  return items.length > maxShown ? `${shown.join(', ')}, …` : shown.join(', ');
}

const textFor = (value: YamlValue): string =>
  typeof value !== 'object' || value === null
    ? String(value)
    : !Array.isArray(value) && typeof value['id'] === 'string'
      ? value['id']
      : '…';

/** Looks up the lines of findings, up to the maximum that is listed. */
export const atLines = (found: readonly Unplaced[], lineOf: LineOf): Finding[] =>
  capFindings(found).map(({ path, isKey, ...finding }) => ({
    line: isKey && lineOf.ofKey ? lineOf.ofKey(path) : lineOf(path),
    ...finding,
  }));

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

/** YAML reads `2.10` without quotation marks as the number 2.1, the id of another activity. */
const isUnquotedNumber = (issue: Issue): issue is Issue & { readonly input: number } =>
  issue.expected === 'string' && typeof issue.input === 'number';

const nameOf = (path: Path): string => path.filter((part) => typeof part === 'string').join('.');

/** @param source the value as written, if it is a number */
function sentence(issue: Issue, path: Path, source?: string): string {
  const name = nameOf(path);
  if (path.length === 0) return l10n.t('This file should hold names with values (“name: value”).');
  if (name === '') return l10n.t('This should be names with values (“name: value”).');
  if (issue.input === undefined) return l10n.t('“{0}” is missing.', name);
  if (isUnquotedNumber(issue)) {
    const value = String(issue.input);
    return source === undefined || source === value
      ? l10n.t('“{0}” needs quotation marks: without them {1} is read as a number.', name, value)
      : l10n.t(
          '“{0}” needs quotation marks: without them {1} is read as the number {2}.',
          name,
          shortened(source),
          value,
        );
  }
  switch (issue.message) {
    case 'date':
      if (isAmbiguousDate(issue))
        return l10n.t(
          '“{0}” is “{1}”, which may be one of several days. Write it like 2026-11-23.',
          name,
          shortened(issue.input as string),
        );
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

function oneOf(expected: string): string {
  const values = optionsIn(expected).map((option) => `“${option}”`);
  return values.length > 1 ? l10n.t('one of {0}', values.join(', ')) : values.join('');
}
