/** Whatever happens to the files, the journal that took it in step by step is the one read anew. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntryText } from '../../src/core/entryText';
import { Helper, type Answer, type Task } from '../../src/core/helper';
import { IndexCache } from '../../src/core/indexCache';
import { Journal, type Change } from '../../src/core/journal';
import type { OpenHelper } from '../../src/core/ports';
import { progressOf } from '../../src/core/progress';
import { writeRecord } from '../../src/core/records';
import { statuses } from '../../src/core/status';
import { MemoryFiles } from './memoryFiles';
import {
  activityEntry,
  at,
  builtIn,
  course,
  digestA,
  entryOf,
  journalTexts,
  journalYaml,
  loaded,
  recordsText,
  type Loaded,
} from './samples';
import { testWorld } from './world';

/** All that can be seen of a journal, in an order of its own. */
function seen(journal: Journal): unknown {
  const entries = [...journal.entries.values()].map(
    ({
      path,
      id,
      status,
      changed,
      minutes,
      title,
      active,
      template,
      version,
      date,
      tags,
      prompts,
      words,
      freeWords,
      revealed,
      claim,
    }) => ({
      ...{
        path,
        id,
        status,
        changed,
        minutes,
        title,
        template,
        version,
        date,
        tags,
        prompts,
        words,
      },
      ...{ freeWords, revealed, claim },
      active: [...active].sort((a, b) => a.monday - b.monday),
      alone: id === undefined ? undefined : journal.entryById(id)?.path,
    }),
  );
  const { tally } = journal;
  const templates = [...tally.templates].map(([ref, { byStatus, minutes }]) => ({
    ref,
    minutes,
    counts: statuses.map((one) => [
      byStatus[one].count,
      byStatus[one].changed,
      byStatus[one].latest.find(),
    ]),
  }));
  return {
    entries: entries.sort(byKey('path')),
    people: [...journal.people.values()].sort(byKey('id')),
    problems: [...journal.problems()].map((one) => JSON.stringify(one)).sort(),
    filesWithProblems: journal.filesWithProblems,
    statuses: tally.statuses,
    changed: tally.changed,
    templates: templates
      .filter(({ counts }) => counts.some(([count]) => count !== 0))
      .sort(byKey('ref')),
    weeks: [...tally.weeks]
      .filter(([, { entries: n, minutes }]) => n !== 0 || minutes !== 0)
      .sort(),
    months: [...tally.months].sort(),
    paths: [...tally.months.keys()].sort().map((month) => [...tally.pathsIn(month)].sort()),
    progress: progressOf(journal),
  };
}

const byKey =
  <K extends string>(key: K) =>
  (a: Record<K, string>, b: Record<K, string>): number =>
    a[key] < b[key] ? -1 : 1;

const entryPath = fc.constantFrom(
  'entries/a.md',
  'entries/2026/b.md',
  'entries/c.md',
  'private/entries/d.md',
  'notes/e.md',
  'entries/con.md',
);
const id = fc.constantFrom('i1', 'i2', 'i3');
const answer = fc.constantFrom(undefined, 'yes', '> quoted');
const entryText = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        id,
        answer,
        answer,
        fc.constantFrom('2.9', '2.10'),
        fc.constantFrom(1, 2),
        fc.constantFrom('2026-11-23', '2025-12-29'),
      )
      .map(([one, benefits, elsewhere, activity, version, date]) =>
        activityEntry(
          one,
          { benefits, elsewhere, 'own-practice': 'x' },
          { template: `${course}/${activity}`, version, date },
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: id.map((one) => entryOf({ id: one, cpd: { minutes: 20 }, tags: ['t'] }, { q: 'a' })),
  },
  fc.constantFrom(
    '',
    'no front matter',
    '---\nid: "broken\n---\nx',
    '---\nnot closed',
    '---\nid: 2.10\n---\n',
    '<<<<<<< HEAD\na\n=======\n',
    `---\nid: i1\ntemplate: none/x\n---\n`,
  ),
);
const soundRecord = fc.oneof(
  fc.record({
    id: fc.constantFrom('c1', 'c2'),
    kind: fc.constant('completed'),
    digest: fc.constant(digestA),
  }),
  fc.record({
    id: fc.constantFrom('s1', 's2'),
    kind: fc.constantFrom('signed-off', 'reviewed'),
    of: fc.constantFrom('c1', 'c2'),
    digest: fc.constant(digestA),
  }),
  fc.record({
    id: fc.constantFrom('w1', 'w2'),
    kind: fc.constant('withdrawn'),
    of: fc.constantFrom('c1', 's1', 't1'),
  }),
  fc.record({
    id: fc.constantFrom('t1', 't2'),
    kind: fc.constant('time'),
    minutes: fc.nat(30),
    date: fc.constantFrom('2026-11-23', '2026-01-01'),
  }),
);
const badRecord = fc.record({
  id: fc.constant('x'),
  kind: fc.constant('time'),
  minutes: fc.constant(-1),
});
const recordText = fc
  .array(fc.oneof({ weight: 4, arbitrary: soundRecord }, badRecord), { maxLength: 4 })
  .map((records) => recordsText(...records));
