import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noCollections, overlay, readCollections } from '../../../src/core/library/collections';
import type { FileKind } from '../../../src/core/journal/fileKinds';
import {
  asksForFiles,
  explanationAt,
  suggestionsAt,
  type Writing,
} from '../../../src/core/assist/suggest';
import { cursorAt } from '../../../src/core/yaml/cursor';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import { builtIn, course } from '../../kit/samples';
import { yamlText } from '../yaml/arbitraryYaml';

const own = readCollections(
  new Map([
    ['courses/own/1.9.md', '---\nid: "1.9"\ntitle: Nine\n---\n'],
    ['courses/own/1.10.md', '---\nid: "1.10"\ntitle: Ten\n---\n'],
    [
      'frameworks/cpl/framework.yaml',
      'id: cpl\ntitle: CPL\ncycle: { months: 12 }\ntopics: [{ id: practice, title: Reflective practice }]\ntypes: [{ id: course, title: Course }]\nregistrations: [{ id: nurse, title: Nurse }]\n',
    ],
  ]),
  'journal',
  '.journal/',
);
assert.deepEqual(own.problems, []);

const paths: Readonly<Record<FileKind, string>> = {
  entry: 'entries/a.md',
  journal: '.journal/journal.yaml',
  course: '.journal/courses/own/course.yaml',
  template: '.journal/courses/own/1.9.md',
  framework: '.journal/frameworks/cpl/framework.yaml',
  person: '.journal/people/ann.yaml',
  records: '.journal/records/ann/a.d.yaml',
};

const writing = (kind: FileKind): Writing => ({
  kind,
  path: paths[kind],
  collections: overlay(builtIn, own),
  people: new Map([
    ['ann', { id: 'ann', name: 'Ann Smith', email: '' }],
    ['sam', { id: 'sam', name: 'Sam Jones', email: '' }],
  ]),
  frameworks: ['cpl'],
  tags: () => ['co-production', 'night shift', '2.10'],
  prompts: ['why', 'then'],
  today: '2026-11-23',
  files: ['attachments/2026/a.pdf', 'attachments/2026/my file.pdf'],
});

/** What is offered at the bar, and the text after the first that begins with what is written was taken. */
function offered(
  kind: FileKind,
  withBar: string,
): { labels: string[]; take: (label: string) => string } {
  const offset = withBar.indexOf('|');
  const text = withBar.replace('|', '');
  const found = suggestionsAt(text, offset, writing(kind));
  const items = found?.items ?? [];
  return {
    labels: items.map(({ label }) => label),
    take: (label) => {
      const item = items.find((one) => one.label === label)!;
      return text.slice(0, found!.from) + item.text + text.slice(found!.to);
    },
  };
}

