/** What a schema says of its fields: their names, and what they are for. */
import * as l10n from '@vscode/l10n';
import type * as v from 'valibot';
import type { KeyPath } from '../yaml/scalars';

/** A schema as it is built inside, as far as is looked at here. */
interface Built {
  readonly kind: string;
  readonly type: string;
  readonly wrapped?: Built;
  readonly pipe?: readonly Built[];
  readonly entries?: Readonly<Record<string, Built>>;
  readonly item?: Built;
  readonly options?: readonly unknown[];
  readonly description?: string;
  readonly literal?: unknown;
}

export interface Field {
  readonly name: string;
  /** In the reader's language. */
  readonly description: string;
  readonly isRequired: boolean;
}

export type SchemaPart = Built;

const unwrapped = (schema: Built): Built => (schema.wrapped ? unwrapped(schema.wrapped) : schema);

const choices = (schema: Built): readonly Built[] =>
  schema.type === 'variant' || schema.type === 'union'
    ? (schema.options as readonly Built[]).flatMap((option) => choices(unwrapped(option)))
    : [schema];

/** The part of a schema that speaks of the value at a path; `undefined` where none does. */
export function partAt(schema: v.GenericSchema, path: KeyPath): SchemaPart | undefined {
  let part: Built | undefined = schema;
  for (const key of path) {
    const found: Built[] = choices(unwrapped(part))
      .map((one) => (typeof key === 'number' ? one.item : ownEntry(one, key)))
      .filter((one) => one !== undefined);
    if (found.length === 0) return undefined;
    part = merged(found);
  }
  return part;
}

/** What alternatives say of one name: where each has a word of its own for it, any of these words. */
function merged(parts: readonly Built[]): Built {
  const [first] = parts;
  if (parts.length === 1 || !parts.every(({ type }) => type === 'literal')) return first!;
  return { ...first!, type: 'picklist', options: parts.map(({ literal }) => literal) };
}

const ownEntry = ({ entries }: Built, key: string): Built | undefined =>
  entries && Object.hasOwn(entries, key) ? entries[key] : undefined;

export const isList = (part: SchemaPart): boolean => unwrapped(part).item !== undefined;

/** The fields of the mapping that stands there; none where it is none. */
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

/** What the value there is for, in the reader's language; empty where nothing is said. */
export function descriptionOf(part: SchemaPart): string {
  const said = unwrapped(part).pipe?.find(({ type }) => type === 'description')?.description;
  // The sentences are gathered for translation where they are written, in the schemas.
  return said === undefined ? '' : l10n.t(said);
}

/** The few texts that a value there may be. */
export function optionsOf(part: SchemaPart): readonly string[] {
  const { type, options = [] } = unwrapped(part);
  if (type === 'boolean') return ['true', 'false'];
  return type === 'picklist' ? options.map(String) : [];
}
