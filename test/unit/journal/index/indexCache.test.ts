import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntryFacts } from '../../../../src/core/entries/entry';
import type { Collections } from '../../../../src/core/library/collections';
import type { EntryRecords } from '../../../../src/core/records/entryRecords';
import { readEntryText } from '../../../../src/core/entries/entryText';
import { noStanding } from '../../../../src/core/records/fold';
import { recordsAt } from '../../../../src/core/journal/index/columns';
import { mustReread } from '../../../../src/core/base/fileVersion';
import { EntryRows } from '../../../../src/core/journal/index/entryRows';
import {
  IndexCache,
  type CachedSums,
  type Shard,
} from '../../../../src/core/journal/index/indexCache';
import { Journal } from '../../../../src/core/journal/journal';
import { diskFull, MemoryFiles } from '../../../kit/memoryFiles';
import {
  activityEntry,
  allAnswers,
  builtIn,
  digestA,
  journalYaml,
  loaded,
  recordsText,
} from '../../../kit/samples';
import { seen } from '../../../kit/seen';
import { noon, testWorld } from '../../../kit/world';

const cacheIn = (storage: MemoryFiles, identity = 'this'): IndexCache =>
  new IndexCache(storage, identity, testWorld());
const row = (path: string, more: Partial<EntryFacts> = {}): EntryFacts => ({
  ...{
    path,
    size: 10,
    mtime: 1000.5,
    id: 'x',
    template: undefined,
    version: undefined,
    title: 'T “ü”',
  },
  ...{
    date: '2026-11-23',
    tags: ['a'],
    prompts: ['p', 'q'],
    words: [1, 0],
    freeWords: 2,
    handedIn: 3,
    answersHash: 7,
    claim: undefined,
  },
  ...{ digest: undefined, digest2: undefined, ...more },
});
const rowsOf = (count: number): EntryFacts[] =>
  Array.from({ length: count }, (_, n) => row(`entries/${n}.md`, { size: n }));
const foldedBy = '["ann","sam"]';

interface Kept {
  readonly entries: ReadonlyMap<string, EntryFacts>;
  readonly records: ReadonlyMap<string, EntryRecords>;
}

const byPath = (rows: readonly EntryFacts[]): Kept => ({
  entries: new Map(rows.map((one) => [one.path, one])),
  records: new Map(),
});

/** Saves those rows, of which these are new. */
async function save(
  cache: IndexCache,
  rows: readonly EntryFacts[],
  changed: ReadonlySet<string> = new Set(rows.map(({ path }) => path)),
  records: readonly EntryRecords[] = [],
  sums: () => CachedSums | undefined = () => undefined,
): Promise<void> {
  const kept = { ...byPath(rows), records: new Map(records.map((one) => [one.entry, one])) };
  await cache.save({ foldedBy, pattern: '*.md', ...kept, sums }, changed, noon);
}

/** All that it holds, row by row. */
async function kept(cache: IndexCache): Promise<Kept> {
  const { shards } = await cache.load();
  return {
    entries: new Map(shards.flatMap(entriesIn)),
    records: new Map(
      shards.flatMap(({ records }) =>
        records.all.entry.map((entry, at) => [entry, recordsAt(records.all, at)] as const),
      ),
    ),
  };
}

function entriesIn({ entries }: Shard): [string, EntryFacts][] {
  const rows = new EntryRows(entries.all);
  return entries.files.path.map((path, at) => {
    const { size, mtime, id, template, version, title, date, tags } = rows.factsAt(at);
    const { prompts, words, freeWords, handedIn, answersHash } = rows.factsAt(at);
    const { claim, digest, digest2 } = rows.factsAt(at);
    const first = { path, size, mtime, id, template, version, title, date, tags };
    return [
      path,
      {
        ...{ ...first, prompts, words, freeWords, handedIn, answersHash },
        ...{ claim, digest, digest2 },
      },
    ];
  });
}

