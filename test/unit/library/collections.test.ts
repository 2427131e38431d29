import assert from 'node:assert/strict';
import {
  labelOf,
  noCollections,
  overlay,
  readCollections,
  templateFor,
} from '../../../src/core/library/collections';
import { builtIn, course } from '../../kit/samples';
import { templateTexts } from '../../kit/templateTexts';

const template = (id: string, version = 1, prompt = 'a'): string =>
  `---\nid: '${id}'\nversion: ${version}\ntitle: T\n---\n## A <!-- prompt: ${prompt} -->\n`;
const courseYaml = (id: string, rest = 'activities: ["1.1"]'): string =>
  `id: ${id}\ntitle: C\nsections:\n  - title: S\n    ${rest}\n`;
const read = (texts: Record<string, string>, prefix = '') =>
  readCollections(new Map(Object.entries(texts)), 'journal', prefix);
const codes = (texts: Record<string, string>): (string | number)[][] =>
  read(texts).problems.map(({ path, code, line }) => [path, code, line]);

describe('collections', () => {
  it('ship as they are read', () => {
    const read = readCollections(templateTexts(), 'built-in', '');
    for (const name of ['courses', 'frameworks', 'templates', 'versions'] as const) {
      assert.ok(read[name].size > 0, name);
      // In whatever order: a field that is absent does not ship.
      assert.deepEqual(
        Object.fromEntries(builtIn[name]),
        JSON.parse(JSON.stringify(Object.fromEntries(read[name]))),
      );
    }
  });

  it('ship without a finding, with ids that are texts and prompts in each', () => {
    assert.deepEqual(builtIn.problems, []);
    assert.ok(builtIn.templates.size >= 7);
    for (const [ref, { ref: own, meta, prompts, kind }] of builtIn.templates) {
      assert.equal(ref, own);
      assert.equal(typeof meta.id, 'string');
      assert.ok(prompts.length > 0, ref);
      assert.ok(
        prompts.some(({ required }) => required),
        ref,
      );
      assert.ok(
        prompts.every(({ heading }) => heading.length > 0),
        ref,
      );
      const isForm = builtIn.frameworks.has(ref.slice(0, ref.indexOf('/')));
      assert.equal(kind, ref.startsWith('models/') ? 'model' : isForm ? 'form' : 'activity');
    }
  });

  it('ship the two activities of the course with what a learner has there', () => {
    const { sections, choices } = builtIn.courses.get(course)!;
    assert.deepEqual(
      sections.map(({ number, activities }) => [number, activities]),
      [['2.11', ['2.9', '2.10']]],
    );
    assert.deepEqual(choices, [{ of: ['2.9', '2.10'], atLeast: 1 }]);
    for (const id of ['2.9', '2.10']) {
      const activity = builtIn.templates.get(`${course}/${id}`)!;
      assert.equal(activity.plannedMinutes, 25);
      assert.ok(activity.discussion);
      assert.ok(activity.meta.media[0]?.transcript);
      assert.equal(labelOf(activity), `Activity ${id}`);
    }
  });

  for (const [ref, headings] of Object.entries({
    'models/gibbs': [
      'Description',
      'Feelings',
      'Evaluation',
      'Analysis',
      'Conclusion',
      'Action plan',
    ],
    'models/era': ['Experience', 'Reflection', 'Action'],
    'models/boud': ['Return to experience', 'Attend to feelings', 'Re-evaluate', 'Outcomes'],
    'models/johns': ['Description', 'Aesthetics', 'Personal', 'Ethics', 'Empirics', 'Reflexivity'],
    'models/schon': ['In action', 'On action'],
    'models/sbar': ['Situation', 'Background', 'Assessment', 'Recommendation', 'Reflection'],
  }))
    it(`ship ${ref} with the headings of its author`, () => {
      const { prompts } = builtIn.templates.get(ref)!;
      assert.deepEqual(
        prompts.map(({ heading }) => heading),
        headings,
      );
    });

  it('keep an older version of a template beside the newer one', () => {
    const collections = read({
      'models/m@1.md': template('m', 1, 'old'),
      'models/m.md': template('m', 2, 'new'),
    });
    const prompt = (version?: number) =>
      templateFor(collections, 'models/m', version)?.prompts[0]?.id;
    assert.deepEqual(collections.problems, []);
    assert.equal(prompt(), 'new');
    assert.equal(prompt(2), 'new');
    assert.equal(prompt(1), 'old');
    assert.equal(prompt(3), undefined);
  });

  it('take the newest version whatever the order of the files', () => {
    const one: [string, string] = ['models/m@1.md', template('m', 1)];
    const two: [string, string] = ['models/m.md', template('m', 2)];
    for (const texts of [
      [one, two],
      [two, one],
    ])
      assert.equal(
        readCollections(new Map(texts), 'journal', '').templates.get('models/m')?.meta.version,
        2,
      );
  });

  it('name a file that is not named after its id, at the line of the id', () => {
    assert.deepEqual(codes({ 'models/a.md': template('b') }), [
      ['models/a.md', 'template.name', 2],
    ]);
    assert.deepEqual(codes({ 'models/b@2.md': template('b', 1) }), [
      ['models/b@2.md', 'template.name', 2],
    ]);
  });

  it('hold frameworks, and name what is wrong in one at its line', () => {
    const path = 'frameworks/f/framework.yaml';
    const text =
      'id: f\ntitle: F\ncycle: { months: 12 }\nrequirements:\n  - { id: r, title: R, rule: sum, atLeast: 1 }\n';
    const { frameworks } = readCollections(new Map([[path, text]]), 'journal', '');
    assert.equal(frameworks.get('f')?.requirements[0]?.rule, 'sum');
    assert.deepEqual(codes({ [path]: text.replace('sum', 'magic') }), [
      [path, 'framework.field', 5],
    ]);
    assert.deepEqual(codes({ [path]: text.replace('id: f', 'id: g') }), [
      [path, 'framework.id', 1],
    ]);
  });

  it('explain a framework whose rules name what is not there', () => {
    const path = 'frameworks/f/framework.yaml';
    const head = 'id: f\ntitle: F\ncycle: { months: 12 }\nrequirements:\n';
    const codesOf = (rule: string) =>
      codes({ [path]: `${head}  - { id: r, title: R, ${rule} }\n` });
    const unknown = [[path, 'framework.unknown', 5]];
    assert.deepEqual(codesOf('rule: subset, of: hours, atLeast: 1'), unknown);
    assert.deepEqual(codesOf('rule: coverage, topics: [safety]'), unknown);
    assert.deepEqual(codesOf('rule: count, atLeast: 1, onlyFor: [nurse]'), unknown);
    assert.deepEqual(codesOf('rule: sum, atLeast: 1, atLeastFor: { nurse: 2 }'), unknown);
    assert.deepEqual(codesOf('rule: count, atLeast: 1, which: { topics: [safety] }'), unknown);
    assert.deepEqual(codesOf('rule: count, atLeast: 1, which: { templates: [account] }'), [
      [path, 'framework.unknown-template', 5],
    ]);
    assert.deepEqual(codesOf('rule: maxGap, months: 3, explainedBy: gap'), [
      [path, 'framework.unknown-template', 5],
    ]);
    assert.deepEqual(codesOf('rule: maxGap, months: soon'), [[path, 'framework.field', 5]]);
    assert.deepEqual(codesOf('rule: count, atLeast: -1'), [[path, 'framework.field', 5]]);
    const twice = '  - { id: r, title: R, rule: distinct, atLeast: 1 }\n'.repeat(2);
    assert.deepEqual(codes({ [path]: head + twice }), [[path, 'framework.twice', 6]]);
  });

  it('name an activity without quotation marks at its own line', () => {
    const texts = {
      'courses/c/course.yaml':
        'id: c\ntitle: C\nsections:\n  - title: S\n    activities:\n      - "2.9"\n      - 2.10\n',
      'courses/c/2.9.md': template('2.9'),
    };
    assert.deepEqual(codes(texts), [['courses/c/course.yaml', 'course.field.unquoted', 7]]);
  });

  it('name an activity that is not there', () => {
    const texts = {
      'courses/c/course.yaml': courseYaml('c', 'activities: ["1.1", "1.2"]'),
      'courses/c/1.1.md': template('1.1'),
    };
    assert.deepEqual(codes(texts), [['courses/c/course.yaml', 'course.unknown-activity', 5]]);
    assert.match(read(texts).problems[0]!.message, /1\.2/);
  });

  it('name choices that cannot be made', () => {
    const texts = {
      'courses/c/course.yaml': `${courseYaml('c')}choices:\n  - of: ["1.1", "9.9"]\n    atLeast: 3\n`,
      'courses/c/1.1.md': template('1.1'),
    };
    assert.deepEqual(codes(texts), [
      ['courses/c/course.yaml', 'course.choice', 7],
      ['courses/c/course.yaml', 'course.choice', 8],
    ]);
  });

  it('name a course that is not named after its folder', () => {
    const texts = { 'courses/c/course.yaml': courseYaml('d'), 'courses/c/1.1.md': template('1.1') };
    assert.ok(codes(texts).some(([, code]) => code === 'course.id'));
  });

  it('name files by their path in the journal', () => {
    const { problems } = read({ 'models/a.md': 'x' }, '.journal/');
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['.journal/models/a.md'],
    );
  });

  it('pass over what is no collection', () => {
    assert.deepEqual(
      read({ 'readme.md': 'x', 'courses/c/deep/x.md': 'x', 'courses/c/picture.png': 'x' }).problems,
      [],
    );
  });

  it('let the journal’s own win over those shipped, by id', () => {
    const own = read({
      [`courses/${course}/2.9.md`]: template('2.9', 1, 'mine'),
      'models/new.md': template('new'),
    });
    const both = overlay(builtIn, own);
    assert.equal(both.templates.get(`${course}/2.9`)?.prompts[0]?.id, 'mine');
    assert.equal(templateFor(both, `${course}/2.9`, 1)?.prompts[0]?.id, 'mine');
    assert.equal(both.templates.get(`${course}/2.10`), builtIn.templates.get(`${course}/2.10`));
    assert.ok(both.templates.has('models/new'));
    assert.equal(overlay(builtIn, noCollections), builtIn);
  });

  it('let a journal’s own course name activities that are shipped', () => {
    const texts = { [`courses/${course}/course.yaml`]: courseYaml(course, 'activities: ["2.10"]') };
    const own = readCollections(new Map(Object.entries(texts)), 'journal', '', builtIn);
    assert.deepEqual(own.problems, []);
    assert.equal(overlay(builtIn, own).courses.get(course)?.origin, 'journal');
  });
});
