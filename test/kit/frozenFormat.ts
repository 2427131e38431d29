/** The format as it was first published (0.1.0), by the JSON Schemas that were built then. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { fileKindOf } from '../../src/core/journal/fileKinds';
import { splitFrontMatter } from '../../src/core/text/frontMatter';
import { readAnyYaml } from '../../src/core/yaml/readYaml';
import { repository } from './places';

export const frozen = (...parts: string[]): string =>
  path.join(repository, 'test/frozen/0.1.0', ...parts);

/** Text of reports that has been reworded since. */
const rewordings: readonly (readonly [before: RegExp, now: string])[] = [
  [/In full further above\./g, 'Shown in full above.'],
  [/\bTogether (?=\d)/g, 'Total: '],
  [/\bAsked for\b/g, 'Required'],
  [/\bPlanned besides: /g, 'Also planned: '],
  [
    /This report says what is recorded and what is still open\. It judges nothing\./g,
    'This report shows what is recorded and what is still needed. It makes no judgement.',
  ],
  [/What is asked for was read at (\S+) on /g, 'Requirements taken from $1 on '],
  [
    /The prompt (“[^”]*”) of the template is missing here\./g,
    'The question $1 is missing from this entry.',
  ],
  [/What is asked for and what is recorded/g, 'What is required and what is recorded'],
  [/not checked at its source/g, 'not yet checked against the source'],
  [/\| Digest \|/g, '| Digests |'],
  [/"Digest"/g, '"Digests"'],
];

/** A report without the second digest, which version 0.1.0 does not have. */
export const withoutDigest2 = (report: string): string =>
  report.replace(/ sha256-2:[0-9a-f]+/g, '');

/** A report of version 0.1.0 in today's words. */
export const reworded = (report: string): string =>
  rewordings.reduce((text, [before, now]) => text.replace(before, now), report);

const ajv = new Ajv({ strict: true });
const validators = new Map<string, ValidateFunction>();

function validatorOf(schema: string): ValidateFunction {
  let known = validators.get(schema);
  if (!known) {
    const text = readFileSync(frozen('schemas', `${schema}.json`), 'utf8');
    validators.set(schema, (known = ajv.compile(JSON.parse(text))));
  }
  return known;
}

const isEntry = (file: string): boolean => /^(?:private\/)?entries\/.*\.md$/.test(file);

/** Fails where version 0.1.0 would not have read the file as it is meant. */
export function assertFirstFormat(file: string, text: string): void {
  const schema = fileKindOf(file, isEntry);
  if (schema === undefined) return;
  const validate = validatorOf(schema);
  const value = yamlOf(file, text);
  assert.ok(validate(value), `${file}: ${JSON.stringify(validate.errors)}\n${text}`);
}

function yamlOf(file: string, text: string): unknown {
  const split = file.endsWith('.md') ? splitFrontMatter(text) : { from: 0, to: text.length };
  assert.ok(typeof split === 'object', `${file} has no front matter`);
  const { value, findings } = readAnyYaml(text.slice(split.from, split.to));
  assert.deepEqual(findings, [], file);
  return value;
}