const recordFile = fc
  .tuple(
    fc.constantFrom('.journal', '.journal', 'private'),
    fc.constantFrom('ann', 'sam'),
    id,
    fc.constantFrom('d1', 'd2'),
  )
  .map(([folder, person, entry, device]) => `${folder}/records/${person}/${entry}.${device}.yaml`);
const setupFile = fc.oneof(
  fc.tuple(
    fc.constant('.journal/journal.yaml'),
    fc.constantFrom(
      journalYaml,
      journalYaml.replace('entries/**', '{entries,notes}/**'),
      journalYaml.replace('owner: ann', 'owner: sam'),
      journalYaml.replace('sam, ', ''),
      'schema: "',
      journalYaml.replace(course, 'other'),
    ),
  ),
  fc.tuple(
    fc.constantFrom('.journal/people/kim.yaml', '.journal/people/ann.yaml'),
    fc.constantFrom('name: Kim\n', 'name: 3\n'),
  ),
  fc.tuple(
    fc.constant(`.journal/courses/${course}/2.9.md`),
    fc.constantFrom(
      '---\nid: "2.9"\nversion: 2\ntitle: T\n---\n## B <!-- prompt: benefits -->\n',
      '---\nid: 2.9\ntitle: T\n---\n',
      'x',
    ),
  ),
);
const strange = fc.constantFrom(
  Buffer.from([0xff, 0xfe, 0x41]),
  Buffer.from('a\0b'),
  Buffer.alloc(6 * 1024 * 1024, 97),
);

