import assert from 'node:assert/strict';
import { acknowledgeDeletion } from '../../../src/core/actions/review';
import { fixesFor } from '../../../src/core/assist/fixes';
import { applySplices } from '../../../src/core/text/splice';
import { IndexCache } from '../../../src/core/journal/index/index';
import { Journal } from '../../../src/core/journal/journal';
import { sharedPart } from '../../../src/core/journal/journalPart';
import { MemoryFiles } from '../../kit/memoryFiles';
import { builtIn, digestA, entryOf, journalYaml, loaded, recordsText } from '../../kit/samples';
import { testWorld } from '../../kit/world';

const journalPath = '.journal/journal.yaml';
const records = '.journal/records/ann/a1.dev1.yaml';
const completion = recordsText({ id: 'c1', kind: 'completed', digest: digestA });
const entry = entryOf({ id: 'a1' });

function found(journal: Pick<Journal, 'problems'>): string[] {
  return [...journal.problems()]
    .filter(({ code }) => code.startsWith('record.entry'))
    .map(({ path, severity, message }) => `${path} ${severity} ${message}`);
}
const elsewhere = (folder: string): string =>
  `${journalPath} warning Recorded work for 1 entry is in “${folder}”, which journal.yaml does not name under “entries”.`;

describe('records without an entry', () => {
  it('are named with the folder that the entry was moved to', async () => {
    const { journal, files } = await loaded({ 'entries/2026/a.md': entry, [records]: completion });
    assert.deepEqual(found(journal), []);
    files.move('entries/2026/a.md', 'Old entries/2026/a.md');
    await journal.refresh();
    assert.deepEqual(found(journal), [elsewhere('Old entries/')]);
    assert.equal(journal.filesWithProblems, 1);
    assert.ok([...journal.pathsWithProblems()].includes(journalPath));
    files.move('Old entries/2026/a.md', 'entries/a.md');
    await journal.apply([{ kind: 'disk', path: 'entries/a.md' }]);
    assert.deepEqual(found(journal), []);
  });

  it('are not named once every reviewer acknowledged that the entry was deleted', async () => {
    const { journal } = await loaded({
      [records]: completion,
      '.journal/records/sam/a1.dev2.yaml': recordsText({
        ...{ id: 'r1', kind: 'reviewed', of: 'c1' },
        digest: digestA,
      }),
    });
    assert.equal(found(journal).length, 1);
    await acknowledgeDeletion(journal, 'a1', { person: 'sam', device: 'dev2' });
    assert.deepEqual(found(journal), []);
  });

  it('make one finding for all entries of a folder', async () => {
    const { journal } = await loaded({
      'Old entries/2026/a.md': entry,
      'Old entries/b.txt': entryOf({ id: 'b1' }),
      'Old entries/c.md': entryOf({ id: 'c1' }),
      'd.md': entryOf({ id: 'd1' }),
      [records]: completion,
      '.journal/records/sam/b1.dev9.yaml': completion,
      '.journal/records/sam/d1.dev9.yaml': completion,
    });
    assert.deepEqual(
      found(journal).sort(),
      [elsewhere('d.md'), elsewhere('Old entries/').replace('1 entry', '2 entries')].sort(),
    );
  });

  it('are named as such if the entry is in no text', async () => {
    const texts = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((id) => [`.journal/records/ann/${id}.dev1.yaml`, completion]),
    );
    const { journal, files } = await loaded(texts);
    const [all] = found(journal);
    assert.match(all!, /records\/ann\/a\.dev1\.yaml info 4 entries .*\(“a”, “b”, “c” …\)/);
    for (const id of ['b', 'c', 'd']) files.delete(`.journal/records/ann/${id}.dev1.yaml`);
    await journal.refresh();
    assert.match(found(journal)[0]!, /^\S+ info The entry “a” of these records is not/);
  });

  it('are not called gone while their entry may be in a file that cannot be read', async () => {
    for (const text of ['---\nid: a1\n', '---\nid: "a1\n---\n', `<!-- c -->\n${entry}`]) {
      const { journal } = await loaded({ 'entries/a.md': text, [records]: completion });
      assert.deepEqual(found(journal), [], text);
    }
    const { journal, files } = await loaded({ [records]: completion });
    files.link('entries/2025');
    await journal.refresh();
    assert.deepEqual(found(journal), []);
  });

  it('say nothing about entries of a journal within this folder', async () => {
    const { journal } = await loaded({
      [`other/${journalPath}`]: journalYaml,
      'other/entries/a.md': entry,
      [records]: completion,
    });
    assert.match(found(journal).join(), /^\S+ info The entry “a1”/);
  });

  it('name private folders and ids in private files alone', async () => {
    const { journal } = await loaded({
      'private/old/a.md': entry,
      'private/records/ann/a1.dev1.yaml': completion,
      'private/records/ann/b1.dev1.yaml': completion,
    });
    assert.deepEqual(
      found(journal)
        .map((one) => one.split(' ')[0])
        .sort(),
      ['private/old/a.md', 'private/records/ann/b1.dev1.yaml'],
    );
    assert.deepEqual(found(sharedPart(journal)), []);
  });

  it('are found after a start from the cache, which has no texts outside the entries', async () => {
    const { journal, files } = await loaded({
      'entries/b.md': entryOf({ id: 'b1' }),
      'Old entries/a.md': entry,
      [records]: completion,
    });
    const storage = new MemoryFiles();
    const cacheOf = () => new IndexCache(storage, 'test', testWorld());
    await journal.saveCache(cacheOf());
    assert.ok(!JSON.stringify(storage.snapshot()).includes('Old entries'));
    const again = new Journal(files, testWorld(), builtIn);
    const { cached } = await again.load(cacheOf());
    assert.equal(cached, 1);
    await again.apply([]);
    assert.deepEqual(found(again), [elsewhere('Old entries/')]);
  });

  it('cost no reading of other texts while there are none', async () => {
    const { journal, files } = await loaded({
      'entries/a.md': entry,
      'notes/b.md': 'Words.',
      [records]: completion,
    });
    await journal.refresh();
    assert.equal(files.reads.get('notes/b.md'), undefined);
    files.delete('entries/a.md');
    await journal.refresh();
    await journal.refresh();
    assert.equal(files.reads.get('notes/b.md'), 1);
  });

  it('come back with a fix in journal.yaml', async () => {
    const bare = journalYaml.replace(/^(?:entries|newEntry):.*\n/gm, '');
    const own = `${bare}entries: 'diary/**/*.md' # mine\nnewEntry: diary/{date}.md\n`;
    for (const yaml of [journalYaml, bare, own]) {
      const { journal, files } = await loaded({
        [journalPath]: yaml,
        'Old entries/2026/a.md': entry,
        [records]: completion,
      });
      const problem = [...journal.problems()].find(
        ({ code }) => code === 'record.entry-elsewhere',
      )!;
      const context = {
        ...{ collections: builtIn, template: undefined, people: [] },
        today: '2026-11-23',
        random: testWorld().random,
      };
      const [fix] = fixesFor(problem, { kind: 'journal', path: journalPath, text: yaml }, context);
      files.write(journalPath, applySplices(yaml, fix!.splices));
      await journal.apply([{ kind: 'disk', path: journalPath }]);
      assert.deepEqual(
        [...journal.problems()].filter(({ severity }) => severity !== 'info'),
        [],
      );
      assert.equal(journal.entryById('a1')?.status, 'completed');
    }
  });
});
