/** What the schemas are put together from. */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { isPlainDate } from '../base/dates';

export type Said<S extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [S, v.DescriptionAction<v.InferOutput<S>, string>]
>;

/**
 * A schema with what it is for: what `v.pipe` makes of the two, except that it runs as fast as without.
 * A pipe goes through its parts for each value, and tens of thousands of entries have several.
 */
export function said<S extends v.GenericSchema>(schema: S, description: string): Said<S> {
  const { pipe } = v.pipe(schema, v.description<v.InferOutput<S>, string>(description));
  return { ...schema, pipe };
}

/** A schema that may be missing, with what it is for. */
export const optional = <
  S extends v.GenericSchema,
  const D extends v.Default<Said<S>, undefined> = undefined,
>(
  schema: S,
  description: string,
  fallback?: D,
): v.OptionalSchema<Said<S>, D> => v.optional(said(schema, description), fallback!);

export const text = v.string();
export const plainDate = v.pipe(v.string(), v.check(isPlainDate, 'date'));
/** Without a maximum in entries and records: their digests hold whatever was accepted before. */
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
export const list = v.array(text);

export const confidence = optional(
  text,
  l10n.t('“unverified” where it was not checked at its source, “secondary” where others told it.'),
);
