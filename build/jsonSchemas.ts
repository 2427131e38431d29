/** JSON Schemas of the files of a journal, made from the schemas that the parser uses. Run by the build. */
import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { frameworkFile } from '../src/core/schema/frameworkSchema';
import * as schemas from '../src/core/schema/schemas';

const files: Readonly<Record<string, readonly [schema: v.GenericSchema, title: string]>> = {
  journal: [schemas.journalFile, 'journal.yaml of a reflective journal'],
  person: [schemas.personFile, 'A person of a reflective journal'],
  course: [schemas.courseFile, 'A course: activities in sections'],
  records: [schemas.recordFile, 'What one person recorded about one entry'],
  framework: [frameworkFile, 'CPD requirements of a regulator'],
  entry: [schemas.entryMeta, 'Front matter of an entry'],
  template: [schemas.templateMeta, 'Front matter of an activity, a model or a form'],
};

/** What the parser checks by a function, as patterns: as near as JSON Schema comes to it. */
const patterns: Readonly<Record<string, string>> = {
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  instant: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}',
};

const overrideAction: NonNullable<ConversionConfig['overrideAction']> = ({
  valibotAction,
  jsonSchema,
}) => {
  if (valibotAction.type !== 'check') return undefined;
  const { message } = valibotAction as unknown as { readonly message: string };
  const pattern = patterns[message];
  if (pattern === undefined) throw new Error(`No pattern is known for the check “${message}”.`);
  return { ...jsonSchema, pattern };
};

export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([name, [schema, title]]) => [
      name,
      { ...toJsonSchema(schema, { typeMode: 'input', overrideAction }), title },
    ]),
  );
}
