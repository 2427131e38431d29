import assert from 'node:assert/strict';
import { isSlipOf } from '../../../src/core/base/didYouMean';
import { readCourse } from '../../../src/core/library/course';
import { readFramework } from '../../../src/core/library/framework';
import { readTemplate } from '../../../src/core/library/template';
import { readSetup } from '../../../src/core/journal/setup/journalFile';
import { readPerson } from '../../../src/core/journal/setup/people';
import { readRecords } from '../../../src/core/records/records';
import { readEntryText } from '../../../src/core/entries/entryText';
import { isLeftOut } from '../../../src/core/entries/mayLeave';
import type { Finding } from '../../../src/core/base/problem';

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ line, severity, code, message }) => `${line} ${severity} ${code} ${message}`);

const told = (line: number, kind: string, key: string, meant: string): string =>
  `${line} info ${kind}.field.unknown Unknown key “${key}”. Did you mean “${meant}”?`;

const entry = (yaml: string) => readEntryText(`---\n${yaml}\n---\n\nWords.\n`);

describe('a key that is one small edit away from a known one', () => {
  it('is named in a course, at its line, and read where it is required', () => {
    const { value, findings } = readCourse(
      'id: c\ntitel: C\nchoises: []\nsectoins:\n  - Title: S\n    activites: [a]\n',
      'c',
    );
    assert.deepEqual(brief(findings), [
      told(2, 'course', 'titel', 'title'),
      told(3, 'course', 'choises', 'choices'),
      told(4, 'course', 'sectoins', 'sections'),
      told(5, 'course', 'Title', 'title'),
      told(6, 'course', 'activites', 'activities'),
    ]);
    assert.equal(value?.title, 'C');
  });

  it('is named in a section, whose faults are at their lines', () => {
    const { findings } = readCourse(
      'id: c\ntitle: C\nsectons:\n  - title: S\n    activities: 7\n    numbr: x\n',
      'd',
    );
    assert.deepEqual(
      findings.map(({ line, code }) => `${line} ${code}`),
      ['1 course.id', '5 course.field.read', '3 course.field.unknown', '6 course.field.unknown'],
    );
  });

  it('is named in a framework, by the kind of its rule', () => {
    const { value, findings } = readFramework(
      'id: f\ntitle: F\ncycle: { month: 12 }\nrequirements:\n  - { id: a, title: A, rule: count, atMost: 5, atleast: 3 }\n',
      'f',
    );
    assert.deepEqual(brief(findings), [
      told(3, 'framework', 'month', 'months'),
      told(5, 'framework', 'atleast', 'atLeast'),
    ]);
    assert.equal(value?.cycle.months, 12);
  });

  it('is named in journal.yaml, people, templates and records', () => {
    const setup = readSetup(
      'schema: 1\nownr: ann\nframeworks:\n  - { id: f, cycle-start: 2026-04-01 }\n',
      '2026-11-23',
    );
    assert.deepEqual(
      brief(setup.findings),
      [
        told(4, 'journal', 'cycle-start', 'cycleStart'),
        told(2, 'journal', 'ownr', 'owner'),
      ].reverse(),
    );
    assert.equal(setup.setup.file.owner, 'ann');
    assert.equal(setup.setup.readOnly, undefined);
    const person = readPerson('ann.yaml', 'Name: Ann\ne-mail: ann@example.org\n');
    assert.deepEqual(brief(person.findings), [
      told(1, 'person', 'Name', 'name'),
      told(2, 'person', 'e-mail', 'email'),
    ]);
    assert.equal(person.value?.name, 'Ann');
    const template = readTemplate('---\nid: t\ntitel: T\ntimming: 5 min\n---\n', 'models', 'model');
    assert.deepEqual(brief(template.findings), [
      told(3, 'template', 'titel', 'title'),
      told(4, 'template', 'timming', 'timing'),
    ]);
    assert.equal(template.template?.meta.title, 'T');
    const records = readRecords(
      '- id: r\n  at: 2026-11-23T12:00:00Z\n  kind: time\n  minuets: 5\n',
    );
    assert.deepEqual(brief(records.findings), [told(4, 'record', 'minuets', 'minutes')]);
  });

  it('is named in an entry, whose value is not read', () => {
    const { meta, findings } = entry(
      'id: a\nTitle: Team day\ncpd: { minute: 30 }\nReport: leave-out',
    );
    assert.deepEqual(brief(findings), [
      told(3, 'entry', 'Title', 'title'),
      told(4, 'entry', 'minute', 'minutes'),
      told(5, 'entry', 'Report', 'report'),
    ]);
    assert.deepEqual(meta, { id: 'a', cpd: { minute: 30 } });
  });

  for (const yaml of [
    'data: { x: 1 }\ntag: work\nlink: x\nauthor: Ann\nrate: 5\nuid: 7\nimage: x.png\ndates: [2026-01-01]',
    'tags: [a]\ntag: [b]\nTAGS: [c]\ntitle: T\ntitel: U\ntemplates: [a]\nreports: 3\nversions: [1]',
    'date: 2026-01-01\ncreated: x\nupdated: y\nlayout: post\npermalink: /x\nslug: s\naliases: []',
    'Tags:\nDate: ~\ncategory: x\ncss: y\nid2: 5\ncat: z\nreport: leave-out\nreport2: x',
  ])
    it(`is not seen in the keys of other tools: ${yaml.replaceAll('\n', ', ')}`, () => {
      assert.deepEqual(entry(`id: a\n${yaml}`).findings, []);
    });

  it('is seen in a key of another tool that has a value of ours', () => {
    assert.deepEqual(brief(entry('data: 2026-11-23').findings), [told(2, 'entry', 'data', 'date')]);
  });

  it('keeps the entry out of reports where it withholds something', () => {
    for (const yaml of ['Report: leave-out', 'reprot: "leave out"', "REPORT: 'Leave-Out' # yes"])
      assert.ok(isLeftOut(entry(yaml)), yaml);
    for (const yaml of ['Report: weekly', 'mood: leave', 'note: "x # leave-out"'])
      assert.ok(!isLeftOut(entry(yaml)), yaml);
  });

  it('leaves a key of a newer version alone', () => {
    const record =
      '- id: r\n  at: 2026-11-23T12:00:00Z\n  kind: time\n  minutes: 5\n  minutes3: 7\n  Minutes: 8\n';
    assert.deepEqual(readRecords(record).findings, []);
    assert.deepEqual(
      readCourse('id: c\ntitle: C\nsections: []\nauthors: [x]\nlicence: y\n', 'c').findings,
      [],
    );
  });
});

describe('isSlipOf', () => {
  it('holds for one letter, two swapped ones, letter case and separators', () => {
    for (const [written, known] of [
      ['titel', 'title'],
      ['choises', 'choices'],
      ['cdp', 'cpd'],
      ['dat', 'date'],
      ['atleast', 'atLeast'],
      ['cycle_start', 'cycleStart'],
      ['ID', 'id'],
    ] as const)
      assert.ok(isSlipOf(written, known), written);
    for (const [written, known] of [
      ['title', 'title'],
      ['digest3', 'digest2'],
      ['ix', 'id'],
      ['cpu', 'cpd'],
      ['tilte2', 'title'],
      ['', 'id'],
    ] as const)
      assert.ok(!isSlipOf(written, known), written);
  });
});
