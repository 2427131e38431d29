/** Names and descriptions of the fields of a schema, for completion and hover. */
import * as l10n from '@vscode/l10n';
import type * as v from 'valibot';
import type { KeyPath } from '../yaml/scalars';

/** The internal structure of a schema that is used here. */
interface SchemaNode {
  readonly kind: string;
  readonly type: string;
  readonly wrapped?: SchemaNode;
  readonly pipe?: readonly SchemaNode[];
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly options?: readonly unknown[];
  readonly description?: string;
  readonly literal?: unknown;
  /** The key that tells the options of a variant apart. */
  readonly key?: string;
}

export interface Field {
  readonly name: string;
  /** In the reader's language. */
  readonly description: string;
  readonly isRequired: boolean;
}

export type SchemaPart = SchemaNode;

const unwrapped = (schema: SchemaNode): SchemaNode =>
  schema.wrapped ? unwrapped(schema.wrapped) : schema;

const choices = (schema: SchemaNode): readonly SchemaNode[] =>
  schema.type === 'variant' || schema.type === 'union'
    ? (schema.options as readonly SchemaNode[]).flatMap((option) => choices(unwrapped(option)))
    : [schema];

/** The part of a schema for the value at a path; `undefined` if there is none. */
export function partAt(schema: v.GenericSchema, path: KeyPath): SchemaPart | undefined {
  let part: SchemaNode | undefined = schema;
  for (const key of path) {
    const found: SchemaNode[] = choices(unwrapped(part))
      .map((one) => (typeof key === 'number' ? one.item : ownEntry(one, key)))
      .filter((one) => one !== undefined);
    if (found.length === 0) return undefined;
    part = merged(found);
  }
  return part;
}

/** Whether the value at a path may be absent. */
export const isOptionalAt = (schema: v.GenericSchema, path: KeyPath): boolean =>
  partAt(schema, path)?.type === 'optional';

/** Merges the alternatives for one key: literals become a list of options. */
function merged(parts: readonly SchemaNode[]): SchemaNode {
  const [first] = parts;
  if (parts.length === 1 || !parts.every(({ type }) => type === 'literal')) return first!;
  return { ...first!, type: 'picklist', options: parts.map(({ literal }) => literal) };
}

const ownEntry = ({ entries }: SchemaNode, key: string): SchemaNode | undefined =>
  entries && Object.hasOwn(entries, key) ? entries[key] : undefined;

export const isList = (part: SchemaPart): boolean => unwrapped(part).item !== undefined;

/** Fields of a mapping; none for other values. */
export function fieldsOf(part: SchemaPart): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const { entries = {} } of choices(unwrapped(part)))
    for (const [name, entry] of Object.entries(entries))
      if (!fields.has(name))
        fields.set(name, {
          name,
          description: descriptionOf(entry),
          isRequired: entry.type !== 'optional',
        });
  return [...fields.values()];
}

/** Description of a value in the reader's language; empty if it has none. */
export function descriptionOf(part: SchemaPart): string {
  const said = unwrapped(part).pipe?.find(({ type }) => type === 'description')?.description;
  // The sentences are extracted for translation from the schemas, where they are literals.
  return said === undefined ? '' : l10n.t(said);
}

/** Options of a value with few possible texts. */
export function optionsOf(part: SchemaPart): readonly string[] {
  const { type, options = [] } = unwrapped(part);
  if (type === 'boolean') return ['true', 'false'];
  return type === 'picklist' ? options.map(String) : [];
}

/** The parts of a value: of a list, or of a mapping. */
export interface Children {
  readonly item?: SchemaPart | undefined;
  readonly entries?: Readonly<Record<string, SchemaPart>> | undefined;
  /** Whether an entry has parts in turn. */
  readonly hasParts: boolean;
}

const children = new WeakMap<SchemaNode, Children>();

/** @param value decides between several kinds of mapping; without it, the parts of all of them */
export function childrenOf(part: SchemaPart, value?: Readonly<Record<string, unknown>>): Children {
  const whole = unwrapped(part);
  const node = (value && optionFor(whole, value)) ?? whole;
  let found = children.get(node);
  if (!found) {
    const options = choices(node);
    const all = options.flatMap((option) => (option.entries ? [option.entries] : []));
    const entries =
      all.length > 0
        ? (Object.assign({}, ...all.reverse()) as Record<string, SchemaPart>)
        : undefined;
    found = {
      item: options.find(({ item }) => item)?.item,
      entries,
      hasParts: Object.values(entries ?? {}).some((one) => {
        const { item, entries } = childrenOf(one);
        return item !== undefined || entries !== undefined;
      }),
    };
    children.set(node, found);
  }
  return found;
}

/** The kind of mapping that a variant names. */
function optionFor(
  { type, key, options = [] }: SchemaNode,
  value: Readonly<Record<string, unknown>>,
): SchemaNode | undefined {
  if (type !== 'variant' || key === undefined) return undefined;
  return (options as readonly SchemaNode[]).find(
    ({ entries }) => entries?.[key] !== undefined && unwrapped(entries[key]).literal === value[key],
  );
}
