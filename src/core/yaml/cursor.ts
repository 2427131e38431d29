/** Finds the cursor's position in the structure of a YAML text, even while the text is invalid. */
import { isScalar, visit, type Scalar } from 'yaml';
import { pathOf, type KeyPath } from './scalars';
import { parseYaml } from './parseYaml';
import { isTooDeep } from './tooDeep';

export interface Cursor {
  /** `key`: a key of the mapping at `path`. `value`: the value at `path`. */
  readonly kind: 'key' | 'value';
  readonly path: KeyPath;
  /** Range that a completion replaces, quotation marks included; offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** Text before the cursor. */
  readonly word: string;
  /** Quotation mark before it; empty if there is none. */
  readonly quote: string;
  /** Other keys of the mapping, or other items of the list. */
  readonly others: readonly string[];
}

/** Longer texts are not written by hand. */
const maxTextLength = 100_000;
const mark = 'cursorPositionQx7';

/** @returns `undefined` in comments, and if the position cannot be determined */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  if (text.length > maxTextLength || isTooDeep(text)) return undefined;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (/(?:^|[ \t])#/.test(text.slice(lineStart, offset))) return undefined;
  const token = tokenAt(text, offset, lineStart);
  const found = search(text, token, mark) ?? search(text, token, `${mark}:`);
  return found && { ...token, ...found };
}

type Token = Pick<Cursor, 'from' | 'to' | 'word' | 'quote'>;

function tokenAt(text: string, offset: number, lineStart: number): Token {
  let from = offset;
  while (from > lineStart && !/[\s,[\]{}"']/.test(text[from - 1]!)) from--;
  const behind = /[\s,[\]{}"']|:(?=\s|$)/.exec(text.slice(offset));
  const to = behind ? offset + behind.index : text.length;
  const word = text.slice(from, offset);
  const quote = from > lineStart && /["']/.test(text[from - 1]!) ? text[from - 1]! : '';
  if (quote === '') return { from, to, word, quote };
  return { from: from - 1, to: text[to] === quote ? to + 1 : to, word, quote };
}

/** Replaces the token by a mark and parses the text, to find the mark in the document. */
function search(
  text: string,
  { from, to }: Token,
  put: string,
): Pick<Cursor, 'kind' | 'path' | 'others'> | undefined {
  const { document } = parseYaml(text.slice(0, from) + put + text.slice(to), false);
  let found: Pick<Cursor, 'kind' | 'path' | 'others'> | undefined;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.value !== mark) return undefined;
      const path = pathOf(node, ancestors);
      // The path of a key includes the key itself.
      found =
        key === 'key'
          ? { kind: 'key', path: path.slice(0, -1), others: siblingKeys(ancestors.at(-2)) }
          : { kind: 'value', path, others: siblingItems(ancestors.at(-1)) };
      return visit.BREAK;
    },
  });
  return found;
}

const itemsOf = (node: unknown): readonly unknown[] =>
  typeof node === 'object' && node !== null && 'items' in node ? (node.items as unknown[]) : [];

function siblingKeys(mapping: unknown): string[] {
  return itemsOf(mapping)
    .map((pair) => (pair as { readonly key: unknown }).key)
    .filter((key): key is Scalar => isScalar(key) && key.value !== mark)
    .map(({ value }) => String(value));
}

function siblingItems(list: unknown): string[] {
  return itemsOf(list)
    .filter((item): item is Scalar => isScalar(item) && item.value !== mark)
    .map(({ value }) => String(value));
}

export interface Pointed {
  readonly kind: 'key' | 'value';
  /** The path of a key includes the key itself. */
  readonly path: KeyPath;
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
}

/** The key or value at an offset. */
export function pointedAt(text: string, offset: number): Pointed | undefined {
  if (text.length > maxTextLength || isTooDeep(text)) return undefined;
  let found: Pointed | undefined;
  visit(parseYaml(text).document, {
    Scalar(key, node, ancestors) {
      if (!node.range || offset < node.range[0] || offset > node.range[1]) return undefined;
      const [from, to] = node.range;
      const path = pathOf(node, ancestors);
      found = { kind: key === 'key' ? 'key' : 'value', path, value: node.value, from, to };
      return visit.BREAK;
    },
  });
  return found;
}
