import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  attach,
  attachmentsFor,
  attachmentPath,
  freeAttachmentPath,
} from '../../../src/core/authoring/attachments';
import { isPortableName, isSafeNewPath } from '../../../src/core/base/paths';
import { text as anyText } from '../../kit/arbitraryText';
import { MemoryFiles } from '../../kit/memoryFiles';
import { testWorld } from '../../kit/world';

const entry = { path: 'entries/2026/a.md', date: '2026-11-23' };
const secret = { path: 'private/entries/2026/a.md', date: '2026-11-23' };
const bytes = Uint8Array.from([37, 80, 68, 70, 0, 255]);

describe('attachments', () => {
  const names: readonly (readonly [name: string, path: string])[] = [
    ['Certificate.PDF', 'certificate.pdf'],
    ['My course – part 1.pdf', 'my-course-part-1.pdf'],
    ['archive.tar.gz', 'archive-tar.gz'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ann\\x.png', 'x.png'],
    ['CON.txt', 'evidence-con.txt'],
    ['con', 'evidence-con'],
    ['.hidden', 'evidence.hidden'],
    ['a.p/d:f', 'd-f'],
    ['名前.pdf', 'evidence.pdf'],
    ['', 'evidence'],
    ['x.<script>', 'x.script'],
    ['note.txt. ', 'note.txt'],
  ];
  for (const [name, path] of names)
    it(`calls ${JSON.stringify(name)} ${path}`, () =>
      assert.equal(attachmentPath({ name, entry }, 1), `attachments/2026/${path}`));

  it('has a path that is safe, whatever the name', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (name, attempt) => {
        const path = attachmentPath({ name, entry }, attempt, 'ab12cd');
        assert.ok(isSafeNewPath(path), path);
        assert.match(path, /^attachments\/2026\/[a-z0-9-]+(\.[a-z0-9]{1,10})?$/);
        assert.ok(isPortableName(path.split('/').at(-1)!));
      }),
    );
  });

  it('takes the next free name and touches nothing that is there', async () => {
    const files = new MemoryFiles({ 'attachments/2026/a.pdf': 'theirs' });
    const { random } = testWorld();
    const wish = { name: 'A.pdf', entry };
    assert.equal(await attach(files, wish, bytes, random), 'attachments/2026/a-2.pdf');
    assert.equal(await attach(files, wish, bytes, random), 'attachments/2026/a-3.pdf');
    assert.equal(files.text('attachments/2026/a.pdf'), 'theirs');
    assert.equal(files.paths.length, 3);
  });

  it('finds a free name without making a file', async () => {
    const files = new MemoryFiles({ 'attachments/2026/a.pdf': 'theirs' });
    const taken = ['attachments/2026/a-2.pdf'];
    const path = await freeAttachmentPath(
      files,
      { name: 'A.pdf', entry },
      taken,
      testWorld().random,
    );
    assert.equal(path, 'attachments/2026/a-3.pdf');
    assert.equal(files.paths.length, 1);
  });

  it('has a name of its own where two could create the same at once', async () => {
    const files = new MemoryFiles();
    files.exclusiveCreate = false;
    const path = await attach(files, { name: 'A.pdf', entry }, bytes, testWorld().random);
    assert.match(path, /^attachments\/2026\/a-[a-z2-9]{6}\.pdf$/);
  });

  it('of a private entry stays private', async () => {
    const wish = { name: 'A.pdf', entry: secret };
    const path = await attach(new MemoryFiles(), wish, bytes, testWorld().random);
    assert.equal(path, 'private/attachments/2026/a.pdf');
  });

  it('are offered to the entries that may name them, the newest folder first', async () => {
    const files = new MemoryFiles();
    for (const file of [
      'attachments/2025/a.pdf',
      'attachments/2026/c.pdf',
      'attachments/2026/b.pdf',
    ])
      files.write(file, '');
    files.write('private/attachments/2026/d.pdf', '');
    files.write('entries/e.md', '');
    const shared = ['attachments/2026/b.pdf', 'attachments/2026/c.pdf', 'attachments/2025/a.pdf'];
    assert.deepEqual(await attachmentsFor(files, 'entries/x.md'), shared);
    assert.deepEqual(await attachmentsFor(files, 'private/entries/x.md'), [
      'private/attachments/2026/d.pdf',
      ...shared,
    ]);
  });
});
