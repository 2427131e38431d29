import assert from 'node:assert/strict';
import type { Finding, Problem } from '../../../src/core/base/problem';
import { readEntryText } from '../../../src/core/entries/entryText';
import { locate } from '../../../src/core/entries/locate';
import { readPerson } from '../../../src/core/journal/setup/people';
import { readCourse } from '../../../src/core/library/course';
import { readFramework } from '../../../src/core/library/framework';
import { readTemplate } from '../../../src/core/library/template';
import { readRecords } from '../../../src/core/records/records';
import { journalYaml, loaded, recordsText } from '../../kit/samples';

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ line, severity, code }) => `${line} ${severity} ${code}`);

async function problemsOf(texts: Readonly<Record<string, string>>): Promise<Problem[]> {
  const { journal } = await loaded(texts);
  return locate(journal.files, journal.problems());
}

describe('a value that means nothing at its key', () => {
  it('is named in a template, which is read', () => {
    const { template, findings } = readTemplate(
      '---\nid: t\ntitle: T\nversion: 0\ntiming: soon\nconfidence: maybe\nsource: a book\noptional: [a, b]\n---\n## A <!-- prompt: a -->\n',
      'models',
      'model',
    );
    assert.deepEqual(brief(findings).sort(), [
      '4 warning template.field.value',
      '5 warning template.field.value',
      '6 info template.field.value',
      '7 info template.field.value',
      '8 warning template.unknown-prompt',
    ]);
    assert.match(findings.find(({ line }) => line === 5)!.message, /“soon”, which names no time/);
    assert.equal(template?.plannedMinutes, undefined);
    assert.equal(template?.prompts.length, 1);
  });

  it('is not seen in what has a meaning', () => {
    for (const yaml of [
      'timing: about 1.5 hours',
      'confidence: secondary',
      'source: https://example.org/a b'.replace(' b', ''),
      'source: www.example.org',
    ])
      assert.deepEqual(
        readTemplate(`---\nid: t\ntitle: T\n${yaml}\n---\n`, 'm', 'model').findings,
        [],
        yaml,
      );
  });

  it('is named in a course and a framework', () => {
    const course = readCourse(
      'id: c\ntitle: C\nsections: [{ title: S, activities: [a, b] }]\nchoices:\n  - atLeast: 1\n    of:\n      - a\n      - a\nreferences:\n  - confidence: sure\n',
      'c',
    );
    assert.deepEqual(brief(course.findings), [
      '8 warning course.twice',
      '10 info course.field.value',
    ]);
    const framework = readFramework(
      'id: f\ntitle: F\ncycle: { months: 12,\n  starts: "02-30" }\ntypes: [{ id: a, title: A },\n  { id: a, title: B }]\nreport:\n  parts:\n    - title: P\n      kind: list\n      which: { types: [a,\n        x] }\n      columns:\n        - title: Empty\n',
      'f',
    );
    assert.deepEqual(brief(framework.findings).sort(), [
      '12 error framework.unknown',
      '14 warning framework.field.value',
      '4 warning framework.field.value',
      '6 error framework.twice',
    ]);
    assert.ok(course.value && framework.value);
  });

  it('is named in a record, which counts', () => {
    const { records, findings } = readRecords(
      recordsText(
        { id: 'a', at: '2026-02-30T10:00:00Z', kind: 'revealed' },
        { id: 'b', kind: 'time', from: '2026-02-03T10:00:00Z', to: '2026-02-03T09:00:00Z' },
      ),
    );
    assert.deepEqual(brief(findings), [
      '1 warning record.field.value',
      '8 warning record.field.value',
    ]);
    assert.match(findings[0]!.message, /“2026-02-30T10:00:00Z”, which is not a day that exists/);
    assert.equal(records.length, 2);
  });

  it('is named in the address of a person and the year of an entry', () => {
    const person = readPerson('a.yaml', 'name: A\nemail: robin\nemails: [a@b, c]\n');
    assert.deepEqual(brief(person.findings), [
      '2 warning person.field.value',
      '3 warning person.field.value',
    ]);
    const { findings, meta } = readEntryText('---\nid: a\ndate: 0206-06-03\n---\n');
    assert.deepEqual(brief(findings), ['3 warning entry.field.value']);
    assert.equal(meta.date, '0206-06-03');
  });

  it('is named in journal.yaml, in which all else is in force', async () => {
    const found = await problemsOf({
      '.journal/journal.yaml': `${journalYaml.replace('[sam, ann]', '[sam, nobody]')}frameworks:\n  - id: nothing\n  - id: nmc-revalidation\n    cycleStart: 2026-04-01\n    until: 2025-04-01\n    registrations: [nurse, pilot]\n`,
    });
    assert.deepEqual(brief(found), [
      '3 info journal.unknown-person',
      '8 warning journal.unknown-framework',
      '11 warning journal.field.value',
      '12 warning journal.unknown-registration',
    ]);
  });

  it('is named in the claim of an entry, at each value', async () => {
    const found = await problemsOf({
      'entries/a.md':
        '---\nid: a\ntemplate: models/gibbs\nversion: 0\ncpd:\n  minutes: 5\n  type: nap\n  covers:\n    - x/y\n    - sssc-cpl/wellbeing\n    - sssc-cpl/nothing\n    - x/y\n---\n',
    });
    assert.deepEqual(brief(found), [
      '4 warning entry.unknown-version',
      '7 warning entry.unknown-type',
      '9 warning entry.unknown-topic',
      '11 warning entry.unknown-topic',
    ]);
  });
});

