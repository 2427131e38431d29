import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { isTooDeep } from './tooDeep';

export interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** Counts parses: tests check that the number does not grow with the number of findings. */
export const parses = { count: 0 };

/** Parses a text that is not too deep. Does not report duplicate keys; see `duplicateKeys`. */
export function parseYaml(text: string, strict = true): Parsed {
  parses.count++;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // `silent` would ignore a second document.
    logLevel: 'error',
    // The parser's own check takes quadratic time.
    uniqueKeys: false,
    strict,
  });
  return { document, lines };
}

/** Offsets of keys that occur earlier in the same mapping. */
export function duplicateKeys(document: Document.Parsed): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) found.push((key as Node).range![0]);
        else known.add(key.value);
      }
    },
  });
  return found.sort((a, b) => a - b);
}

/** Finds the line of the value (or, without one, the key) at a path of keys; the first line of the text if there is none. */
export interface LineOf {
  (path: readonly (string | number)[]): number;
  /** The text of a plain scalar as written, such as `2.10` where the value is 2.1. */
  readonly sourceOf?: (path: readonly (string | number)[]) => string | undefined;
  /** The line of the key at the end of a path. */
  readonly ofKey?: (path: readonly (string | number)[]) => number;
}

/**
 * Looks up lines in a text, which is parsed once, on the first call.
 * @param firstLine number of the text's first line in its file
 */
export function linesOf(text: string, firstLine = 1): LineOf {
  let parsed: Parsed | undefined;
  const lineOf = (path: readonly (string | number)[]): number => {
    if (path.length === 0 || (!parsed && isTooDeep(text))) return firstLine;
    const { document, lines } = (parsed ??= parseYaml(text));
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return firstLine - 1 + lines.linePos(node.range[0]).line;
    }
    return firstLine;
  };
  lineOf.ofKey = (path: readonly (string | number)[]): number => {
    if (!parsed && isTooDeep(text)) return firstLine;
    const { document, lines } = (parsed ??= parseYaml(text));
    const key = keyAt(document, path);
    return key ? firstLine - 1 + lines.linePos(key.range[0]).line : lineOf(path);
  };
  lineOf.sourceOf = (path: readonly (string | number)[]): string | undefined => {
    if (!parsed && isTooDeep(text)) return undefined;
    const node = (parsed ??= parseYaml(text)).document.getIn(path, true);
    return isScalar(node) ? node.source : undefined;
  };
  return lineOf;
}

/** A node of a document with its range, which only nodes of a parsed text have. */
type Placed = Node & { readonly range: NonNullable<Node['range']> };

/** The key at the end of a path. */
export function keyAt(
  document: Document.Parsed,
  path: readonly (string | number)[],
): Placed | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
  return isNode(pair?.key) && pair.key.range ? (pair.key as Placed) : undefined;
}
