import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import { createJournal } from '../../src/core/authoring/createJournal';
import { readFramework, topicsOf } from '../../src/core/library/framework';
import { splitFrontMatter } from '../../src/core/text/frontMatter';
import { writeRecord } from '../../src/core/records/records';
import { scaffold } from '../../src/core/authoring/scaffold';
import { frameworkFile } from '../../src/core/schema/frameworkSchema';
import * as schemas from '../../src/core/schema/schemas';
import { readAnyYaml } from '../../src/core/yaml/readYaml';
import { MemoryFiles } from '../kit/memoryFiles';
import { dist, repository } from '../kit/places';
import { at, builtIn, digestA, fact } from '../kit/samples';
import { templateTexts } from '../kit/templateTexts';
import { testWorld } from '../kit/world';

const parsers = {
  journal: schemas.journalFile,
  person: schemas.personFile,
  course: schemas.courseFile,
  records: schemas.recordFile,
  framework: frameworkFile,
  entry: schemas.entryMeta,
  template: schemas.templateMeta,
};
type Name = keyof typeof parsers;

const read = (file: string): string => readFileSync(file, 'utf8');
const ajv = new Ajv({ strict: true });
const validators = Object.fromEntries(
  Object.keys(parsers).map((name) => [
    name,
    ajv.compile(JSON.parse(read(path.join(dist, 'schemas', `${name}.json`)))),
  ]),
) as Record<Name, ValidateFunction>;

function yaml(text: string): unknown {
  const { value, findings } = readAnyYaml(text);
  assert.deepEqual(findings, []);
  return value;
}

function frontMatter(text: string): unknown {
  const split = splitFrontMatter(text);
  assert.ok(typeof split === 'object');
  return yaml(text.slice(split.from, split.to));
}

const framework = `id: sample
title: A sample
effectiveFrom: 2024-06-01
checkedOn: 2026-11-20
sourceUrl: https://example.org
confidence: unverified
cycle: { months: 36, starts: registration }
topics:
  - id: protection
    title: Protection
    mustInclude: [{ id: child-protection, title: Child protection }]
  - { id: practice, title: Reflective practice }
requirements:
  - { id: topics, title: All topics, rule: coverage, topics: [protection, practice] }
  - { id: hours, title: Hours, rule: sum, of: minutes, atLeast: 2100 }
`;

const good: Readonly<Record<Name, unknown>> = {
  journal: yaml(
    'schema: 1\nowner: ann\nreviewers: [sam]\ncourses: ["2.10"]\nframeworks: [{ id: sssc-cpl, cycleStart: 2026-06-01 }]\nentries: e/*.md\nnewEntry: e/{date}.md\n',
  ),
  person: yaml('name: Ann\nemail: ann@example.org\n'),
  course: yaml(
    'id: own\ntitle: Own\nsections: [{ number: "1", title: One, activities: ["1.1", "1.2"] }]\nchoices: [{ of: ["1.1", "1.2"], atLeast: 1 }]\n',
  ),
  records: [
    { id: 'a', at, kind: 'time', minutes: 5, date: '2026-11-23' },
    { id: 'b', at, kind: 'completed', digest: digestA },
  ],
  framework: yaml(framework),
  entry: yaml(
    'id: a\ntemplate: own/1.1\nversion: 1\ntitle: T\ndate: 2026-11-23\ntags: [x]\ncpd: { minutes: 30, covers: [a/b], other: 1 }\n',
  ),
  template: yaml(
    'id: "1.1"\nversion: 2\ntitle: T\nmedia: [{ title: M, transcript: words }]\nreferences: [{ pages: "4" }]\noptional: [x]\n',
  ),
};

