import * as l10n from '@vscode/l10n';
import { isNode, isPair, isScalar, isSeq, stringify, type Document, type YAMLSeq } from 'yaml';
import { HumanError } from '../base/problem';
import type { KeyPath } from './editScalar';
import { parseYaml } from './parseYaml';
import { readAnyYaml } from './readYaml';
import type { Splice } from '../text/splice';

/**
 * Adds a text to the end of the list at a path of keys; every other character stays.
 * @throws HumanError where that cannot be done without touching more
 */
export function appendItem(text: string, path: KeyPath, item: string): readonly Splice[] {
  const before = readAnyYaml(text);
  const splice = before.findings.length > 0 ? undefined : spliceFor(text, path, item);
  if (!splice) throw unreadable();
  const after = readAnyYaml(text.slice(0, splice.from) + splice.text + text.slice(splice.to));
  const wanted = withItem(before.value, path, item);
  if (JSON.stringify(after.value) !== JSON.stringify(wanted)) throw unreadable();
  return [splice];
}

const unreadable = (): HumanError =>
  new HumanError(l10n.t('This file cannot be read as YAML, so nothing in it was changed.'));

function spliceFor(text: string, path: KeyPath, item: string): Splice | undefined {
  const { document } = parseYaml(text);
  const list: unknown = document.getIn(path, true);
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const written = stringify(item, { lineWidth: 0 }).trimEnd();
  // Within brackets more characters mean something.
  const inFlow =
    /^[\w-]*[A-Za-z_-][\w-]*$/.test(item) && written === item ? item : JSON.stringify(item);
  if (isSeq(list))
    return list.flow ? inBrackets(list, inFlow) : inLines(text, list, written, lineEnd);
  if (list !== undefined && list !== null && !(isScalar(list) && list.value === null))
    return undefined;
  const end = keyEnd(text, document, path);
  return end === undefined ? undefined : { from: end, to: end, text: ` [${inFlow}]` };
}

function inBrackets(list: YAMLSeq, item: string): Splice | undefined {
  const last = list.items.at(-1);
  if (last === undefined) {
    const from = list.range![0] + 1;
    return { from, to: from, text: item };
  }
  const end = isNode(last) ? last.range?.[1] : undefined;
  return end === undefined ? undefined : { from: end, to: end, text: `, ${item}` };
}

function inLines(text: string, list: YAMLSeq, item: string, lineEnd: string): Splice | undefined {
  const last = list.items.at(-1);
  if (!isNode(last) || !last.range) return undefined;
  const lineStart = text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const indent = /^[ ]*/.exec(text.slice(lineStart))![0];
  const next = text.indexOf('\n', last.range[1]);
  const from = next === -1 ? text.length : next + 1;
  const separator = next === -1 ? lineEnd : '';
  return { from, to: from, text: `${separator}${indent}- ${item}${lineEnd}` };
}

/** Behind the colon of a key that has no value. */
function keyEnd(text: string, document: Document, path: KeyPath): number | undefined {
  const holder: unknown = document.getIn(path.slice(0, -1), true);
  if (typeof holder !== 'object' || holder === null || !('items' in holder)) return undefined;
  const pair = (holder.items as unknown[]).find(
    (one) => isPair(one) && isScalar(one.key) && one.key.value === path.at(-1),
  );
  if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range) return undefined;
  const colon = text.indexOf(':', pair.key.range[1]);
  return colon === -1 ? undefined : colon + 1;
}

function withItem(whole: unknown, path: KeyPath, item: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return [...((whole ?? []) as unknown[]), item];
  const copy = (
    Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) }
  ) as Record<string | number, unknown>;
  copy[key] = withItem(copy[key], rest, item);
  return copy;
}