type Step = (all: Loaded, opened: Map<string, string>) => Change[];
const change = (path: string): Change => ({ kind: 'disk', path });
const write =
  (path: string, content: string | Buffer): Step =>
  ({ files }) => {
    files.write(path, content);
    return [change(path)];
  };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(entryPath, entryText).map(([path, text]) => write(path, text)) },
  {
    weight: 5,
    arbitrary: fc.tuple(recordFile, recordText).map(([path, text]) => write(path, text)),
  },
  { weight: 2, arbitrary: setupFile.map(([path, text]) => write(path, text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(entryPath, recordFile), strange)
      .map(([path, bytes]) => write(path, bytes)),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map((n): Step => ({ files }) => {
      const path = files.paths[n % files.paths.length];
      if (path === undefined) return [];
      files.delete(path);
      return [change(path)];
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(entryPath, entryPath).map(([from, to]): Step => ({ files }) => {
      if (from === to || files.text(from) === undefined) return [];
      files.move(from, to);
      return [change(from), change(to)];
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(entryPath, entryText).map(([path, text]): Step => (_, opened) => {
      opened.set(path, text);
      return [{ kind: 'open', path, text: readEntryText(text) }];
    }),
  },
  {
    weight: 2,
    arbitrary: entryPath.map((path): Step => (_, opened) => {
      opened.delete(path);
      return [{ kind: 'closed', path }];
    }),
  },
);

/** Told: applied at once. Untold: on disk only, found by the refresh at the end. */
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

async function fresh(
  files: MemoryFiles,
  opened: ReadonlyMap<string, string>,
  cache?: IndexCache,
): Promise<Journal> {
  const journal = new Journal(files, testWorld(), builtIn);
  await journal.load(cache);
  await journal.apply(
    [...opened].map(([path, text]) => ({ kind: 'open', path, text: readEntryText(text) })),
  );
  return journal;
}

describe('a journal that took in changes', () => {
  it('is the one read anew, after each of them', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        for (const batch of all) {
          await old.journal.apply(batch.flatMap((one) => one(old, opened)));
          assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the one read anew when changes come while it reads', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        await Promise.all(
          all.map((batch) => old.journal.apply(batch.flatMap((one) => one(old, opened)))),
        );
        assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
      }),
      { numRuns: 200 },
    );
  });

  it('is the one read anew after a refresh that nothing was told before', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const old = await loaded({ 'entries/a.md': activityEntry('i1') });
        const opened = new Map<string, string>();
        const untold = all.flat().flatMap((one) => one(old, opened));
        await old.journal.apply(untold.filter(({ kind }) => kind !== 'disk'));
        await old.journal.refresh();
        assert.deepEqual(seen(old.journal), seen(await fresh(old.files, opened)));
      }),
      { numRuns: 200 },
    );
  });

  it('is the one read anew when it begins from a cache of before', async () => {
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
      { numRuns: 150 },
    );
  });

  it('is the one read anew when it begins from the sums of before', async () => {
    const file = fc.oneof(fc.tuple(entryPath, entryText), fc.tuple(recordFile, recordText));
    const some = fc.array(file, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(some, batches, async (before, after) => {
        const old = await loaded(Object.fromEntries(before));
        const storage = new MemoryFiles();
        const cache = (): IndexCache => new IndexCache(storage, 'this', testWorld());
        await old.journal.saveCache(cache());
        assert.ok(storage.paths.includes('sums.json'));
        const untouched = await fresh(old.files, new Map(), cache());
        assert.deepEqual(seen(untouched), seen(old.journal));
        const meant = new Map<string, string>();
        for (const one of after.flat()) one(old, meant);
        const warm = await fresh(old.files, meant, cache());
        assert.deepEqual(seen(warm), seen(await fresh(old.files, meant)));
      }),
      { numRuns: 200 },
    );
  });

  it('is the one of which a helper read a part', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        [`entries/many/${n}.md`, activityEntry(`m${n}`)],
        [
          `.journal/records/ann/m${n}.d.yaml`,
          recordsText({ id: 'c', kind: 'completed', digest: digestA }),
        ],
      ]).flat(),
    );
    await fc.assert(
      fc.asyncProperty(batches, fc.nat(8), async (before, failsAt) => {
        // The helper takes from the end.
        const files = new MemoryFiles({ ...many, ...journalTexts });
        const old = { ...(await loaded({})), files };
        const opened = new Map<string, string>();
        for (const one of before.flat()) one(old, opened);
        const alone = await fresh(files, opened);
        let tasks = 0;
        const openHelper = (): OpenHelper => {
          const helper = new Helper(files, testWorld());
          const run = async (task: Task): Promise<Answer> => {
            if (++tasks === failsAt) throw new Error('The helper has ended');
            return structuredClone(await helper.run(structuredClone(task)));
          };
          return { run, close: () => undefined };
        };
        const helped = await fresh(Object.assign(files, { openHelper }), opened);
        // Without journal.yaml there is nothing to read.
        assert.equal(tasks > 0, helped.setup !== undefined);
        assert.deepEqual(seen(helped), seen(alone));
      }),
      { numRuns: 40 },
    );
  });

  it('is the one read anew where a helper read more records of entries that are known', async () => {
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
    let tasks = 0;
    const helper = new Helper(old.files, testWorld());
    const run = (task: Task): Promise<Answer> => helper.run((tasks++, task));
    Object.assign(old.files, { openHelper: () => ({ run, close: () => undefined }) });
    await old.journal.refresh();
    assert.ok(tasks > 0);
    assert.deepEqual(seen(old.journal), seen(await fresh(old.files, new Map())));
  });

  it('is the one read in any order', async () => {
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
      { numRuns: 50 },
    );
  });
});
