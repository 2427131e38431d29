import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { parseYaml } from './parseYaml';
import { isTooDeep } from './tooDeep';

export interface Ranged {
  /** Offsets of the value in the text, quotation marks included. */
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** The value at a path of keys, or the items of the list there; empty where there is none, or it stands elsewhere by an alias. */
export function scalarsAt(text: string, path: readonly string[]): Ranged[] {
  if (isTooDeep(text)) return [];
  let node: ParsedNode | null = parseYaml(text).document.contents;
  for (const key of path) {
    if (!isMap(node)) return [];
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    node = pair?.value ?? null;
  }
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item) =>
    isScalar(item) && !isAlias(item) && item.range && item.value !== null
      ? [{ from: item.range[0], to: item.range[1], value: item.value }]
      : [],
  );
}
