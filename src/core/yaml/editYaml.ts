/**
 * Changes YAML without reformatting it: comments, order, line ends and the form of all other values stay as they
 * are. Each edit is checked by reading the result, and refused if any other value would differ.
 */
import * as l10n from '@vscode/l10n';
import canonicalize from 'canonicalize';
import { isCollection, isMap, isNode, isPair, isScalar, isSeq, stringify } from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { HumanError } from '../base/problem';
import { lineEndOf } from '../text/lines';
import { applySplices, type Splice } from '../text/splice';
import { keyAt, parseYaml } from './parseYaml';
import type { YamlValue } from './plainYaml';
import { readAnyYaml } from './readYaml';
import type { KeyPath, ScalarAt } from './scalars';
import { isTooDeep } from './tooDeep';
import type { YamlPart } from './yamlPart';

/** As the last key of a path: the index after the last item of the list. */
export const append = -1;

/**
 * Sets the value at a path. Creates missing keys and lists: on lines of their own, or in brackets within brackets.
 * @throws HumanError if that is impossible without changing anything else
 */
export function setValue(text: string, path: KeyPath, value: YamlValue): readonly Splice[] {
  const before = valueOf(text);
  const after = withValue(before, path, value);
  if (after !== undefined && isEqual(before, after)) return [];
  return checked(text, after, [spliceFor(text, path, value)]) ?? refuse();
}

/** Sets one value after the other. */
export function setValues(
  text: string,
  wanted: readonly (readonly [path: KeyPath, value: YamlValue])[],
): readonly Splice[] {
  const after = wanted.reduce(
    (now, [path, value]) => applySplices(now, setValue(now, path, value)),
    text,
  );
  return difference(text, after);
}

/**
 * Makes the list at a top-level key hold exactly these texts. In a list with an item per line, kept items stay untouched.
 * @throws HumanError if the text cannot be read as YAML
 */
export function setList(text: string, key: string, wanted: readonly string[]): readonly Splice[] {
  const before = valueOf(text);
  const map = parseYaml(text).document.contents;
  if (!isMap(map)) refuse();
  const edit = (items: readonly YamlValue[], splices: readonly (Splice | undefined)[]) =>
    checked(text, withValue(before, [key], [...items]), splices) ?? refuse();
  const written = flowText([...wanted]);
  const pair = pairAt(map, key);
  if (!pair) return edit(wanted, [atLineEnd(text, text.length, `${key}: ${written}\n`)]);
  const start = valueStart(text, pair);
  const list = pair.value;
  if (!isSeq(list)) {
    const to = isScalar(list) && list.value !== null ? list.range![1] : start;
    return edit(wanted, [{ from: start, to, text: ` ${written}` }]);
  }
  const items = (before as Record<string, YamlValue[]>)[key]!;
  if (items.length === wanted.length && wanted.every((item) => items.includes(item))) return [];
  if (list.flow) return edit(wanted, [{ from: list.range![0], to: list.range![1], text: written }]);
  if (wanted.length === 0)
    return edit([], [{ from: start, to: lineStop(text, endOf(list)), text: ' []' }]);
  const isKept = items.map(
    (item, at) =>
      typeof item === 'object' || (wanted.includes(String(item)) && items.indexOf(item) === at),
  );
  const kept = items.filter((_, at) => isKept[at]);
  const added = wanted.filter((item) => !kept.map(String).includes(item));
  const removed = list.items.flatMap((item, at) =>
    isNode(item) && !isKept[at] ? [linesOf(text, item.range!)] : [],
  );
  const adding = added.length > 0 ? [afterItems(text, list, added)] : [];
  return edit([...kept, ...added], [...removed, ...adding]);
}

/**
 * Adds keys before the first one.
 * @returns `undefined` if they would not be read as keys of the same mapping
 */
export function prependKeys(
  text: string,
  fields: Readonly<Record<string, YamlValue>>,
  lineEnd: string,
): readonly Splice[] | undefined {
  const before = valueOf(text) ?? {};
  const { contents } = parseYaml(text).document;
  const column = contents ? columnOf(text, contents.range[0]) : 0;
  const added = { from: 0, to: 0, text: indented(blockText(fields), column) };
  return checked(text, { ...fields, ...(before as object) }, [added], lineEnd);
}

/**
 * Replaces a scalar value by a text in the same kind of quotation marks.
 * @returns nothing if that is impossible without changing anything else
 */
