/** What the messages of all pages share. */
import * as v from 'valibot';
import { statuses } from '../core/records/status';

/** An id or a path, as a page may name it. */
export const key = v.pipe(v.string(), v.maxLength(1000));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const date = v.pipe(v.string(), v.isoDate());
export const dateOrNone = v.union([v.literal(''), date]);
export const activityStatus = v.picklist(['not-started', ...statuses]);
export const share = { done: count, required: count, extra: count };

/** Sent first: the words of the page in the editor's language. */
export const texts = v.object({
  type: v.literal('texts'),
  bundle: v.record(v.string(), v.string()),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A read-only message by its schema. */
export type Message<S extends v.GenericSchema> = DeepReadonly<v.InferOutput<S>>;

/** The message in `data`, or `undefined` if it is none of this page's. */
export function readMessage<T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | undefined {
  const message = v.safeParse(schema, data);
  return message.success ? message.output : undefined;
}