describe('suggestions', () => {
  const fields = ['id', 'template', 'version', 'title', 'date', 'tags', 'report', 'cpd'];

  it('are the names that are left, wherever one is begun', () => {
    for (const text of ['|', 'te|', 'te|\n'])
      assert.deepEqual(offered('entry', text).labels, fields);
    assert.deepEqual(
      offered('entry', 'id: a\nte|\ntitle: "x: y"\n').labels,
      fields.filter((name) => name !== 'id' && name !== 'title'),
    );
    assert.equal(
      offered('entry', 'id: a\nte|\ntitle: x\n').take('template'),
      'id: a\ntemplate: \ntitle: x\n',
    );
    assert.equal(offered('entry', 'id: a\nda|x: 1\n').take('date'), 'id: a\ndate: 1\n');
    assert.ok(offered('entry', 'cpd:\n  minutes: 5\n  p|\n').labels.includes('participatory'));
    assert.ok(!offered('entry', 'cpd:\n  minutes: 5\n  p|\n').labels.includes('minutes'));
    assert.deepEqual(offered('entry', 'cpd: { minutes: 5, p| }\n').labels[0], 'participatory');
    assert.deepEqual(offered('course', 'sections:\n  - t|\n').labels, [
      'number',
      'title',
      'activities',
    ]);
    assert.deepEqual(offered('course', 'sections:\n  - title: x\n    |\n').labels, [
      'number',
      'activities',
    ]);
  });

  it('are the templates there are', () => {
    for (const text of [
      'template: |',
      'id: a\ntemplate: mod|\ntitle: x',
      'template: "mod|\nid: x',
    ]) {
      const { labels } = offered('entry', text);
      assert.ok(labels.includes('models/gibbs') && labels.includes('own/1.10'), text);
    }
    assert.equal(
      offered('entry', "template: 'mod|els/x' # c\n").take('models/gibbs'),
      "template: 'models/gibbs' # c\n",
    );
    assert.equal(
      offered('entry', 'template: mod|els/x\n').take('models/gibbs'),
      'template: models/gibbs\n',
    );
    assert.equal(
      offered('entry', 'template: "mo|\nid: a\n').take('own/1.9'),
      'template: "own/1.9"\nid: a\n',
    );
    assert.deepEqual(offered('entry', 'template: models/gibbs\nversion: |\n').labels, ['1']);
    assert.deepEqual(offered('entry', 'date: |\n').take('2026-11-23'), 'date: 2026-11-23\n');
  });

  it('are the files that the entry can name as evidence and does not yet', () => {
    const all = ['attachments/2026/a.pdf', 'attachments/2026/my file.pdf'];
    for (const text of [
      'cpd:\n  evidence:\n    - |\n',
      'cpd: { evidence: [|] }\n',
      'cpd:\n  evidence: |\n',
    ]) {
      assert.deepEqual(offered('entry', text).labels, all, text);
      assert.ok(asksForFiles(text.replace('|', ''), text.indexOf('|'), 'entry'), text);
    }
    assert.equal(
      offered('entry', 'cpd: { evidence: [attachments/2026/a.pdf, att|] } # c\n').take(all[1]!),
      `cpd: { evidence: [attachments/2026/a.pdf, "${all[1]}"] } # c\n`,
    );
    assert.equal(
      offered('entry', 'cpd:\n  evidence:\n    - attachments/2|\n').take(all[0]!),
      `cpd:\n  evidence:\n    - ${all[0]}\n`,
    );
    for (const text of ['cpd: { covers: [|], evidence: [] }\n', 'tags: [|]\ncpd: { evidence: [] }'])
      assert.ok(!asksForFiles(text.replace('|', ''), text.indexOf('|'), 'entry'), text);
  });

  it('are the tags in use that the entry has not yet', () => {
    assert.deepEqual(offered('entry', 'tags: [co-production, |]\n').labels, [
      'night shift',
      '2.10',
    ]);
    assert.equal(
      offered('entry', 'tags: [co-production, ni|]\n').take('night shift'),
      'tags: [co-production, "night shift"]\n',
    );
    assert.equal(offered('entry', 'tags: [a, |').take('2.10'), 'tags: [a, "2.10"');
    assert.equal(
      offered('entry', 'tags:\n  - a\n  - |\nid: x\n').take('2.10'),
      'tags:\n  - a\n  - "2.10"\nid: x\n',
    );
    assert.equal(offered('entry', 'tags: |\n').take('co-production'), 'tags: [co-production]\n');
    assert.deepEqual(offered('entry', 'title: |\n').labels, []);
  });

  it('are the topics of the frameworks that the journal follows', () => {
    assert.deepEqual(offered('entry', 'cpd:\n  covers: [|]\n').labels, ['cpl/practice']);
    assert.deepEqual(offered('entry', 'cpd: { covers: [cp| }').labels, ['cpl/practice']);
    assert.deepEqual(offered('entry', 'cpd:\n  type: |\n').labels, ['course']);
    assert.deepEqual(
      offered('journal', 'frameworks:\n  - id: cpl\n    registrations: [|]\n').labels,
      ['nurse'],
    );
    const none = suggestionsAt('cpd: { covers: [] }', 16, { ...writing('entry'), frameworks: [] });
    assert.deepEqual(none?.items, []);
  });

  it('are people, courses, activities, prompts and rules where they belong', () => {
    assert.deepEqual(offered('journal', 'schema: 1\nowner: |\n').labels, ['ann', 'sam']);
    assert.deepEqual(offered('journal', 'owner: ann\nreviewers: [ann, |]\n').labels, ['sam']);
    assert.deepEqual(offered('journal', `courses:\n  - ${course}\n  - |\n`).labels, []);
    assert.deepEqual(offered('journal', 'courses: [|]\n').labels, [course]);
    assert.equal(offered('journal', 'frameworks: [{ id: | }]\n').labels.at(-1), 'cpl');
    const activities = 'sections:\n  - title: x\n    activities: ["1.9", |]\n';
    assert.deepEqual(offered('course', activities).labels, ['1.10']);
    assert.match(offered('course', activities).take('1.10'), /\["1\.9", "1\.10"\]/);
    assert.deepEqual(offered('course', 'choices:\n  - of: [|]\n').labels, ['1.9', '1.10']);
    assert.deepEqual(offered('course', 'id: |\n').labels, ['own']);
    assert.equal(offered('template', 'id: |\n').take('1.9'), 'id: "1.9"\n');
    assert.deepEqual(offered('template', 'optional: [why, |]\n').labels, ['then']);
    assert.ok(offered('framework', 'requirements:\n  - rule: |\n').labels.includes('maxGap'));
  });

  it('are none in comments, in blocks of text and where the schema says nothing', () => {
    for (const text of [
      '# te|',
      'id: a # |',
      'media:\n  - transcript: >\n      wo|',
      'other:\n  x|\n',
    ])
      assert.deepEqual(offered('template', text).labels, [], text);
    assert.equal(suggestionsAt('['.repeat(5000), 10, writing('entry')), undefined);
  });

  it('leave YAML that can be read', () => {
    const values = [
      'x',
      '2.10',
      'null',
      'a, b',
      'a: b',
      '# c',
      "it's",
      '"',
      '- x',
      'a\\b',
      '~',
      '',
    ];
    const places = [
      'tags: [a, |]\n',
      'tags:\n  - |\n',
      'tags: |\n',
      'tags: ["|"]\n',
      "tags: ['|']\n",
      'tags: ["|\n',
    ];
    for (const value of values)
      for (const place of places) {
        const offset = place.indexOf('|');
        const text = place.replace('|', '');
        const found = suggestionsAt(text, offset, { ...writing('entry'), tags: () => [value] });
        const item = found?.items[0];
        assert.ok(item, JSON.stringify([value, place]));
        let after = text.slice(0, found.from) + item.text + text.slice(found.to);
        if (place.includes('[') && !after.includes(']')) after = after.replace(/\n$/, ']\n');
        const { tags } = readAnyYaml(after).value as { tags: string[] };
        assert.equal(tags.at(-1), value, JSON.stringify([after]));
      }
  });

  it('never throw, and stay around the cursor, in any text', () => {
    const kinds = Object.keys(paths) as FileKind[];
    fc.assert(
      fc.property(yamlText, fc.nat(200), fc.constantFrom(...kinds), (text, at, kind) => {
        const offset = Math.min(at, text.length);
        const found = suggestionsAt(text, offset, writing(kind));
        explanationAt(text, offset, writing(kind));
        if (found) assert.ok(found.from <= offset && found.to >= offset);
        const cursor = cursorAt(text, offset);
        if (cursor) assert.ok(!text.slice(cursor.from, cursor.to).includes('\n'));
      }),
      { numRuns: 500 },
    );
  });
});