export function setScalar(part: YamlPart, scalar: ScalarAt, value: string): readonly Splice[] {
  const written =
    scalar.source.startsWith("'") && !/['\n]/.test(value)
      ? `'${value}'`
      : scalar.source.startsWith('"')
        ? JSON.stringify(value)
        : flowText(value);
  const from = scalar.from - part.offset;
  const gap = scalar.source === '' && /[:-]$/.test(part.text.slice(0, from)) ? ' ' : '';
  const splice = { from, to: scalar.to - part.offset, text: gap + written };
  const after = withValue(readAnyYaml(part.text).value, scalar.path, value);
  if (!checked(part.text, after, [splice])) return [];
  return [{ ...splice, from: scalar.from, to: scalar.to }];
}

/**
 * Renames the key at the end of a path, in the same kind of quotation marks.
 * @returns nothing if that is impossible without changing anything else
 */
export function renameKey(part: YamlPart, path: KeyPath, name: string): readonly Splice[] {
  const { text, offset } = part;
  if (isTooDeep(text)) return [];
  const key = keyAt(parseYaml(text).document, path);
  if (!key) return [];
  const [from, to] = key.range;
  const quote = /^["']/.exec(text.slice(from, to))?.[0] ?? '';
  const splice = { from, to, text: quote + name + quote };
  const parent = path.slice(0, -1);
  const holder = valueAt(readAnyYaml(text).value, parent);
  if (typeof holder !== 'object' || holder === null || Object.hasOwn(holder, name)) return [];
  const renamed = Object.fromEntries(
    Object.entries(holder).map(([key, value]) => [key === path.at(-1) ? name : key, value]),
  );
  const after = withValue(readAnyYaml(text).value, parent, renamed);
  return checked(text, after, [splice])
    ? [{ ...splice, from: offset + from, to: offset + to }]
    : [];
}

const valueAt = (whole: YamlValue | undefined, path: KeyPath): YamlValue | undefined =>
  path.reduce<YamlValue | undefined>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, YamlValue>)[key]
        : undefined,
    whole,
  );

function valueOf(text: string): YamlValue | undefined {
  const { value, findings } = readAnyYaml(text);
  return findings.length > 0 ? refuse() : value;
}

function refuse(): never {
  throw new HumanError(l10n.t('This file cannot be read as YAML, so nothing in it was changed.'));
}

const isEqual = (a: YamlValue | undefined, b: YamlValue): boolean =>
  canonicalize(a) === canonicalize(b);

/** The splices with the line ends of the text; `undefined` if they do not lead to the wanted value. */
function checked(
  text: string,
  wanted: YamlValue | undefined,
  splices: readonly (Splice | undefined)[],
  lineEnd = lineEndOf(text),
): readonly Splice[] | undefined {
  const found = splices
    .filter((splice) => splice !== undefined)
    .map((splice) => ({ ...splice, text: splice.text.replaceAll('\n', lineEnd) }));
  if (wanted === undefined || found.length < splices.length) return undefined;
  const { value, findings } = readAnyYaml(applySplices(text, found));
  return findings.length === 0 && isEqual(value, wanted) ? found : undefined;
}

/** @returns `undefined` if the path leads through a value of another kind */
function withValue(
  whole: YamlValue | undefined,
  path: KeyPath,
  value: YamlValue,
): YamlValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const holder = whole ?? (typeof key === 'number' ? [] : {});
  if (typeof holder !== 'object') return undefined;
  if (Array.isArray(holder)) {
    const at = key === append ? holder.length : key;
    if (typeof at !== 'number' || at > holder.length) return undefined;
    const item = withValue(holder[at], rest, value);
    return item === undefined ? item : [...holder.slice(0, at), item, ...holder.slice(at + 1)];
  }
  if (typeof key === 'number') return undefined;
  const item = withValue(Object.hasOwn(holder, key) ? holder[key] : undefined, rest, value);
  return item === undefined ? item : { ...holder, [key]: item };
}

/** The one part in which two texts differ. */
function difference(before: string, after: string): readonly Splice[] {
  if (before === after) return [];
  const max = Math.min(before.length, after.length);
  let from = 0;
  while (from < max && before[from] === after[from]) from++;
  let end = 0;
  while (end < max - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [{ from, to: before.length - end, text: after.slice(from, after.length - end) }];
}

function spliceFor(text: string, path: KeyPath, value: YamlValue): Splice | undefined {
  const { document } = parseYaml(text);
  let put = value;
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1]!;
    const holder = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(holder)) return inMapping(text, holder, String(key), put);
    if (isSeq(holder)) return inList(text, holder, Number(key), put);
    put = typeof key === 'number' ? [put] : { [key]: put };
  }
  const isEmpty = document.contents === null || isNull(document.contents);
  return isEmpty ? atLineEnd(text, text.length, blockText(put)) : undefined;
}

const isNull = (node: unknown): boolean => isScalar(node) && node.value === null;

const pairAt = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.find((item) => isScalar(item.key) && item.key.value === key);

function inMapping(text: string, map: YAMLMap, key: string, value: YamlValue): Splice | undefined {
  const pair = pairAt(map, key);
  if (pair) return replaced(text, pair, map, value);
  if (map.flow) return afterLast(map, `${flowText(key)}: ${flowText(value)}`);
  const first = map.items[0];
  if (!first || !isNode(first.key) || !first.key.range) return undefined;
  const column = columnOf(text, first.key.range[0]);
  return atLineEnd(text, endOf(map), indented(blockText({ [key]: value }), column));
}