describe('the JSON Schemas', () => {
  const accepts = (name: Name, value: unknown): void => {
    const validate = validators[name];
    assert.ok(validate(value), JSON.stringify([validate.errors, value]));
    assert.ok(v.is(parsers[name], value));
  };

  for (const name of Object.keys(parsers) as Name[])
    it(`accept a ${name}, and describe its fields`, () => {
      accepts(name, good[name]);
      const text = JSON.stringify(validators[name].schema);
      assert.match(text, /"description":"/);
      assert.match(text, /"title":"/);
    });

  it('accept every file that ships', () => {
    for (const [file, text] of templateTexts()) {
      if (file.endsWith('.md')) accepts('template', frontMatter(text));
      if (file.endsWith('/course.yaml')) accepts('course', yaml(text));
      if (file.endsWith('/framework.yaml')) accepts('framework', yaml(text));
    }
  });

  it('accept whatever is made here', async () => {
    const files = new MemoryFiles();
    await createJournal(files, { name: 'Ann Smith', email: '' }, ['a', '2.10']);
    const made = files.snapshot();
    accepts('journal', yaml(String(made['.journal/journal.yaml'])));
    accepts('person', yaml(String(made['.journal/people/ann-smith.yaml'])));
    for (const template of [undefined, ...builtIn.templates.values()])
      accepts(
        'entry',
        frontMatter(scaffold({ template, date: '2026-11-23' }, testWorld().random).text),
      );
    const records = [
      fact({ id: 'a', kind: 'time', from: at, to: at }),
      fact({ id: 'b', kind: 'completed', digest: digestA, unanswered: ['x'] }),
      fact({ id: 'c', kind: 'signed-off', digest: digestA, of: 'b', statement: 'Read.' }),
      fact({ id: 'd', kind: 'withdrawn', of: 'b' }),
      fact({ id: 'e', kind: 'of-a-newer-version', more: 1 }),
    ];
    accepts('records', yaml(records.map(writeRecord).join('')));
  });

  const wrong: Readonly<Record<Name, readonly object[]>> = {
    journal: [{ schema: 1 }, { schema: 1, owner: 'Ann Smith' }, { schema: '1', owner: 'ann' }],
    person: [{}, { name: 1 }],
    course: [{ id: 'a', title: 'A', sections: [{ title: 'S', activities: [2.1] }] }],
    records: [[{ id: 'a', at, kind: 'completed', digest: 'x' }], [{ id: 'a', kind: 'time' }]],
    framework: [{ id: 'a', title: 'A', requirements: [{ id: 'x', title: 'X', rule: 'magic' }] }],
    entry: [{ date: '23.11.2026' }, { tags: 'a' }, { cpd: { minutes: -1 } }],
    template: [{ id: 2.1, title: 'T' }, { id: 'a' }],
  };
  for (const [name, values] of Object.entries(wrong) as [Name, readonly object[]][])
    it(`refuse a wrong ${name}`, () => {
      for (const value of values) {
        assert.ok(!validators[name](value), JSON.stringify(value));
        assert.ok(!v.is(parsers[name], value));
      }
    });

  it('judge as the parser does', () => {
    const others = [1, -1, 1.5, 'x', true, null, [], ['x'], [1], {}, { id: 'x', title: 'y' }];
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(parsers) as Name[])),
        fc.nat(1000),
        fc.constantFrom(undefined, ...others),
        (name, where, put) => {
          const changed = structuredClone(good[name]) as Record<string, unknown>;
          const places = placesIn(changed);
          const { holder, key } = places[where % places.length]!;
          if (put === undefined) Reflect.deleteProperty(holder, key);
          else holder[key] = put;
          const byParser = v.is(parsers[name], changed);
          const bySchema = validators[name](changed);
          // To the parser's library a list is an object without fields.
          if (Array.isArray(put) && byParser) return;
          assert.equal(bySchema, byParser, JSON.stringify([name, changed]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are contributed for the files of a journal, each of which is built', () => {
    const manifest = JSON.parse(read(path.join(repository, 'package.json')));
    const contributed = manifest.contributes.yamlValidation as { fileMatch: string; url: string }[];
    const built = readdirSync(path.join(dist, 'schemas'));
    for (const { url } of contributed) assert.ok(built.includes(path.basename(url)), url);
    assert.deepEqual(
      [...new Set(contributed.map(({ url }) => path.basename(url, '.json')))].sort(),
      ['course', 'framework', 'journal', 'person', 'records'],
    );
  });
});

describe('a framework file', () => {
  it('names the topics that entries can cover', () => {
    const { value, findings } = readFramework(framework, 'sample');
    assert.deepEqual(findings, []);
    assert.deepEqual(
      topicsOf(value!).map(({ ref }) => ref),
      ['sample/protection', 'sample/child-protection', 'sample/practice'],
    );
  });

  it('is checked at its lines', () => {
    const { findings } = readFramework(framework.replace('rule: sum', 'rule: magic'), 'other');
    assert.deepEqual(
      findings.map(({ line, code }) => [line, code]),
      [[15, 'framework.field']],
    );
    assert.equal(readFramework(framework, 'other').findings[0]!.code, 'framework.id');
    assert.equal(readFramework('a: "', 'other').findings[0]!.code, 'yaml.syntax');
  });
});

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every value within. Keys of lists are their numbers as texts. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
