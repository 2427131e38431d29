/** What tells whether a file is still what was read, and that it is kept between sessions. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isSameVersion, versionRead } from '../../../src/core/base/fileVersion';
import { IndexCache } from '../../../src/core/journal/index/index';
import { Journal } from '../../../src/core/journal/journal';
import type { Files } from '../../../src/core/base/ports';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { nodeWorld } from '../../../src/node/world';
import { MemoryFiles } from '../../kit/memoryFiles';
import { writeRecord } from '../../../src/core/records/records';
import {
  activityEntry,
  builtIn,
  digestA,
  fact,
  journalTexts,
  recordsText,
} from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';

const anHour = 3_600_000;
const isEntryOrRecord = /^entries\/|\/records\//;

describe('the version of a file', () => {
  const now = { size: 5, mtime: 100_000 };

  it('is told by size and time where both are known', () => {
    assert.ok(isSameVersion({ size: 5, mtime: 100_000 }, now));
    assert.ok(!isSameVersion({ size: 6, mtime: 100_000 }, now));
    assert.ok(!isSameVersion({ size: 5, mtime: 100_001 }, now));
  });

  it('is not told of a file that changed just before it was read', () => {
    assert.ok(isSameVersion(versionRead(now, 102_000), now));
    assert.ok(!isSameVersion(versionRead(now, 101_999), now));
    assert.ok(!isSameVersion(versionRead({ size: 5, mtime: -1 }, 200_000), { size: 5, mtime: -1 }));
  });

  describe('in a journal on disk', () => {
    const folder = temporaryFolder();
    const at = (file: string): string => path.join(folder.path, file);
    const texts: Record<string, string> = { ...journalTexts };
    for (const id of ['a', 'b', 'c', 'd']) texts[`entries/${id}.md`] = activityEntry(id);
    for (const id of ['a', 'b', 'c'])
      texts[`.journal/records/ann/${id}.dev.yaml`] = recordsText({
        id: `c0000000${id}`,
        kind: 'completed',
        digest: digestA,
      });
    const world = nodeWorld({ info: () => {}, warn: () => {}, error: () => {} });
    let read: string[] = [];

    function put(file: string, text: string, age = anHour): void {
      fs.mkdirSync(path.dirname(at(file)), { recursive: true });
      fs.writeFileSync(at(file), text);
      const time = (Date.now() - age) / 1000;
      fs.utimesSync(at(file), time, time);
    }

    async function opened(cache?: IndexCache): Promise<Journal> {
      const files = nodeFiles(folder.path, world.pace);
      const watched: Files = {
        ...files,
        readEach: (paths, visit) => {
          read.push(...paths.filter((one) => isEntryOrRecord.test(one)));
          return files.readEach(paths, visit);
        },
      };
      const journal = new Journal(watched, world, builtIn);
      await journal.load(cache);
      return journal;
    }
    const cacheIn = (files: MemoryFiles): IndexCache => new IndexCache(files, 'here', world);

    beforeEach(() => {
      for (const [file, text] of Object.entries(texts)) put(file, text);
      read = [];
    });

    it('is kept in the cache, so that nothing is read twice', async () => {
      const journal = await opened();
      assert.equal(read.length, 7);
      const kept = new MemoryFiles();
      await journal.saveCache(cacheIn(kept));
      read = [];
      const again = await opened(cacheIn(kept));
      assert.deepEqual(read, []);
      assert.equal(again.entries.size, 4);
      assert.equal(again.entryById('a')?.status, 'completed');
    });

    it('is kept of an entry that somebody has asked for, too', async () => {
      const file = 'entries/2026/20261123-trust.md';
      put(file, '---\nid: 20261123-k3f9qa\ntitle: Trust grew\n---\n# Trust grew\n\nSlowly.\n');
      const journal = await opened();
      assert.equal(journal.entries.get(file)?.title, 'Trust grew');
      const kept = new MemoryFiles();
      await journal.saveCache(cacheIn(kept));
      read = [];
      await opened(cacheIn(kept));
      assert.deepEqual(read, []);
    });

    it('is kept of both files where a reviewer looked at an entry', async () => {
      const owners = '.journal/records/ann/g.dev.yaml';
      const reviewers = '.journal/records/sam/g.dev.yaml';
      const completion = 'c00000000';
      const record = fact({ id: completion, kind: 'completed', digest: digestA });
      put(owners, writeRecord(record));
      const seen = { id: 'seen00000', of: completion, digest: digestA } as const;
      put(reviewers, writeRecord(fact({ ...seen, kind: 'reviewed' })));
      put('entries/g.md', activityEntry('g'));
      const journal = await opened();
      assert.equal(journal.entryById('g')?.status, 'reviewed');
      const kept = new MemoryFiles();
      await journal.saveCache(cacheIn(kept));
      read = [];
      assert.equal((await opened(cacheIn(kept))).entryById('g')?.status, 'reviewed');
      assert.deepEqual(read, []);
      put(reviewers, writeRecord(fact({ ...seen, kind: 'signed-off' })), 0);
      const again = await opened(cacheIn(kept));
      assert.deepEqual(read.sort(), [owners, reviewers]);
      assert.equal(again.entryById('g')?.status, 'signed-off');
    });

    it('is that of the text that was read, and of no later one', async () => {
      const journal = await opened();
      // As long as before, and changed before anybody was told.
      const changed = texts['entries/b.md']!.replace('Trust.', 'Doubt.');
      put('entries/b.md', changed, 0);
      const record = '.journal/records/ann/c.dev.yaml';
      put(record, texts[record]!.replace('aaa', 'bbb'), 0);
      const kept = new MemoryFiles();
      await journal.saveCache(cacheIn(kept));
      read = [];
      await opened(cacheIn(kept));
      assert.deepEqual(read.sort(), [record, 'entries/b.md']);
    });

    it('of one that was read just after it changed is not trusted', async () => {
      const file = 'entries/d.md';
      const journal = await opened();
      const changed = texts[file]!.replace('Trust.', 'Doubt.');
      put(file, changed, 1000);
      const { mtime } = fs.statSync(at(file));
      await journal.apply([{ kind: 'disk', path: file }]);
      // As long as before, at a time that the disk cannot tell from the one before, and nobody is told.
      fs.writeFileSync(at(file), changed.replace('Doubt.', 'Night.'));
      fs.utimesSync(at(file), mtime, mtime);
      const kept = new MemoryFiles();
      await journal.saveCache(cacheIn(kept));
      read = [];
      await journal.refresh();
      assert.deepEqual(read, [file]);
      read = [];
      await opened(cacheIn(kept));
      assert.deepEqual(read, [file]);
    });

    it('is taken without reading again when every file is looked at', async () => {
      const journal = await opened();
      read = [];
      await journal.refresh();
      assert.deepEqual(read, []);
      put('entries/d.md', activityEntry('d', {}), 0);
      await journal.refresh();
      assert.deepEqual(read, ['entries/d.md']);
      assert.equal(journal.entryById('d')?.status, 'drafting');
    });
  });
});
