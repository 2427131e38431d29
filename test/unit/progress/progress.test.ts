import assert from 'node:assert/strict';
import { mustBeWritable } from '../../../src/core/actions/addRecords';
import { progressOf, type Progress } from '../../../src/core/progress/progress';
import { progressText } from '../../../src/core/progress/progressText';
import {
  activityEntry,
  allAnswers,
  course,
  digestA,
  entryOf,
  journalYaml,
  loaded,
  recordsText,
} from '../../kit/samples';
import { testWorld } from '../../kit/world';

type Texts = Record<string, string | Buffer>;
const of = async (texts: Texts, world = testWorld()): Promise<Progress> =>
  progressOf((await loaded(texts, world)).journal);

/** An entry of an activity of the built-in course, and its completion. */
const entry = (activity: string, id: string, answers = allAnswers, more = {}): Texts => ({
  [`entries/${id}.md`]: activityEntry(id, answers, { template: `${course}/${activity}`, ...more }),
});
const done = (id: string, ...more: Parameters<typeof recordsText>): Texts => ({
  [`.journal/records/ann/${id}.d.yaml`]: recordsText(
    { id: `c-${id}`, kind: 'completed', digest: digestA },
    ...more,
  ),
});
const template = (id: string, timing = 'timing: 10 min\n'): string =>
  `---\nid: "${id}"\ntitle: Activity ${id}\nnumber: "${id}"\n${timing}---\n## A <!-- prompt: a -->\n`;
const ownCourse = (rest: string, ...activities: string[]): Texts => ({
  '.journal/journal.yaml': journalYaml.replace(`[${course}]`, '[own]'),
  '.journal/courses/own/course.yaml': `id: own\ntitle: Own\nsections:\n${rest}`,
  ...Object.fromEntries(activities.map((id) => [`.journal/courses/own/${id}.md`, template(id)])),
});
const ownEntry = (activity: string, id: string): Texts => ({
  [`entries/${id}.md`]: entryOf({ id, template: `own/${activity}` }, { a: 'yes' }),
});
const share = ({ courses: [first] }: Progress) => [first?.done, first?.required, first?.extra];