describe('an explanation', () => {
  const explained = (kind: FileKind, withBar: string): string | undefined =>
    explanationAt(withBar.replace('|', ''), withBar.indexOf('|'), writing(kind))?.lines.join('\n');

  it('says what a name is for, and what a value stands for', () => {
    assert.match(explained('entry', 'id: a\nta|gs: [x]\n')!, /Words to find entries by/);
    assert.match(explained('entry', 'cpd: { minu|tes: 5 }')!, /Minutes claimed/);
    assert.match(explained('course', 'sections: [{ act|ivities: [] }]')!, /Ids of its activities/);
    assert.match(
      explained('records', '- id: a\n  unan|swered: []\n')!,
      /Prompts that had no answer/,
    );
    assert.match(explained('framework', 'requirements: [{ ru|le: sum }]')!, /How it is measured/);
    assert.equal(explained('entry', 'template: own/|1.9\n'), 'Nine');
    assert.equal(explained('course', 'choices: [{ of: ["1.1|0"] }]'), 'Ten');
    assert.equal(explained('journal', 'reviewers:\n  - s|am\n'), 'Sam Jones');
    assert.equal(explained('entry', 'cpd: { covers: [cpl/prac|tice] }'), 'Reflective practice');
    assert.equal(explained('entry', 'other|: x\n'), undefined);
    assert.equal(explained('entry', 'title: a|\n'), undefined);
  });

  it('knows nothing where there is nothing', () => {
    const bare: Writing = { ...writing('entry'), collections: noCollections };
    assert.equal(explanationAt('template: a/b', 11, bare), undefined);
  });
});
