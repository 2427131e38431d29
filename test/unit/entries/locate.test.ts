import assert from 'node:assert/strict';
import type { LocatableProblem } from '../../../src/core/entries/entryProblems';
import { locate } from '../../../src/core/entries/locate';
import { MemoryFiles } from '../../kit/memoryFiles';

const problem = (path: string, line: number, key?: string): LocatableProblem => ({
  ...{ path, line, severity: 'error', code: 'x', message: 'X.' },
  ...(key === undefined ? {} : { key }),
});

describe('locate', () => {
  it('puts a problem at the line of its key, and sorts by file and line', async () => {
    const files = new MemoryFiles({
      'b.md': '---\ntitle: A\n\nid: x\n---\n',
      'a.md': '---\r\n# c\r\nid: x\r\n---\r\n',
    });
    const found = await locate(files, [
      problem('b.md', 9),
      problem('b.md', 1, 'id'),
      problem('a.md', 1, 'id'),
      problem('b.md', 1, ''),
    ]);
    assert.deepEqual(
      found.map(({ path, line }) => `${path}:${line}`),
      ['a.md:3', 'b.md:1', 'b.md:4', 'b.md:9'],
    );
    assert.ok(found.every((one) => !('key' in one)));
  });

  it('stays at the first line where the file has changed or gone since', async () => {
    const files = new MemoryFiles({
      'a.md': 'no front matter',
      'b.md': '---\ntitle: x\n---\n',
      'c.md': '---\nid: "x\n---\n',
    });
    const found = await locate(
      files,
      ['a.md', 'b.md', 'c.md', 'gone.md'].map((path) => problem(path, 1, 'id')),
    );
    assert.equal(found.length, 4);
    for (const { path, line } of found) assert.ok(line === 1 || line === 2, path);
  });
});