describe('what is told of a value', () => {
  it('is told of the value as it is written', () => {
    const { findings } = readCourse(
      'id: c\ntitle: C\nsections:\n  - title: S\n    activities:\n      - 1.1\n      - 2.10\n      - 007\n',
      'c',
    );
    assert.deepEqual(
      findings.map(({ line, severity, message }) => `${line} ${severity} ${message}`),
      [
        '7 error “sections.activities” needs quotation marks: without them 2.10 is read as the number 2.1.',
        '8 error “sections.activities” needs quotation marks: without them 007 is read as the number 7.',
        '6 info “sections.activities” is read as the text “1.1”. Put it in quotation marks to be sure.',
      ],
    );
  });

  it('shows characters that cannot be seen', () => {
    const { findings } = readEntryText('---\nid: "a\\rb"\ndate: "x\\r\\ty"\n---\n');
    const messages = findings.map(({ message }) => message).join(' ');
    assert.ok(messages.includes('“a␍b”') && messages.includes('“x␍␉y”'), messages);
  });
});

describe('a mistake', () => {
  const activity = (id: string): string =>
    `---\nid: "${id}"\ntitle: T\n---\n## Q <!-- prompt: q -->\n`;
  const course = 'id: own\ntitle: Own\nsections: [{ title: S, activities: ["1.1", "1.2"] }]\n';
  const enrolled = journalYaml.replace(/courses: .*/, 'courses: [own]');

  it('in the id of a course is named once, at its value', async () => {
    const found = await problemsOf({
      '.journal/journal.yaml': enrolled,
      '.journal/courses/own/course.yaml': `# A course\n${course.replace('own', 'onw')}`,
      '.journal/courses/own/1.1.md': activity('1.1'),
      '.journal/courses/own/1.2.md': activity('1.2'),
    });
    assert.deepEqual(brief(found), ['2 error course.id']);
  });

  it('in a file of a course or a person is named once, in that file', async () => {
    const found = await problemsOf({
      '.journal/journal.yaml': enrolled,
      '.journal/people/sam.yaml': 'email: sam@example.org\n',
      '.journal/courses/own/course.yaml': course,
      '.journal/courses/own/1.1.md': activity('1.1'),
      '.journal/courses/own/1.2.md': activity('1.2').replace('title: T\n', ''),
    });
    assert.deepEqual(
      found.map(({ path, code }) => `${path} ${code}`),
      ['.journal/courses/own/1.2.md template.field', '.journal/people/sam.yaml person.field'],
    );
    const broken = await problemsOf({
      '.journal/journal.yaml': enrolled,
      '.journal/courses/own/course.yaml': 'id: own\nsections: []\n',
    });
    assert.deepEqual(brief(broken), ['1 error course.field']);
  });
});
