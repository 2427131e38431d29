import * as l10n from '@vscode/l10n';
import canonicalize from 'canonicalize';
import { isCollection, isMap, isNode, isPair, isScalar, isSeq, stringify } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { HumanError } from '../base/problem';
import type { KeyPath } from './editScalar';
import type { YamlValue } from './plainYaml';
import { parseYaml } from './parseYaml';
import { readAnyYaml } from './readYaml';
import type { Splice } from '../text/splice';

/**
 * Puts a value at a path of names and places in lists, where a value stands already or where there is
 * none yet: names that lead there are made, and one place behind the end of a list adds to it. Every
 * other character stays. What is new stands on lines of its own, or in brackets within brackets.
 * @throws HumanError where that cannot be done without touching more
 */
export function putIn(text: string, path: KeyPath, value: YamlValue): readonly Splice[] {
  const before = readAnyYaml(text);
  if (before.findings.length > 0) throw unreadable();
  const wanted = canonicalize(withValue(before.value, path, value));
  if (canonicalize(before.value) === wanted) return [];
  const splice = spliceFor(text, path, value);
  if (!splice) throw unreadable();
  const after = readAnyYaml(text.slice(0, splice.from) + splice.text + text.slice(splice.to));
  if (after.findings.length > 0 || canonicalize(after.value) !== wanted) throw unreadable();
  return [splice];
}

const unreadable = (): HumanError =>
  new HumanError(l10n.t('This file cannot be read as YAML, so nothing in it was changed.'));

function spliceFor(text: string, path: KeyPath, value: YamlValue): Splice | undefined {
  const { document } = parseYaml(text);
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const write = (splice: Splice | undefined): Splice | undefined =>
    splice && { ...splice, text: splice.text.replaceAll('\n', lineEnd) };
  let put = value;
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1]!;
    const holder = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(holder)) return write(inMapping(text, holder, String(key), put));
    if (isSeq(holder)) return write(inList(text, holder, Number(key), put));
    put = typeof key === 'number' ? [put] : { [key]: put };
  }
  const isEmpty = document.contents === null || isNull(document.contents);
  return isEmpty ? write(atLineEnd(text, text.length, stringify(put, plain))) : undefined;
}

const plain = { lineWidth: 0 } as const;
const isNull = (node: unknown): boolean => isScalar(node) && node.value === null;

function inMapping(text: string, map: YAMLMap, key: string, value: YamlValue): Splice | undefined {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair) return replaced(text, pair, map, value);
  if (map.flow) {
    const name = flowText(key);
    return behindLast(text, map, `${name}: ${flowText(value)}`);
  }
  const first = map.items[0];
  if (!first || !isNode(first.key) || !first.key.range) return undefined;
  const indent = columnOf(text, first.key.range[0]);
  return atLineEnd(text, endOf(map), indented(stringify({ [key]: value }, plain), indent));
}

function inList(text: string, list: YAMLSeq, at: number, value: YamlValue): Splice | undefined {
  const item = list.items[at];
  if (isNode(item))
    return isScalar(item) ? instead(text, item, list.flow === true, value) : undefined;
  if (at !== list.items.length) return undefined;
  if (list.flow) return behindLast(text, list, flowText(value));
  const first = list.items[0];
  if (!isNode(first) || !first.range) return undefined;
  const dash = text.lastIndexOf('-', first.range[0] - 1);
  return atLineEnd(text, endOf(list), indented(stringify([value], plain), columnOf(text, dash)));
}