const recordsOf = (entry: string, mtime = 2): EntryRecords => ({
  entry,
  files: [
    { path: `.journal/records/ann/${entry}.d.yaml`, size: 1, mtime },
    { path: `.journal/records/sam/${entry}.e.yaml`, size: 2, mtime: 3.5 },
  ],
  standing: {
    status: 'signed-off',
    digests: [digestA],
    completions: ['c1', 'c2'],
    revealed: true,
    minutes: 30,
    active: [
      { monday: 20_780, minutes: 25 },
      { monday: 20_787, minutes: 5 },
    ],
    reviewing: {
      looks: [{ person: 'sam', kind: 'signed-off', id: 's1', digest: digestA }],
      verdicts: [{ person: 'sam', kind: 'rejected', id: 'j1' }],
      requests: [{ digest: digestA }, { digest: digestA, reviewer: 'sam' }],
      acknowledged: ['ann'],
    },
    comments: ['ann/k1', 'sam/k2'],
  },
});

describe('indexCache', () => {
  it('loads what was saved, for any number of files', async () => {
    for (const count of [0, 1, 512, 513, 3000]) {
      const storage = new MemoryFiles();
      const rows = rowsOf(count);
      await save(cacheIn(storage), rows);
      assert.deepEqual(await kept(cacheIn(storage)), byPath(rows));
    }
  });

  it('loads entries and their recorded state as they were saved', async () => {
    const storage = new MemoryFiles();
    const entry = row('entries/a.md', {
      ...{ id: undefined, template: 'c/t', version: 3, digest: digestA },
    });
    const records = [recordsOf('x'), { ...recordsOf('y'), standing: noStanding }];
    await save(cacheIn(storage), [entry], new Set(['entries/a.md', 'x', 'y']), records);
    assert.deepEqual(await kept(cacheIn(storage)), {
      entries: new Map([['entries/a.md', entry]]),
      records: new Map(records.map((one) => [one.entry, one])),
    });
  });

  it('has nothing from private entries, and a journal still starts from it', async () => {
    const texts = {
      'entries/a.md': activityEntry('a', {}, { title: 'Seen', date: '2026-05-01' }),
      'private/entries/zq7-path.md': activityEntry('b', allAnswers, {
        title: 'zq7-title',
        tags: ['zq7-tag'],
        cpd: { minutes: 5, counterpart: 'zq7-role', evidence: ['zq7.pdf'] },
      }),
      'Private/zq7-other.md': '# zq7-heading\n',
      'zq7.pdf': 'certified',
      'private/records/ann/b.d.yaml': recordsText({ id: 'c', kind: 'completed', digest: digestA }),
      '.journal/journal.yaml': journalYaml.replace('entries/**/*.md', '{,[Pp]rivate/}**/*.md'),
    };
    const { journal, files } = await loaded(texts);
    const storage = new MemoryFiles();
    await journal.saveCache(cacheIn(storage));
    assert.equal(storage.paths.length, 2, 'rows and sums');
    assert.doesNotMatch(JSON.stringify(storage.snapshot()), /zq7/);
    const again = new Journal(files, testWorld(), builtIn);
    await again.load(cacheIn(storage));
    assert.deepEqual(seen(again), seen(journal));
    assert.equal(again.entries.get('private/entries/zq7-path.md')?.title, 'zq7-title');
    const before = storage.snapshot();
    await again.saveCache(cacheIn(storage));
    assert.deepEqual(storage.snapshot(), before);
  });

  it('writes only changed shards', async () => {
    const storage = new MemoryFiles();
    const cache = cacheIn(storage);
    const rows = rowsOf(3000);
    await save(cache, rows);
    const written: string[] = [];
    storage.onDidChange((path) => written.push(path));
    rows[7] = row('entries/7.md', { title: 'New' });
    await save(cache, rows, new Set(['entries/7.md']));
    assert.equal(written.length, 1);
    assert.deepEqual(await kept(cacheIn(storage)), byPath(rows));
  });

  it('grows and shrinks with the journal, and leaves no files behind', async () => {
    const storage = new MemoryFiles();
    const cache = cacheIn(storage);
    for (const count of [10, 5000, 600, 3000, 0]) {
      const rows = rowsOf(count);
      await save(cache, rows);
      assert.deepEqual(await kept(cacheIn(storage)), byPath(rows));
    }
    assert.ok(storage.paths.length <= 8);
  });

  it('marks a file that has just changed, is open or has a problem to be read again', async () => {
    const storage = new MemoryFiles();
    const rows = [
      row('a.md', { mtime: noon - 1000 }),
      row('b.md', { size: -1, mtime: 0 }),
      row('c.md'),
    ];
    const records = [recordsOf('x', noon - 1000), recordsOf('y')];
    const all = {
      entries: new Map([...rows, row('d.md')].map((one) => [one.path, one])),
      records: new Map(records.map((one) => [one.entry, one])),
    };
    const isFaultless = (path: string): boolean => path !== 'd.md';
    const others = { foldedBy, pattern: '*.md', sums: () => undefined };
    const changed = new Set([...all.entries.keys(), ...all.records.keys()]);
    await cacheIn(storage).save({ ...others, ...all }, changed, noon, isFaultless);
    const found = await kept(cacheIn(storage));
    const sizes = [...found.entries.values()].map(({ size }) => size);
    assert.deepEqual(sizes, [mustReread, mustReread, 10, mustReread]);
    const filesOf = (entry: string) => found.records.get(entry)!.files.map(({ size }) => size);
    assert.deepEqual(
      [filesOf('x'), filesOf('y')],
      [
        [mustReread, 2],
        [1, 2],
      ],
    );
  });

  it('drops files of another journal or another format', async () => {
    const storage = new MemoryFiles();
    const rows = rowsOf(5);
    await save(cacheIn(storage), rows);
    assert.equal((await kept(cacheIn(storage, 'other'))).entries.size, 0);
    const [name] = storage.paths as [string];
    storage.write(
      name,
      storage.text(name)!.replace(/^\[(\d+),/, (_, format: string) => `[${Number(format) + 1},`),
    );
    assert.equal((await kept(cacheIn(storage))).entries.size, 0);
  });

  it('drops a shard with a damaged byte or a missing end, and keeps the others', async () => {
    const rows = rowsOf(1500);
    const whole = new MemoryFiles();
    await save(cacheIn(whole), rows);
    const saved = whole.snapshot();
    const names = Object.keys(saved);
    assert.ok(names.length > 1);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (which, place, flip, isCut) => {
          const name = names[which % names.length]!;
          const bytes = Buffer.from(saved[name]!);
          const at = place % bytes.length;
          bytes[at] = bytes[at]! ^ flip;
          const storage = new MemoryFiles({
            ...saved,
            [name]: isCut ? bytes.subarray(0, at) : bytes,
          });
          const { entries: found } = await kept(cacheIn(storage));
          assert.ok(found.size < rows.length && found.size > 0);
          for (const [path, one] of found)
            assert.deepEqual(one, rows[Number(/\d+/.exec(path)![0])]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('ignores unrelated files in its folder', async () => {
    const storage = new MemoryFiles({
      '0-4294967295.json': 'x',
      '0-0.json': '',
      'x.json': '{}',
      'deep/0-1.json': '',
    });
    const cache = cacheIn(storage);
    assert.equal((await kept(cache)).entries.size, 0);
    const rows = rowsOf(5);
    await save(cache, rows);
    assert.deepEqual(await kept(cacheIn(storage)), byPath(rows));
  });

  it('is written again after it was damaged', async () => {
    const storage = new MemoryFiles();
    const rows = rowsOf(1500);
    await save(cacheIn(storage), rows);
    storage.write(storage.paths[0]!, 'damaged');
    const cache = cacheIn(storage);
    await cache.load();
    await save(cache, rows, new Set());
    assert.deepEqual(await kept(cacheIn(storage)), byPath(rows));
  });

  it('has no word of an answer, only the title of an entry', async () => {
    const storage = new MemoryFiles();
    const { journal } = await loaded({
      'entries/a.md': activityEntry(
        'a',
        { ...allAnswers, benefits: 'Secretword of mine.' },
        { title: 'Known' },
      ),
      'entries/b.md': '---\nid: b\n---\nFreesecret words.\n',
      '.journal/records/ann/a.d.yaml': recordsText({ id: 'c', kind: 'completed', digest: digestA }),
    });
    await journal.saveCache(cacheIn(storage));
    const kept = storage.paths.map((path) => storage.text(path)).join('\n');
    assert.match(kept, /Known/);
    assert.doesNotMatch(kept, /Secretword|Freesecret|of mine|Trust/);
  });

  it('saves reading unchanged files when a journal is opened again', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({
      'entries/a.md': activityEntry('a'),
      'entries/b.md': activityEntry('b'),
    });
    await journal.saveCache(cacheIn(storage));
    files.write('entries/b.md', activityEntry('b', {}));
    files.reads.clear();
    const again = new Journal(files, testWorld(), builtIn);
    assert.deepEqual(await again.load(cacheIn(storage)), { cached: 1, read: 1 });
    assert.deepEqual(
      ['entries/a.md', 'entries/b.md'].map((path) => files.reads.get(path)),
      [undefined, 1],
    );
    assert.deepEqual(
      [...again.entries.values()].map(({ path, status }) => `${path} ${status}`).sort(),
      ['entries/a.md answered', 'entries/b.md drafting'],
    );
  });

  it('loads sums only with exactly the shards that they are over', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({
      'entries/a.md': activityEntry('a'),
      'entries/b.md': activityEntry('b'),
    });
    const sumsOf = async () => (await cacheIn(storage).load()).sums;
    await journal.saveCache(cacheIn(storage));
    assert.equal((await sumsOf())?.tally.statuses[1], 2);
    const first = storage.snapshot();
    files.write('entries/c.md', activityEntry('c'));
    await journal.apply([{ kind: 'disk', path: 'entries/c.md' }]);
    await journal.saveCache(cacheIn(storage));
    assert.equal((await sumsOf())?.tally.statuses[1], 3);
    storage.write('sums.json', first['sums.json']!);
    assert.equal(await sumsOf(), undefined);
    storage.write('sums.json', 'damaged');
    assert.equal(await sumsOf(), undefined);
    assert.equal((await kept(cacheIn(storage))).entries.size, 3);
  });

  it('loads sums even if some of their files must be read again', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({
      'entries/a.md': activityEntry('a'),
      'entries/b.md': activityEntry('b'),
      'entries/c.md': activityEntry('c').replace('---', '---\nid: [\n'),
      'entries/d.md': activityEntry('d'),
      '.journal/records/ann/d.x.yaml': '- no record\n',
    });
    // Open, and not as it is on disk.
    const text = readEntryText(activityEntry('b', {}));
    await journal.apply([{ kind: 'open', path: 'entries/b.md', text }]);
    assert.equal(journal.tally.statuses.answered, 3);
    await journal.saveCache(cacheIn(storage));
    assert.equal((await cacheIn(storage).load()).sums?.tally.statuses[1], 3);
    files.reads.clear();
    const again = new Journal(files, testWorld(), builtIn);
    await again.load(cacheIn(storage));
    const read = [...files.reads.keys()].filter((path) => /entries|records/.test(path));
    const withProblems = ['.journal/records/ann/d.x.yaml', 'entries/c.md'];
    assert.deepEqual(read.sort(), [withProblems[0], 'entries/b.md', withProblems[1]]);
    assert.equal(again.tally.statuses.answered, 4);
    assert.deepEqual([...again.pathsWithProblems()].sort(), withProblems);
  });

  it('does not use sums computed with other collections', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({ 'entries/a.md': activityEntry('a') });
    await journal.saveCache(cacheIn(storage));
    const statusWith = async (collections: Collections): Promise<number> => {
      const again = new Journal(files, testWorld(), collections);
      await again.load(cacheIn(storage));
      assert.equal([...again.entries.values()].length, 1);
      return again.tally.templates.size * 10 + again.tally.statuses.answered;
    };
    assert.equal(await statusWith(builtIn), 11);
    // Collections without a key may be different ones.
    assert.equal(await statusWith({ ...builtIn, key: '' }), 11);
    const template = builtIn.templates.get('openlearn-sds-scotland/2.9')!;
    const more = { ...template.prompts[0]!, id: 'more', required: true };
    const asking = { ...template, prompts: [...template.prompts, more] };
    const versions = new Map(builtIn.versions).set(
      `${template.ref}@${template.meta.version}`,
      asking,
    );
    assert.equal(await statusWith({ ...builtIn, key: 'other', versions }), 10);
  });

  it('does no harm to the journal if it fails', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({ 'entries/a.md': activityEntry('a') });
    storage.failNext('replace', diskFull());
    await assert.rejects(journal.saveCache(cacheIn(storage)), /ENOSPC/);
    for (const operation of ['list', 'read'] as const) {
      await journal.saveCache(cacheIn(storage));
      storage.failNext(operation, new Error('EIO'));
      const again = new Journal(files, testWorld(), builtIn);
      await again.load(cacheIn(storage));
      assert.equal(again.entries.size, 1);
    }
  });

  /** A start with what is there finds the one entry that is left, and the right sums. */
  async function assertOne(files: MemoryFiles, storage: MemoryFiles): Promise<void> {
    const again = new Journal(files, testWorld(), builtIn);
    await again.load(cacheIn(storage));
    assert.deepEqual([...again.entries.keys()], ['entries/a.md']);
    assert.equal(again.tally.statuses.answered, 1);
    assert.deepEqual([...again.tally.months.values()], [1]);
  }

  /** Two entries were kept, and one of them is gone since. */
  async function withOneGone(storage: MemoryFiles, cache: IndexCache) {
    const { journal, files } = await loaded({
      'entries/a.md': activityEntry('a'),
      'entries/b.md': activityEntry('b'),
    });
    await journal.saveCache(cache);
    files.delete('entries/b.md');
    await journal.apply([{ kind: 'disk', path: 'entries/b.md' }]);
    return { journal, files };
  }

  it('is written completely after a save that failed half way', async () => {
    const storage = new MemoryFiles();
    const cache = cacheIn(storage);
    const { journal, files } = await withOneGone(storage, cache);
    storage.failNext('replace', diskFull());
    await assert.rejects(journal.saveCache(cache), /ENOSPC/);
    await journal.saveCache(cache);
    await assertOne(files, storage);
  });

  it('is written by one save at a time', async () => {
    const storage = new MemoryFiles();
    const cache = cacheIn(storage);
    const { journal, files } = await withOneGone(storage, cache);
    const begun: string[] = [];
    const replace = storage.replace.bind(storage);
    let goOn = (): void => {};
    const slow = new Promise<void>((resolve) => (goOn = resolve));
    storage.replace = async (path, text) => {
      begun.push(path);
      if (path !== 'sums.json') await slow;
      return replace(path, text);
    };
    const saves = [journal.saveCache(cache), journal.saveCache(cache)];
    await new Promise(setImmediate);
    assert.deepEqual(begun, ['0-1.json']);
    goOn();
    await Promise.all(saves);
    await assertOne(files, storage);
  });

  it('is written completely after it could not be read completely', async () => {
    const storage = new MemoryFiles();
    const { journal, files } = await loaded({ 'entries/a.md': activityEntry('a') });
    await journal.saveCache(cacheIn(storage));
    const read = storage.read.bind(storage);
    storage.read = (path) => (path === 'sums.json' ? Promise.reject(new Error('EIO')) : read(path));
    const cache = cacheIn(storage);
    const text = files.text('entries/a.md')!;
    files.delete('entries/a.md');
    const again = new Journal(files, testWorld(), builtIn);
    await again.load(cache);
    storage.read = read;
    await again.saveCache(cache);
    files.write('entries/a.md', text);
    await assertOne(files, storage);
  });

  it('is written again if other people’s records count, so that its sums match', async () => {
    const storage = new MemoryFiles();
    const { files } = await loaded({ 'entries/a.md': activityEntry('a') });
    for (const owner of ['ann', 'sam', 'ann']) {
      files.write('.journal/journal.yaml', journalYaml.replace('owner: ann', `owner: ${owner}`));
      const cache = cacheIn(storage);
      const journal = new Journal(files, testWorld(), builtIn);
      await journal.load(cache);
      await journal.saveCache(cache);
      const { shards, sums } = await cacheIn(storage).load();
      assert.deepEqual(
        shards.map((shard) => shard.foldedBy),
        [sums?.foldedBy],
      );
    }
  });
});
