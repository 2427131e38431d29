import assert from 'node:assert/strict';
import * as v from 'valibot';
import { checkShape } from '../../../src/core/schema/checkShape';
import { frameworkFile } from '../../../src/core/schema/frameworkSchema';
import {
  courseFile,
  entryMeta,
  journalFile,
  personFile,
  record,
  templateMeta,
} from '../../../src/core/schema/schemas';
import type { YamlValue } from '../../../src/core/yaml/plainYaml';

const files = [
  ...[journalFile, personFile, courseFile, frameworkFile],
  ...[entryMeta, templateMeta, record],
];
const wrong: readonly YamlValue[] = [
  null,
  'Words!',
  1.5,
  -1,
  0,
  true,
  [],
  {},
  { rule: 'x', kind: 'x' },
];

/** A schema with all those that it is made of. */
function within(schema: unknown): v.GenericSchema[] {
  if (typeof schema !== 'object' || schema === null || !('type' in schema)) return [];
  const { entries, options, item, value, wrapped } = schema as Record<string, unknown>;
  const parts = [
    ...Object.values(entries ?? {}),
    ...(Array.isArray(options) ? (options as unknown[]) : []),
    ...[item, value, wrapped],
  ];
  return [schema as v.GenericSchema, ...parts.flatMap(within)];
}

const messagesOf = (schema: v.GenericSchema, value: YamlValue): string[] =>
  checkShape(v.object({ field: schema }), { field: value }, () => 1, 'x').findings.map(
    ({ message }) => message,
  );

describe('what a file does not hold as it should', () => {
  it('is said in words of the person, whatever the schema asks for', () => {
    const messages = files
      .flatMap(within)
      .flatMap((schema) => wrong.flatMap((value) => messagesOf(schema, value)));
    const kinds = messages
      .map(
        (message) => /^“[\w.]+” does not hold what is expected here \((.*)\)\.$/.exec(message)?.[1],
      )
      .filter((kind) => kind !== undefined);
    assert.deepEqual([...new Set(kinds)].filter((kind) => !kind.includes('“')).sort(), [
      'a list',
      'a number',
      'a number of 0 or more',
      'a number of 1 or more',
      'a text',
      'a whole number',
      'names with values',
      'true or false',
    ]);
    for (const kind of new Set(kinds))
      if (kind.includes('“')) assert.match(kind, /^(?:“[\w-]+”|one of “[\w-]+”(?:, “[\w-]+”)+)$/);
  });

  it('is said of numbers, choices and days of the year', () => {
    assert.deepEqual(messagesOf(entryMeta.entries.cpd, { minutes: 1.5 }), [
      '“field.minutes” does not hold what is expected here (a whole number).',
    ]);
    assert.deepEqual(messagesOf(entryMeta.entries.cpd, { minutes: -5 }), [
      '“field.minutes” does not hold what is expected here (a number of 0 or more).',
    ]);
    assert.deepEqual(messagesOf(entryMeta.entries.report, 'never'), [
      '“field” does not hold what is expected here (“leave-out”).',
    ]);
    const rule = { id: 'a', title: 'A', rule: 'sum', atLeast: 1, unit: 'days' };
    assert.deepEqual(messagesOf(frameworkFile.entries.requirements, [rule]), [
      '“field.unit” does not hold what is expected here (one of “hours”, “minutes”).',
    ]);
    assert.deepEqual(messagesOf(frameworkFile.entries.cycle, { months: 12, starts: '31-12' }), [
      '“field.starts” should be “registration” or a day of the year such as “06-01”.',
    ]);
  });

  it('is said of numbers that are too large to be meant', () => {
    assert.deepEqual(messagesOf(frameworkFile.entries.cycle, { months: 1_000_000_000 }), [
      '“field.months” does not hold what is expected here (a number of 120 or less).',
    ]);
    const large = 1e15;
    for (const schema of within(frameworkFile)) {
      if (schema.type === 'number' && 'pipe' in schema)
        assert.equal(v.is(schema, large), false, JSON.stringify(schema));
    }
  });

  it('is said of a day with what was written, however long that is', () => {
    assert.deepEqual(messagesOf(entryMeta.entries.date, '2026-13-45'), [
      '“field” is “2026-13-45”, which is not a day that exists. Write it like 2026-11-23.',
    ]);
    assert.deepEqual(messagesOf(entryMeta.entries.date, 'x'.repeat(1000)), [
      `“field” is “${'x'.repeat(40)}…”, which is not a day that exists. Write it like 2026-11-23.`,
    ]);
  });

  it('is said in general of what no schema asks for yet', () => {
    assert.deepEqual(messagesOf(v.pipe(v.string(), v.maxLength(2)), 'three'), [
      '“field” does not hold what is expected here (another kind of value).',
    ]);
  });
});
