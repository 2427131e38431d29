import { isMap, isNode, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import { duplicateKeys, parseYaml } from './parseYaml';
import { isTooDeep } from './tooDeep';
import type { YamlPart } from './yamlPart';

/** Keys and list indexes that lead from the top to a value. */
export type KeyPath = readonly (string | number)[];

/** A value that is neither a list nor a mapping. Offsets are into the file. */
export interface ScalarAt {
  readonly path: KeyPath;
  readonly value: unknown;
  /** Source text, quotation marks included. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Lists every scalar value of the part; none if the part has an error. */
export function scalarsIn({ text, offset, firstLine }: YamlPart): readonly ScalarAt[] {
  if (isTooDeep(text)) return [];
  const { document, lines } = parseYaml(text);
  if (document.errors.length > 0 || duplicateKeys(document).length > 0) return [];
  return walk(document).map(({ path, node, range: [from, to] }) => ({
    path,
    value: node.value,
    source: text.slice(from, to),
    from: offset + from,
    to: offset + to,
    line: firstLine - 1 + lines.linePos(from).line,
  }));
}

export interface Ranged {
  /** Offsets of the value in the text, quotation marks included. */
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** Finds the value at a path of keys, or the items of the list there, even in a text with errors. Skips aliases. */
export function scalarsAt(text: string, wanted: readonly string[]): Ranged[] {
  if (isTooDeep(text)) return [];
  return walk(parseYaml(text).document)
    .filter(({ path, node }) => {
      const [item, ...others] = path.slice(wanted.length);
      const isItem = item === undefined || (typeof item === 'number' && others.length === 0);
      return isItem && node.value !== null && wanted.every((key, at) => path[at] === key);
    })
    .map(({ node: { value }, range: [from, to] }) => ({ from, to, value }));
}

interface Found {
  readonly path: KeyPath;
  readonly node: Scalar;
  readonly range: readonly [from: number, to: number, end: number];
}

function walk({ contents }: Document.Parsed): Found[] {
  const found: Found[] = [];
  const search = (node: unknown, path: KeyPath): void => {
    if (isMap(node))
      for (const { key, value } of node.items)
        search(value, [...path, isScalar(key) ? String(key.value) : '']);
    else if (isSeq(node)) node.items.forEach((item, index) => search(item, [...path, index]));
    else if (isScalar(node) && node.range) found.push({ path, node, range: node.range });
  };
  search(contents, []);
  return found;
}

/** Path of a node that `visit` has reached. */
export function pathOf(node: Node, ancestors: readonly unknown[]): KeyPath {
  const path: (string | number)[] = [];
  const chain = [...ancestors, node];
  chain.forEach((one, index) => {
    const below = chain[index + 1];
    if (typeof one !== 'object' || one === null) return;
    if ('key' in one) path.push(isScalar(one.key) ? String(one.key.value) : '');
    else if ('items' in one && Array.isArray(one.items) && isNode(below))
      path.push(one.items.indexOf(below));
  });
  return path;
}