function inList(text: string, list: YAMLSeq, at: number, value: YamlValue): Splice | undefined {
  const item = list.items[at];
  if (isScalar(item) && item.range)
    return insteadOf(text, item.range, list.flow === true, value, item.range[0]);
  if (isNode(item)) return undefined;
  if (at !== append && at !== list.items.length) return undefined;
  return list.flow ? afterLast(list, flowText(value)) : afterItems(text, list, [value]);
}

/** Adds items to a list with an item per line. */
function afterItems(text: string, list: YAMLSeq, values: readonly YamlValue[]): Splice | undefined {
  const first = list.items[0];
  if (!isNode(first) || !first.range) return undefined;
  const dash = text.lastIndexOf('-', first.range[0] - 1);
  return atLineEnd(text, endOf(list), indented(blockText([...values]), columnOf(text, dash)));
}

/** Replaces the value of a key. */
function replaced(
  text: string,
  pair: Pair,
  { flow }: YAMLMap,
  value: YamlValue,
): Splice | undefined {
  const { key, value: old } = pair;
  if (!isNode(key) || !key.range) return undefined;
  const start = valueStart(text, pair);
  const isText = typeof value !== 'object' || value === null;
  if (isScalar(old) && old.range && !(old.value === null && !isText && !flow))
    return insteadOf(text, old.range, flow === true, value, start);
  if (isScalar(old) && old.range) {
    const lines = `\n${indented(blockText(value), columnOf(text, key.range[0]) + 2)}`.trimEnd();
    if (text.slice(old.range[0], old.range[1]).trim() !== '')
      return { from: start, to: old.range[1], text: lines };
    const stop = lineStop(text, start);
    return { from: stop, to: stop, text: lines };
  }
  if (!isCollection(old) || !old.range) return undefined;
  const [from, to] = old.flow ? old.range : [start, endOf(old)];
  // The comments between its items would go with it.
  if (text.slice(from, to).includes('#')) return undefined;
  return { from, to, text: old.flow ? flowText(value) : ` ${flowText(value)}` };
}

/** @param start of what replaces an empty value, where no space comes before it */
function insteadOf(
  text: string,
  [from, to]: readonly [number, number, number],
  isFlow: boolean,
  value: YamlValue,
  start: number,
): Splice {
  const written = isFlow || typeof value === 'object' ? flowText(value) : lineText(value);
  if (from !== to || text[from - 1] === ' ') return { from, to, text: written };
  return { from: start, to, text: ` ${written}` };
}

/** Adds to what is in brackets. */
function afterLast(holder: YAMLMap | YAMLSeq, put: string): Splice | undefined {
  if (!holder.range) return undefined;
  const isEmpty = holder.items.length === 0;
  const from = isEmpty ? holder.range[0] + 1 : endOf(holder);
  return { from, to: from, text: isEmpty ? put : `, ${put}` };
}

/** Adds lines after the line in which a value ends. */
function atLineEnd(text: string, end: number, lines: string): Splice {
  const isStart = end === 0 || text[end - 1] === '\n';
  const next = isStart ? end - 1 : text.indexOf('\n', end);
  const from = next === -1 && !isStart ? text.length : next + 1;
  const separator = next === -1 && !isStart ? '\n' : '';
  return { from, to: from, text: separator + lines };
}

/** Offset where the last value of a list or a mapping ends, without a comment after it. */
function endOf(holder: YAMLMap | YAMLSeq): number {
  const last: unknown = holder.items.at(-1);
  const key = isPair(last) && isNode(last.key) ? last.key : undefined;
  const node = isPair(last) ? last.value : last;
  if (isCollection(node) && !node.flow && (isMap(node) || isSeq(node))) return endOf(node);
  if (isNode(node) && node.range && !(isNull(node) && node.range[0] === node.range[1]))
    return node.range[1];
  return key?.range?.[1] ?? (isNode(node) && node.range ? node.range[1] : 0);
}

/** Offset after the colon of a key. */
const valueStart = (text: string, { key }: Pair): number =>
  text.indexOf(':', isNode(key) ? key.range![1] : 0) + 1;

/** Offset of the next line end. */
const lineStop = (text: string, at: number): number => at + /\r?\n|$/.exec(text.slice(at))!.index;

/** Removes the lines of a value. */
function linesOf(text: string, [from, to]: readonly [number, number, number]): Splice {
  const next = text.indexOf('\n', to);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  return { from: start, to: next === -1 ? text.length : next + 1, text: '' };
}

const columnOf = (text: string, at: number): number => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return at - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
};

const indented = (lines: string, column: number): string =>
  lines.replace(/^(?=.)/gm, ' '.repeat(column));

const blockText = (value: Readonly<YamlValue>): string => stringify(value, { lineWidth: 0 });

const lineText = (value: YamlValue): string => {
  const written = blockText(value).trimEnd();
  return written.includes('\n') ? JSON.stringify(value) : written;
};

/** On one line, also within brackets, where more characters have a meaning. */
function flowText(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${flowText(key)}: ${flowText(item)}`)
      .join(', ')} }`;
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[\w.][\w./@+-]*$/.test(value) && blockText(value).trimEnd() === value;
  return isPlain ? value : JSON.stringify(value);
}