describe('progress', () => {
  it('counts a choice of two as one that is asked for', async () => {
    const all = await of({});
    assert.deepEqual(share(all), [0, 1, 0]);
    const [section] = all.courses[0]!.sections;
    assert.deepEqual(section?.choices, [{ of: ['2.9', '2.10'], atLeast: 1, chosen: 0 }]);
    assert.deepEqual(
      section?.activities.map(({ id, status }) => [id, status]),
      [
        [`${course}/2.9`, 'not-started'],
        [`${course}/2.10`, 'not-started'],
      ],
    );
    assert.equal(all.courses[0]?.plannedMinutes, 25);
  });

  it('counts what was chosen, and what is more as extra', async () => {
    assert.deepEqual(share(await of({ ...entry('2.10', 'a'), ...done('a') })), [1, 1, 0]);
    const both = await of({
      ...entry('2.9', 'a'),
      ...done('a'),
      ...entry('2.10', 'b'),
      ...done('b'),
    });
    assert.deepEqual(share(both), [1, 1, 1]);
    assert.equal(both.courses[0]?.sections[0]?.choices[0]?.chosen, 2);
    assert.match(progressText(both), /1 of 1 chosen, and 1 more/);
  });

  it('does not count what is only answered, nor two entries of one activity twice', async () => {
    assert.deepEqual(share(await of(entry('2.9', 'a'))), [0, 1, 0]);
    assert.deepEqual(
      share(await of({ ...entry('2.9', 'a'), ...done('a'), ...entry('2.9', 'b'), ...done('b') })),
      [1, 1, 0],
    );
  });

  it('gives an activity the furthest status among its entries', async () => {
    const all = await of({
      ...entry('2.9', 'a', {} as typeof allAnswers),
      ...entry('2.9', 'b'),
      ...done('b'),
    });
    assert.equal(all.courses[0]?.sections[0]?.activities[0]?.status, 'completed');
    assert.deepEqual(all.entries, {
      drafting: 1,
      answered: 0,
      completed: 1,
      reviewed: 0,
      'signed-off': 0,
    });
  });

  it('calls an activity changed when none of its furthest entries is as it was', async () => {
    const changed = async (texts: Texts) =>
      (await of(texts)).courses[0]?.sections[0]?.activities[0]?.changed;
    assert.equal(await changed({ ...entry('2.9', 'a'), ...done('a') }), true);
    assert.equal(await changed(entry('2.9', 'a')), false);
    assert.equal((await of({ ...entry('2.9', 'a'), ...done('a') })).changed, 1);
  });

  it('sums planned and spent minutes', async () => {
    const time = { id: 't', kind: 'time', minutes: 12 };
    const all = await of({
      ...entry('2.10', 'a'),
      ...done('a', time),
      ...entry('2.10', 'b'),
      ...done('b', { ...time, id: 't2' }),
    });
    assert.equal(all.courses[0]?.actualMinutes, 24);
    assert.deepEqual(
      all.courses[0]?.sections[0]?.activities.map(({ plannedMinutes, actualMinutes }) => [
        plannedMinutes,
        actualMinutes,
      ]),
      [
        [25, 0],
        [25, 24],
      ],
    );
    assert.match(progressText(all), /24 of about 25 min/);
  });

  it('works for a course without choices and without times', async () => {
    const texts = ownCourse('  - title: S\n    activities: ["1", "2"]\n', '1', '2');
    const all = await of({
      ...texts,
      '.journal/courses/own/2.md': template('2', ''),
      ...ownEntry('2', 'a'),
      ...done('a'),
    });
    assert.deepEqual(share(all), [1, 2, 0]);
    assert.equal(all.courses[0]?.plannedMinutes, 10);
    assert.deepEqual(all.courses[0]?.sections[0]?.choices, []);
    assert.ok(!('plannedMinutes' in all.courses[0].sections[0].activities[1]!));
  });

  it('plans for a choice the time of those that were begun', async () => {
    const texts = {
      ...ownCourse(
        '  - title: S\n    activities: ["1", "2", "3"]\nchoices: [{ of: ["1", "2", "3"], atLeast: 2 }]\n',
        '1',
        '2',
        '3',
      ),
      '.journal/courses/own/3.md': template('3', 'timing: 1 hour\n'),
    };
    assert.equal((await of(texts)).courses[0]?.plannedMinutes, 20);
    assert.equal((await of({ ...texts, ...ownEntry('3', 'a') })).courses[0]?.plannedMinutes, 70);
  });

  it('offers the discussion of an activity once it may be read', async () => {
    const offered = async (texts: Texts) =>
      (await of(texts)).courses[0]!.sections[0]!.activities.map((one) => one.discussion);
    const some = { ...allAnswers, benefits: '' };
    const revealed = recordsText({ id: 'r', kind: 'revealed', early: true });
    assert.deepEqual(await offered({}), [undefined, undefined]);
    assert.deepEqual(await offered(entry('2.9', 'a', some)), [undefined, undefined]);
    assert.deepEqual(await offered(entry('2.9', 'a')), ['entries/a.md', undefined]);
    assert.deepEqual(
      await offered({ ...entry('2.9', 'a', some), '.journal/records/ann/a.d.yaml': revealed }),
      ['entries/a.md', undefined],
    );
    assert.deepEqual(await offered({ ...entry('2.9', 'a', some), ...done('a') }), [
      undefined,
      undefined,
    ]);
    assert.deepEqual(
      await offered({
        ...entry('2.9', 'a'),
        ...entry('2.9', 'b', allAnswers, { date: '2026-11-24' }),
      }),
      ['entries/b.md', undefined],
    );
  });

  it('says in its text how many files need a look, and nothing where none does', async () => {
    const broken = { 'entries/a.md': '---\nid: "a\n---\n' };
    assert.doesNotMatch(progressText(await of({})), /look/);
    const one = await of(broken);
    assert.match(progressText(one), /\n1 file needs a look\n$/);
    assert.match(
      progressText(one, 'Somebody knows.'),
      /\n1 file needs a look\. Somebody knows\.\n$/,
    );
    const two = await of({ ...broken, 'entries/b.md': '---\ndate: 2026-02-30\n---\n' });
    assert.match(progressText(two), /\n2 files need a look\n$/);
  });

  it('has nothing to show without a course', async () => {
    const all = await of({ '.journal/journal.yaml': journalYaml.replace(`[${course}]`, '[]') });
    assert.deepEqual(all.courses, []);
    assert.deepEqual(all.next, { kind: 'done' });
  });

  it('leaves out a course that is not there', async () => {
    const all = await of({
      '.journal/journal.yaml': journalYaml.replace(`[${course}]`, `[none, ${course}]`),
    });
    assert.deepEqual(
      all.courses.map(({ id }) => id),
      [course],
    );
  });

  describe('the next step', () => {
    it('is to start the first that is asked for', async () => {
      const { next } = await of({});
      assert.deepEqual(next, {
        kind: 'start',
        template: `${course}/2.9`,
        title: 'Activity 2.9',
        planned: 25,
      });
    });

    it('is to continue what was begun', async () => {
      const { next } = await of(entry('2.10', 'a', {} as typeof allAnswers));
      assert.equal(next.kind, 'continue');
      assert.equal(next.kind === 'continue' && next.entry, 'entries/a.md');
      assert.equal(next.kind === 'continue' && next.title, 'Activity 2.10');
      assert.ok(next.kind === 'continue' && next.unanswered > 0);
    });

    it('is to continue an entry whose template has only newer versions', async () => {
      const { next } = await of(
        entry('2.9', 'a', { benefits: '' } as typeof allAnswers, { version: 7 }),
      );
      assert.equal(next.kind, 'continue');
    });

    it('is to continue the latest of several entries', async () => {
      const none = {} as typeof allAnswers;
      const { next } = await of({
        ...entry('2.9', 'b', none),
        ...entry('2.9', 'c', none, { date: '2026-11-24' }),
        ...entry('2.9', 'd', none, { date: '2026-01-01' }),
      });
      assert.equal(next.kind === 'continue' && next.entry, 'entries/c.md');
    });

    it('is to complete what is answered', async () => {
      const { next } = await of(entry('2.9', 'a'));
      assert.deepEqual(next, { kind: 'complete', entry: 'entries/a.md', title: 'Activity 2.9' });
    });

    it('is nothing when all that is asked for is done', async () => {
      assert.deepEqual((await of({ ...entry('2.9', 'a'), ...done('a') })).next, { kind: 'done' });
    });

    it('is not another one of a choice that was made', async () => {
      const texts = ownCourse(
        '  - title: S\n    activities: ["1", "2", "3"]\nchoices: [{ of: ["1", "2"], atLeast: 1 }]\n',
        '1',
        '2',
        '3',
      );
      const { next } = await of({ ...texts, ...ownEntry('1', 'a'), ...done('a') });
      assert.equal(next.kind === 'start' && next.template, 'own/3');
    });

    const broken = journalYaml.replace(`[${course}]`, `[${course}`);
    const unreadable: Readonly<Record<string, { text: string | Buffer; line?: number }>> = {
      'has a bracket that is not closed': { text: broken, line: 4 },
      'is empty': { text: '', line: 1 },
      'has a conflict': {
        text: `schema: 1\n<<<<<<< HEAD\nowner: ann\n=======\nowner: kim\n>>>>>>> x\n`,
        line: 2,
      },
      'has a schema that is no number': {
        text: journalYaml.replace('schema: 1', 'schema: one'),
        line: 1,
      },
      'is no text': { text: Buffer.from([1, 0, 2]) },
    };
    for (const [what, { text, line }] of Object.entries(unreadable))
      it(`is to mend journal.yaml when it ${what}`, async () => {
        const all = await of({ ...entry('2.9', 'a'), '.journal/journal.yaml': text });
        assert.equal(all.next.kind, 'mend');
        const { message, ...rest } = all.next;
        assert.deepEqual(rest, { kind: 'mend', ...(line === undefined ? {} : { line }) });
        assert.match(message!, /^\p{Lu}|^“/u);
        assert.match(
          progressText(all),
          line === undefined
            ? /^Next: fix journal\.yaml, which cannot be read$/m
            : new RegExp(
                `^Next: fix journal\\.yaml, which cannot be read \\(line ${line}\\)$`,
                'm',
              ),
        );
      });

    it('is to mend journal.yaml when it may not be read, or is a link', async () => {
      const { journal, files } = await loaded();
      files.deny('.journal/journal.yaml');
      await journal.apply([{ kind: 'disk', path: '.journal/journal.yaml' }]);
      const message = 'You do not have permission to read this file.';
      assert.deepEqual(progressOf(journal).next, { kind: 'mend', message });
      assert.throws(() => mustBeWritable(journal), /journal\.yaml cannot be read/);
      files.delete('.journal/journal.yaml');
      files.link('.journal/journal.yaml');
      await journal.apply([{ kind: 'disk', path: '.journal/journal.yaml' }]);
      assert.equal(progressOf(journal).next.kind, 'mend');
    });

    it('stays what it is in a journal of a newer version', async () => {
      const newer = journalYaml.replace('schema: 1', 'schema: 2');
      assert.equal((await of({ '.journal/journal.yaml': newer })).next.kind, 'start');
    });

    it('passes over an activity that cannot be read', async () => {
      const texts = ownCourse('  - title: S\n    activities: ["1", "2"]\n', '2');
      const { next } = await of(texts);
      assert.equal(next.kind === 'start' && next.template, 'own/2');
    });
  });

  describe('the weeks', () => {
    it('are the last 53, over the end of a year, with those without anything', async () => {
      const world = testWorld();
      world.clock.time = Date.UTC(2027, 0, 6, 12);
      const { weeks } = await of(
        {
          ...entry('2.9', 'a', allAnswers, { date: '2026-12-31' }),
          ...done('a', { id: 't', kind: 'time', minutes: 30, date: '2027-01-04' }),
        },
        world,
      );
      assert.equal(weeks.length, 53);
      assert.deepEqual(weeks.at(-1), { week: '2027-01-04', entries: 1, minutes: 30 });
      assert.deepEqual(weeks.at(-2), { week: '2026-12-28', entries: 1, minutes: 0 });
      assert.deepEqual(weeks.at(-3), { week: '2026-12-21', entries: 0, minutes: 0 });
      assert.equal(weeks[0]?.week, '2026-01-05');
    });

    it('end with the week of the day on which the person lives', async () => {
      const world = testWorld();
      world.clock.time = Date.UTC(2026, 10, 22, 23, 30);
      const last = async (): Promise<string | undefined> =>
        (await of({}, world)).weeks.at(-1)?.week;
      assert.equal(await last(), '2026-11-16');
      world.clock.zone = 'Pacific/Auckland';
      assert.equal(await last(), '2026-11-23');
    });
  });
});
