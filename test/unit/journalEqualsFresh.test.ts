/** Whatever happens to the files, a journal that applied the changes step by step equals one that is read again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPrivate } from '../../src/core/base/paths';
import { IndexCache } from '../../src/core/journal/index/index';
import { writeRecord } from '../../src/core/records/records';
import { entryPath, entryText, recordFile, recordText, step } from '../kit/arbitraryChanges';
import { MemoryFiles } from '../kit/memoryFiles';
import { activityEntry, at, digestA, journalTexts, loaded, recordsText } from '../kit/samples';
import { fresh, seen } from '../kit/seen';
import { testWorld } from '../kit/world';

const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

describe('a journal that applied changes', () => {
  it('equals one read from scratch, after each change', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        for (const batch of all) {
          await old.journal.apply(batch.flatMap((one) => one(old, opened)));
          assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('equals one read from scratch when changes arrive while it reads', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        await Promise.all(
          all.map((batch) => old.journal.apply(batch.flatMap((one) => one(old, opened)))),
        );
        assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
      }),
      { numRuns: 100 },
    );
  });

  it('equals one read from scratch after a refresh without events', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        const changes = all.flat().flatMap((one) => one(old, opened));
        await old.journal.apply(changes.filter(({ kind }) => kind !== 'disk'));
        await old.journal.refresh();
        assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
      }),
      { numRuns: 100 },
    );
  });

  it('equals one read from scratch when it starts from an older cache', async () => {
    await fc.assert(
      fc.asyncProperty(batches, batches, async (before, after) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        const storage = new MemoryFiles();
        const cache = (): IndexCache => new IndexCache(storage, 'this', testWorld());
        for (const batch of before) {
          await old.journal.apply(batch.flatMap((one) => one(old, opened)));
          await old.journal.saveCache(cache());
        }
        const meant = new Map<string, string>();
        for (const one of after.flat()) one(old, meant);
        const warm = await fresh(old.files, meant, cache());
        assert.deepEqual(seen(warm), seen(await fresh(old.files, meant)));
      }),
      { numRuns: 75 },
    );
  });

  it('equals one read from scratch when it starts from older sums', async () => {
    const file = fc.oneof(fc.tuple(entryPath, entryText), fc.tuple(recordFile, recordText));
    const some = fc.array(file, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(some, batches, async (before, after) => {
        const old = await loaded(Object.fromEntries(before));
        const storage = new MemoryFiles();
        const cache = (): IndexCache => new IndexCache(storage, 'this', testWorld());
        await old.journal.saveCache(cache());
        // Private entries are not cached, so sums are not either if one has the id of another entry.
        const { entries } = old.journal;
        const hasClash = [...entries.values()].some(
          ({ path, id = '' }) => isPrivate(path) && old.journal.pathsOf(id).length > 1,
        );
        assert.equal(storage.paths.includes('sums.json'), !hasClash);
        const untouched = await fresh(old.files, new Map(), cache());
        assert.deepEqual(seen(untouched), seen(old.journal));
        const meant = new Map<string, string>();
        for (const one of after.flat()) one(old, meant);
        const warm = await fresh(old.files, meant, cache());
        assert.deepEqual(seen(warm), seen(await fresh(old.files, meant)));
      }),
      { numRuns: 100 },
    );
  });

  it('equals one read from scratch when known entries have further records', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `entry-${n}`);
    const old = await loaded(
      Object.fromEntries(
        ids.flatMap((id) => [
          [`entries/${id}.md`, activityEntry(id)],
          [
            `.journal/records/ann/${id}.d1.yaml`,
            writeRecord({ id: 'revealed1', at, kind: 'revealed' }),
          ],
        ]),
      ),
    );
    for (const id of ids)
      await old.files.create(
        `.journal/records/ann/${id}.d2.yaml`,
        writeRecord({ id: 'completed1', at, kind: 'completed', digest: digestA }),
      );
    await old.journal.refresh();
    assert.deepEqual(seen(old.journal), seen(await fresh(old.files, new Map())));
  });

  it('is the same in whatever order its files are read', async () => {
    const texts = {
      ...journalTexts,
      'entries/a.md': activityEntry('i1', {}),
      'entries/b.md': activityEntry('i2', {}),
      'entries/c.md': activityEntry('i2'),
      'entries/d.md': activityEntry('i3', {}, { date: '2020-01-01' }),
      '.journal/records/ann/i1.d1.yaml': recordsText({ id: 't', kind: 'time', minutes: 5 }),
      '.journal/records/ann/i1.d2.yaml': recordsText({ id: 't', kind: 'time', minutes: 7 }),
    };
    const expected = seen(await fresh(new MemoryFiles(texts), new Map()));
    const all = Object.entries(texts);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
        assert.deepEqual(
          seen(await fresh(new MemoryFiles(Object.fromEntries(order)), new Map())),
          expected,
        );
      }),
      { numRuns: 25 },
    );
  });
});
