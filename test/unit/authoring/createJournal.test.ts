import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createJournal } from '../../../src/core/authoring/createJournal';
import { LinkError } from '../../../src/core/base/fileLinks';
import { Journal } from '../../../src/core/journal/journal';
import { HumanError } from '../../../src/core/base/problem';
import { progressOf } from '../../../src/core/progress/progress';
import { text as anyText } from '../../kit/arbitraryText';
import { diskFull, MemoryFiles } from '../../kit/memoryFiles';
import { builtIn, course } from '../../kit/samples';
import { testWorld } from '../../kit/world';

const ann = { name: 'Ann Smith', email: 'ann@example.org' };
const open = async (files: MemoryFiles): Promise<Journal> => {
  const journal = new Journal(files, testWorld(), builtIn);
  await journal.load();
  return journal;
};

describe('createJournal', () => {
  it('makes a journal that is enrolled and has nothing wrong with it', async () => {
    const files = new MemoryFiles();
    assert.equal(await createJournal(files, ann, [course]), 'ann-smith');
    const journal = await open(files);
    assert.deepEqual([...journal.problems()], []);
    assert.deepEqual(journal.people.get('ann-smith'), { id: 'ann-smith', ...ann });
    assert.equal(journal.setup?.file.owner, 'ann-smith');
    assert.deepEqual(
      progressOf(journal).courses.map(({ id }) => id),
      [course],
    );
    assert.match(files.text('.gitignore')!, /^\/private\/$/m);
  });

  it('has nothing wrong with it whatever the owner and courses are called', async () => {
    const names = fc.oneof(
      anyText,
      fc.constantFrom('Null', 'TRUE', '123', '1e3', 'Ян', '李雷', '-', 'No'),
    );
    await fc.assert(
      fc.asyncProperty(names, anyText, async (name, email) => {
        const files = new MemoryFiles();
        const owner = await createJournal(files, { name, email }, ['2.10', 'null', course]);
        const journal = await open(files);
        assert.deepEqual(journal.people.get(owner), { id: owner, name, email });
        assert.equal(journal.setup?.file.owner, owner);
        assert.deepEqual(journal.setup.file.courses, ['2.10', 'null', course]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses where there is a journal, and changes nothing', async () => {
    const files = new MemoryFiles({ '.journal/journal.yaml': 'anything', '.gitignore': 'dist/' });
    const before = files.snapshot();
    await assert.rejects(createJournal(files, ann, [course]), HumanError);
    assert.deepEqual(files.snapshot(), before);
  });

  for (const link of [
    '.journal',
    '.journal/people',
    '.journal/journal.yaml',
    '.gitignore',
    'entries',
    'private',
  ])
    it(`refuses where ${link} is a link, names it, and changes nothing`, async () => {
      const files = new MemoryFiles({ 'notes.md': 'mine' });
      files.link(link);
      await assert.rejects(
        createJournal(files, ann, [course]),
        (error) => error instanceof LinkError && error.path === link,
      );
      assert.deepEqual(files.snapshot(), { 'notes.md': 'mine' });
    });

  it('refuses where another window made one in the meantime', async () => {
    const files = new MemoryFiles();
    files.onDidChange((path) => {
      if (path === '.gitignore') files.write('.journal/journal.yaml', 'another');
    });
    await assert.rejects(createJournal(files, ann, [course]), HumanError);
    assert.equal(files.text('.journal/journal.yaml'), 'another');
  });

  const ignored: [name: string, before: string, after: RegExp][] = [
    ['adds to what git leaves out', 'dist/\n', /^dist\/\n# .*\n\/private\/\n# .*\n\.rj-\*\.tmp\n$/],
    ['begins a line of its own', 'dist/', /^dist\/\n# .*\n\/private\/\n# .*\n\.rj-\*\.tmp\n$/],
    ['leaves it alone when it is there', 'a\n/private/\nb', /^a\n\/private\/\nb$/],
    ['leaves it alone in another form', 'private\r\n', /^private\r\n$/],
    [
      'adds it beside a comment',
      '# private/\n',
      /^# private\/\n# .*\n\/private\/\n# .*\n\.rj-\*\.tmp\n$/,
    ],
    [
      'adds it beside its opposite',
      '!private/\n',
      /^!private\/\n# .*\n\/private\/\n# .*\n\.rj-\*\.tmp\n$/,
    ],
  ];
  for (const [name, before, after] of ignored)
    it(name, async () => {
      const files = new MemoryFiles({ '.gitignore': before });
      await createJournal(files, ann, [course]);
      assert.match(files.text('.gitignore')!, after);
    });

  it('can be repeated after it was cut short at any step', async () => {
    for (const operation of ['create', 'append', 'read'] as const) {
      const files = new MemoryFiles({ 'notes.md': 'mine' });
      files.failNext(operation, diskFull(), 3);
      await assert.rejects(createJournal(files, ann, [course]), /ENOSPC/);
      assert.equal(files.text('.journal/journal.yaml'), undefined);
      await createJournal(files, ann, [course]);
      const journal = await open(files);
      assert.deepEqual([...journal.problems()], []);
      assert.equal(files.text('notes.md'), 'mine');
      assert.match(files.text('.gitignore')!, /^\/private\/$/m);
    }
  });
});
