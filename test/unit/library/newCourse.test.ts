import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import {
  activityPath,
  activityText,
  addToSection,
  coursePath,
  isActivityId,
  newCourse,
  newId,
  nextNumber,
} from '../../../src/core/library/newCourse';
import { escapesFolder, isPortableName } from '../../../src/core/base/paths';
import { text as anyText } from '../../kit/arbitraryText';
import { course, journalYaml, loaded } from '../../kit/samples';

const enrolled = (id: string) => ({
  '.journal/journal.yaml': journalYaml.replace(course, JSON.stringify(id)),
});

describe('a new course', () => {
  const titles = ['My course', '2.10', 'null', 'a: b # c', '"', 'CON', 'שלום', '', '\nx\n---\n'];
  for (const title of titles)
    it(`works as it is made, whatever its title: ${JSON.stringify(title)}`, async () => {
      const id = newId(title, 'course', () => false);
      const { journal } = await loaded({
        ...enrolled(id),
        ...Object.fromEntries(newCourse(id, title)),
      });
      assert.deepEqual([...journal.problems()], []);
      const made = journal.collections.courses.get(id)!;
      assert.equal(made.title, title);
      assert.equal(made.origin, 'journal');
      const activity = journal.collections.templates.get(`${id}/1.1`)!;
      assert.equal(activity.origin, 'journal');
      assert.equal(activity.plannedMinutes, 25);
      assert.equal(activity.prompts.length, 2);
      assert.ok(activity.discussion);
    });

  it('takes another activity, quoted where its id looks like a number', async () => {
    const files = new Map(newCourse('own', 'Own'));
    const before = files.get(coursePath('own'))!;
    const after = applySplices(before, addToSection(before, 0, '1.10'));
    assert.equal(after, before.replace('- "1.1"\n', '- "1.1"\n      - "1.10"\n'));
    files.set(coursePath('own'), after);
    const activity = { id: '1.10', title: 'Ten', number: '1.10', timing: '' };
    files.set(activityPath('own', '1.10'), activityText(activity));
    const { journal } = await loaded({ ...enrolled('own'), ...Object.fromEntries(files) });
    assert.deepEqual([...journal.problems()], []);
    assert.equal(journal.collections.templates.get('own/1.10')!.plannedMinutes, undefined);
    assert.deepEqual(journal.collections.courses.get('own')!.sections[0]!.activities, [
      '1.1',
      '1.10',
    ]);
  });

  it('may take the place of one that ships, by its id', async () => {
    const { journal } = await loaded(Object.fromEntries(newCourse(course, 'Mine')));
    assert.equal(journal.collections.courses.get(course)!.title, 'Mine');
    assert.equal(journal.collections.courses.get(course)!.origin, 'journal');
    assert.equal(journal.collections.templates.get(`${course}/2.9`)!.origin, 'built-in');
  });

  it('gets an id that nothing has and every system can hold', () => {
    assert.equal(
      newId('A b', 'course', (id) => id === 'a-b'),
      'a-b-2',
    );
    fc.assert(
      fc.property(anyText, (title) => {
        const id = newId(title, 'course', () => false);
        assert.ok(isPortableName(id) && !escapesFolder(id) && id !== '', id);
        assert.ok(isActivityId(newId(title, 'activity', () => false)));
      }),
    );
  });

  it('numbers what follows', () => {
    assert.deepEqual(['2.10', '9', 'A1', 'x', '', undefined].map(nextNumber), [
      '2.11',
      '10',
      'A2',
      '',
      '',
      '',
    ]);
  });

  for (const id of ['', '.', '..', 'a/b', '2.10.', 'a@1', 'con', '-a', 'a b', 'a#b'])
    it(`refuses the id ${JSON.stringify(id)}`, () => assert.ok(!isActivityId(id)));
  for (const id of ['1', '2.10', 'a-b', 'A_1.2'])
    it(`takes the id ${id}`, () => assert.ok(isActivityId(id)));
});
