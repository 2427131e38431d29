import { isMap, isScalar, isSeq, stringify, type YAMLSeq } from 'yaml';
import * as l10n from '@vscode/l10n';
import { HumanError } from '../base/problem';
import { parseYaml } from './parseYaml';
import { readAnyYaml } from './readYaml';
import type { Splice } from '../text/splice';

/**
 * Makes the list at a top-level key hold exactly these texts. Only the items concerned are touched;
 * comments, order and form of all the rest stay byte for byte.
 * @throws HumanError when the text cannot be read as YAML
 */
export function setList(text: string, key: string, wanted: readonly string[]): readonly Splice[] {
  const isReadable = readAnyYaml(text).findings.length === 0;
  const { document } = parseYaml(isReadable ? text : '');
  if (!isMap(document.contents))
    throw new HumanError(l10n.t('This file cannot be read as YAML, so nothing in it was changed.'));
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) {
    const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
    return [
      { from: text.length, to: text.length, text: `${separator}${key}: ${flow(wanted)}${lineEnd}` },
    ];
  }
  const { value } = pair;
  if (isSeq(value) && holds(value, wanted)) return [];
  if (isSeq(value) && !value.flow && wanted.length > 0)
    return setBlockItems(text, value, wanted, lineEnd);
  if (isSeq(value) && value.range) {
    const from = value.range[0];
    // A list whose items stand on lines of their own moves up behind its key when the last one goes.
    const start = value.flow ? from : text.lastIndexOf(':', from) + 1;
    return [
      {
        from: start,
        to: value.range[1],
        text: value.flow ? flow(wanted) : ` ${flow(wanted)}${lineEnd}`,
      },
    ];
  }
  const keyEnd =
    isScalar(pair.key) && pair.key.range ? text.indexOf(':', pair.key.range[1]) + 1 : -1;
  if (keyEnd <= 0)
    throw new HumanError(l10n.t('This file cannot be read as YAML, so nothing in it was changed.'));
  const to = isScalar(value) && value.range && value.value !== null ? value.range[1] : keyEnd;
  return [{ from: keyEnd, to, text: ` ${flow(wanted)}` }];
}

/** Whether it is these texts already, in whatever order and form. */
const holds = (list: YAMLSeq, wanted: readonly string[]): boolean =>
  list.items.length === wanted.length &&
  isSubset(wanted, new Set(list.items.map((item) => (isScalar(item) ? item.value : undefined))));

const isSubset = (wanted: readonly string[], all: ReadonlySet<unknown>): boolean =>
  wanted.every((text) => all.has(text));

const flow = (items: readonly string[]): string =>
  stringify([...items], {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
  }).trimEnd();

function setBlockItems(
  text: string,
  list: YAMLSeq,
  wanted: readonly string[],
  lineEnd: string,
): Splice[] {
  const splices: Splice[] = [];
  const kept = new Set<string>();
  const isWanted = new Set(wanted);
  let indent = '';
  let end = 0;
  for (const item of list.items) {
    if (!isScalar(item) || !item.range) continue;
    const lineStart = text.lastIndexOf('\n', item.range[0] - 1) + 1;
    const next = text.indexOf('\n', item.range[1]);
    const lineStop = next === -1 ? text.length : next + 1;
    indent = /^[ ]*/.exec(text.slice(lineStart))![0];
    end = lineStop;
    const value = String(item.value);
    if (isWanted.has(value) && !kept.has(value)) kept.add(value);
    else splices.push({ from: lineStart, to: lineStop, text: '' });
  }
  const added = wanted
    .filter((item) => !kept.has(item))
    .map((item) => `${indent}- ${stringify(item, { lineWidth: 0 }).trimEnd()}${lineEnd}`);
  const separator = added.length > 0 && end > 0 && text[end - 1] !== '\n' ? lineEnd : '';
  if (added.length > 0) splices.push({ from: end, to: end, text: separator + added.join('') });
  return splices;
}
