/** Building blocks of the schemas. */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { isPlainDate } from '../base/dates';

export type Described<S extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [S, v.DescriptionAction<v.InferOutput<S>, string>]
>;

/**
 * Adds a description to a schema, like `v.pipe` but without its cost: a pipe runs its parts for each value, of which
 * tens of thousands of entries have several.
 */
export function described<S extends v.GenericSchema>(schema: S, description: string): Described<S> {
  const { pipe } = v.pipe(schema, v.description<v.InferOutput<S>, string>(description));
  return { ...schema, pipe };
}

/** An optional value with a description. */
export const optional = <
  S extends v.GenericSchema,
  const D extends v.Default<Described<S>, undefined> = undefined,
>(
  schema: S,
  description: string,
  fallback?: D,
): v.OptionalSchema<Described<S>, D> => v.optional(described(schema, description), fallback!);

export const text = v.string();
export const plainDate = v.pipe(v.string(), v.check(isPlainDate, 'date'));
/** Without a maximum in entries and records: values in existing digests must stay valid. */
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
export const list = v.array(text);

export const confidence = optional(
  text,
  l10n.t(
    '“unverified” where it was not yet checked against the source, “secondary” where others told it.',
  ),
);
