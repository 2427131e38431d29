import { isMap, isNode, isScalar, isSeq, stringify, type Node } from 'yaml';
import { duplicateKeys, parseYaml } from './parseYaml';
import { readAnyYaml } from './readYaml';
import type { Splice } from '../text/splice';
import { isTooDeep } from './tooDeep';
import type { YamlPart } from './yamlPart';

export type KeyPath = readonly (string | number)[];

/** One value that is not a list or a mapping. Offsets are into the file. */
export interface ScalarAt {
  readonly path: KeyPath;
  readonly value: unknown;
  /** As it is written, quotation marks included. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Every scalar value in the part; nothing where it cannot be read. */
export function scalarsIn({ text, offset, firstLine }: YamlPart): readonly ScalarAt[] {
  if (isTooDeep(text)) return [];
  const { document, lines } = parseYaml(text);
  if (document.errors.length > 0 || duplicateKeys(document).length > 0) return [];
  const found: ScalarAt[] = [];
  const search = (node: unknown, path: KeyPath): void => {
    if (isMap(node))
      for (const { key, value } of node.items)
        search(value, [...path, isScalar(key) ? String(key.value) : '']);
    else if (isSeq(node)) node.items.forEach((item, index) => search(item, [...path, index]));
    else if (isScalar(node) && node.range) {
      const [from, to] = node.range;
      found.push({
        path,
        value: node.value,
        source: text.slice(from, to),
        from: offset + from,
        to: offset + to,
        line: firstLine - 1 + lines.linePos(from).line,
      });
    }
  };
  search(document.contents, []);
  return found;
}

/** The keys from the top to a node that `visit` has come to. */
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

/**
 * Puts a text in the place of a scalar value, in the same kind of quotation marks.
 * @returns nothing where the file would not be read as wanted afterwards
 */
export function setScalar(part: YamlPart, scalar: ScalarAt, value: string): readonly Splice[] {
  const from = scalar.from - part.offset;
  const gap = scalar.source === '' && /[:-]$/.test(part.text.slice(0, from)) ? ' ' : '';
  const text = gap + written(value, scalar.source);
  const changed = part.text.slice(0, from) + text + part.text.slice(scalar.to - part.offset);
  const before = readAnyYaml(part.text).value;
  const after = readAnyYaml(changed).value;
  const isAsWanted =
    JSON.stringify(after) === JSON.stringify(withValue(before, scalar.path, value));
  return isAsWanted ? [{ from: scalar.from, to: scalar.to, text }] : [];
}

function written(value: string, before: string): string {
  if (before.startsWith("'") && !/['\n]/.test(value)) return `'${value}'`;
  const isPlain = /^[\w.][\w./@-]*$/.test(value) && stringify(value).trimEnd() === value;
  return isPlain && !before.startsWith('"') ? value : JSON.stringify(value);
}

function withValue(whole: unknown, path: KeyPath, value: string): unknown {
  if (path.length === 0) return value;
  const [key, ...rest] = path as [string | number, ...(string | number)[]];
  if (Array.isArray(whole))
    return whole.map((item: unknown, index) =>
      index === key ? withValue(item, rest, value) : item,
    );
  return Object.fromEntries(
    Object.entries(whole ?? {}).map(([name, item]) => [
      name,
      name === key ? withValue(item, rest, value) : (item as unknown),
    ]),
  );
}
