import assert from 'node:assert/strict';
import { noCollections } from '../../../../src/core/library/collections';
import { readSetupFiles, type SetupFiles } from '../../../../src/core/journal/setup/setupFiles';
import { MemoryFiles } from '../../../kit/memoryFiles';
import { testWorld } from '../../../kit/world';

const robin = 'name: Robin\nemail: robin@example.org\n';
const course = 'id: c\ntitle: C\nsections: [{ title: S, activities: [] }]\n';

async function read(texts: Readonly<Record<string, string>>): Promise<SetupFiles> {
  const files = new MemoryFiles();
  const all = { '.journal/journal.yaml': 'schema: 1\nowner: robin\n', ...texts };
  for (const [path, text] of Object.entries(all)) await files.create(path, text);
  return readSetupFiles(files, noCollections, testWorld());
}
const brief = ({ problems }: SetupFiles): string[] =>
  problems.map(({ path, severity, code }) => `${path} ${severity} ${code}`);

describe('copies of sync tools', () => {
  for (const name of [
    ...['robin 2', 'robin (1)', 'robin(1)', 'robin - Copy', 'robin copy 2', 'Copy of robin'],
    ...['robin-conflict', 'robin-conflict-20261123', 'robin.sync-conflict-20261123-101010-ABCDEFG'],
    ...["robin (Moira's conflicted copy 2026-11-23)", 'robin-DESKTOP-1AB2C3D', 'robin_conf(2)'],
  ])
    it(`takes ${name} for no person, and names it`, async () => {
      const path = `.journal/people/${name}.yaml`;
      const found = await read({ [path]: robin, '.journal/people/robin.yaml': robin });
      assert.deepEqual([...found.people.keys()], ['robin']);
      assert.deepEqual(brief(found), [`${path} warning file.copy`]);
      assert.match(found.problems[0]!.message, /copy of robin\.yaml/);
    });

  for (const name of ['robin-hood', 'robin2', 'robin-2', 'moira'])
    it(`takes ${name} for a person next to robin`, async () => {
      const found = await read({
        [`.journal/people/${name}.yaml`]: 'name: Other\n',
        '.journal/people/robin.yaml': robin,
      });
      assert.deepEqual([...found.people.keys()].sort(), [name, 'robin'].sort());
      assert.deepEqual(brief(found), []);
    });

  it('names two people with one address', async () => {
    const found = await read({
      '.journal/people/rob.yaml': 'name: Rob\nemails: [ROBIN@example.org]\n',
      '.journal/people/robin.yaml': robin,
    });
    assert.deepEqual(brief(found), ['.journal/people/robin.yaml warning person.same-email']);
    assert.match(found.problems[0]!.message, /“rob” and “robin” have the same e-mail address/);
  });

  it('does not read copies of courses, activities and models', async () => {
    const activity = (id: string): string => `---\nid: "${id}"\ntitle: T\n---\n`;
    const found = await read({
      '.journal/people/robin.yaml': 'name: Robin\n',
      '.journal/courses/c/course.yaml': course,
      '.journal/courses/c/course 2.yaml': course,
      '.journal/courses/c/2.1.md': activity('2.1'),
      '.journal/courses/c/2.md': activity('2'),
      '.journal/courses/c/2.1 (1).md': activity('2.1'),
      '.journal/models/gibbs.md': activity('gibbs'),
      '.journal/models/gibbs-copy.md': activity('gibbs-copy'),
      '.journal/models/gibbs copy.md': activity('gibbs'),
    });
    assert.deepEqual([...found.collections.templates.keys()].sort(), [
      ...['c/2', 'c/2.1', 'models/gibbs', 'models/gibbs-copy'],
    ]);
    assert.deepEqual(brief(found).sort(), [
      '.journal/courses/c/2.1 (1).md warning file.copy',
      '.journal/courses/c/course 2.yaml warning file.copy',
      '.journal/models/gibbs copy.md warning file.copy',
    ]);
  });
});