/** Another value behind a name that is there. */
function replaced(
  text: string,
  { key, value: old }: Pair,
  { flow }: YAMLMap,
  value: YamlValue,
): Splice | undefined {
  if (!isNode(key) || !key.range) return undefined;
  const colon = text.indexOf(':', key.range[1]) + 1;
  const isText = typeof value !== 'object' || value === null;
  if (isScalar(old) && old.range && !(old.value === null && !isText && !flow))
    return instead(text, old, flow === true, value, colon);
  if (isScalar(old) && old.range) {
    const lines = `\n${indented(stringify(value, plain), columnOf(text, key.range[0]) + 2)}`;
    if (text.slice(old.range[0], old.range[1]).trim() !== '')
      return { from: colon, to: old.range[1], text: lines.trimEnd() };
    const next = /\r?\n|$/.exec(text.slice(colon))!.index + colon;
    return { from: next, to: next, text: lines.trimEnd() };
  }
  if (!isCollection(old) || !old.range) return undefined;
  // A list goes with what is written between its items.
  const [from, to] = old.flow ? old.range : [colon, endOf(old)];
  if (text.slice(from, to).includes('#')) return undefined;
  return { from, to, text: old.flow ? flowText(value) : ` ${flowText(value)}` };
}

function instead(
  text: string,
  { range }: Node,
  isFlow: boolean,
  value: YamlValue,
  colon = -1,
): Splice | undefined {
  if (!range) return undefined;
  const written = isFlow || typeof value === 'object' ? flowText(value) : lineText(value);
  if (range[0] !== range[1] || text[range[0] - 1] === ' ')
    return { from: range[0], to: range[1], text: written };
  return { from: colon === -1 ? range[0] : colon, to: range[1], text: ` ${written}` };
}

/** Behind the last thing in brackets. */
function behindLast(text: string, holder: YAMLMap | YAMLSeq, put: string): Splice | undefined {
  if (!holder.range) return undefined;
  if (holder.items.length === 0) {
    const from = holder.range[0] + 1;
    return { from, to: from, text: put };
  }
  const from = endOf(holder);
  return { from, to: from, text: `, ${put}` };
}

/** Lines behind the line in which something ends. */
function atLineEnd(text: string, end: number, lines: string): Splice {
  const isStart = end === 0 || text[end - 1] === '\n';
  const next = isStart ? end - 1 : text.indexOf('\n', end);
  const from = next === -1 && !isStart ? text.length : next + 1;
  const separator = next === -1 && !isStart ? '\n' : '';
  return { from, to: from, text: separator + lines };
}

/** Where the last value of a list or a mapping ends, without what is written behind it. */
function endOf(holder: YAMLMap | YAMLSeq): number {
  const last: unknown = holder.items.at(-1);
  const key = isPair(last) && isNode(last.key) ? last.key : undefined;
  const node = isPair(last) ? last.value : last;
  if (isCollection(node) && !node.flow && (isMap(node) || isSeq(node))) return endOf(node);
  if (isNode(node) && node.range && !(isNull(node) && node.range[0] === node.range[1]))
    return node.range[1];
  return key?.range?.[1] ?? (isNode(node) && node.range ? node.range[1] : 0);
}

const columnOf = (text: string, at: number): number => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return at - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
};

const indented = (lines: string, column: number): string =>
  lines.replace(/^(?=.)/gm, ' '.repeat(column));

/** On one line. */
const lineText = (value: YamlValue): string => {
  const written = stringify(value, plain).trimEnd();
  return written.includes('\n') ? JSON.stringify(value) : written;
};

/** Within brackets, where more characters mean something. */
function flowText(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${flowText(key)}: ${flowText(item)}`)
      .join(', ')} }`;
  if (typeof value !== 'string') return String(value);
  const isPlain = /^\w[\w./-]*$/.test(value) && stringify(value).trimEnd() === value;
  return isPlain ? value : JSON.stringify(value);
}

/** @throws HumanError where something else than names or a list stands on the way */
function withValue(whole: unknown, path: KeyPath, value: YamlValue): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = (whole ?? []) as YamlValue[];
    if (!Array.isArray(list) || key > list.length) throw unreadable();
    return [...list.slice(0, key), withValue(list[key], rest, value), ...list.slice(key + 1)];
  }
  if (Array.isArray(whole) || !['object', 'undefined'].includes(typeof whole)) throw unreadable();
  const fields = (whole ?? {}) as Record<string, YamlValue>;
  const old = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return { ...fields, [key]: withValue(old, rest, value) };
}
