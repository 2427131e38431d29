/**
 * Whatever happens to the files, the cache and its writers over several sessions: a journal that starts from the
 * cache equals one that is read from scratch.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IndexCache } from '../../src/core/journal/index/index';
import { Journal } from '../../src/core/journal/journal';
import { progressOf } from '../../src/core/progress/progress';
import { soundStep, step, type Step } from '../kit/arbitraryChanges';
import { CoarseFiles, tick } from '../kit/coarseFiles';
import { diskFull, MemoryFiles } from '../kit/memoryFiles';
import { activityEntry, builtIn, digestA, journalTexts, loaded, recordsText } from '../kit/samples';
import { fresh, seen } from '../kit/seen';
import { testWorld, type TestWorld } from '../kit/world';

const harms = ['lost', 'cut', 'old', 'old file'] as const;
type Harm = (typeof harms)[number] | 'none';

/** The storage of the cache. */
class Storage extends MemoryFiles {
  /** Its content after each save. */
  readonly past: Readonly<Record<string, string>>[] = [{}];

  /** @param n selects the file, and the save whose content is back */
  suffer(harm: Harm, n: number): void {
    const old = this.past[n % this.past.length]!;
    if (harm === 'old') {
      for (const path of this.paths) this.delete(path);
      for (const [path, text] of Object.entries(old)) this.write(path, text);
    }
    const names = harm === 'old file' ? Object.keys(old) : this.paths;
    const name = names[n % names.length];
    if (name === undefined) return;
    if (harm === 'lost') this.delete(name);
    if (harm === 'cut') this.write(name, this.text(name)!.slice(0, n % 400));
    if (harm === 'old file') this.write(name, old[name]!);
  }
}

/** Requests by views: much is created, filled or cached only then. */
const looks = {
  nothing: () => undefined,
  each: ({ entries }) => [...entries.keys()].map((path) => entries.get(path)?.status),
  entries: ({ entries }) => [...entries.values()].map(({ title }) => title),
  id: (journal) => journal.entryById('i1')?.minutes,
  records: (journal) => [journal.recordPathsOf('i1'), ...journal.commented()],
  months: ({ tally }) => [...tally.months.keys(), '2026-11'].map((month) => tally.pathsIn(month)),
  progress: (journal) => progressOf(journal),
  problems: (journal) => [...journal.problems()],
} satisfies Record<string, (journal: Journal) => unknown>;

const pause = fc.constantFrom(0, 500, 1500, tick, 60_000, 60_000, 60_000);
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const harm = fc.record({
  harm: fc.oneof({ weight: 8, arbitrary: fc.constant('none' as const) }, fc.constantFrom(...harms)),
  which: fc.nat(),
});
const meanwhile = {
  look: fc.constantFrom(...(Object.keys(looks) as (keyof typeof looks)[])),
  /** How far the current run has come. */
  after: fc.nat(80),
  /** Otherwise the next step happens at the same time. */
  isAwaited: fc.boolean(),
};
const after = fc.nat(4);
const save = fc.record({
  ...meanwhile,
  kind: fc.constant('save' as const),
  pause,
  failing: rarely(
    fc.record({
      operation: fc.constantFrom('list', 'stat', 'replace', 'replace', 'remove'),
      after,
    }),
  ),
  harm,
});
function sessions(step: fc.Arbitrary<Step>) {
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  const change = fc.record({
    ...meanwhile,
    kind: fc.constant('change' as const),
    pause,
    steps,
    notified: fc.constantFrom('each', 'each', 'by a refresh', 'by a failing run', 'not at all'),
    failing: fc.record({ operation: fc.constantFrom('list', 'stat', 'read'), after }),
    /** Whether everything is requested afterwards. */
    isChecked: fc.boolean(),
  });
  const session = fc.record({
    ...meanwhile,
    pause,
    /** What happened before it. */
    steps: fc.array(step, { maxLength: 6 }),
    harm,
    failing: rarely(fc.constantFrom('list', 'read')),
    rowsPerShard: fc.constantFrom(1, 2, 4, 512),
    /** People travel. */
    zone: fc.constantFrom(
      'Europe/London',
      'Europe/London',
      'Pacific/Auckland',
      'America/Los_Angeles',
    ),
    isChecked: fc.boolean(),
    acts: fc.array(fc.oneof(change, save), { maxLength: 5 }),
    last: fc.option(save, { nil: undefined, freq: 1 }),
  });
  return fc.array(session, { minLength: 2, maxLength: 4 });
}
type Session = ReturnType<typeof sessions> extends fc.Arbitrary<(infer T)[]> ? T : never;
type Meanwhile = Pick<Session, keyof typeof meanwhile>;
type Act<K> = Extract<Session['acts'][number], { kind: K }>;

const diskFailed = (): Error => new Error('EIO');

async function lookDuring(
  run: Promise<unknown>,
  { look, after, isAwaited }: Meanwhile,
  of: Journal,
) {
  for (let n = 0; n < after; n++) await Promise.resolve();
  looks[look](of);
  if (isAwaited) await run;
}

async function live(one: Session, files: CoarseFiles, storage: Storage, world: TestWorld) {
  const opened = new Map<string, string>();
  const happen = (all: readonly Step[]) => all.flatMap((step) => step({ files }, opened));
  world.clock.time += one.pause;
  world.clock.zone = one.zone;
  happen(one.steps);
  opened.clear();
  storage.suffer(one.harm.harm, one.harm.which);
  if (one.failing) storage.failNext(one.failing, diskFailed());
  const cache = new IndexCache(storage, 'this', world, one.rowsPerShard);
  const journal = new Journal(files, world, builtIn);
  const pending: Promise<void>[] = [];
  /** Whether changes are on disk without an event. */
  let isBehind = false;
  const check = async (): Promise<void> => {
    // Of the runs that waited together, only the first rejects.
    await Promise.all(pending);
    files.failNone();
    // After a start from the cache, missing entries are searched for in a run of their own.
    await standing(journal.apply([]));
    if (isBehind) return;
    assert.deepEqual(seen(journal), seen(await fresh(files, opened, undefined, world)));
  };
  /** Any failed change is found by the next run. */
  const standing = async (run: Promise<unknown>): Promise<void> => {
    try {
      await run;
    } catch (error) {
      assert.match(String(error), /EIO|ENOSPC/);
      files.failNone();
      await standing(journal.apply([]));
    }
  };
  const loading = standing(journal.load(cache));
  pending.push(loading);
  await lookDuring(loading, one, journal);
  if (one.isAwaited && one.isChecked) await check();

  async function change({ steps, notified, failing, isChecked, ...act }: Act<'change'>) {
    if (notified === 'by a failing run') await Promise.all(pending);
    const changes = happen(steps);
    const inEditor = changes.filter(({ kind }) => kind !== 'disk');
    if (notified === 'not at all') isBehind ||= inEditor.length < changes.length;
    if (notified === 'by a failing run')
      files.failNext(failing.operation, diskFailed(), 0, failing.after);
    const isNotified = notified === 'each' || notified === 'by a failing run';
    let run = standing(journal.apply(isNotified ? changes : inEditor));
    if (notified === 'by a refresh') {
      await run;
      run = standing(journal.refresh());
    }
    pending.push(run);
    await lookDuring(run, act, journal);
    if (notified === 'by a refresh') {
      await run;
      isBehind = false;
    }
    if (isChecked) await check();
  }

  async function save({ failing, harm, ...act }: Act<'save'>) {
    if (failing?.operation === 'stat') await Promise.all(pending);
    const failed = failing?.operation === 'stat' ? files : storage;
    if (failing) failed.failNext(failing.operation, diskFull(), 0, failing.after);
    const saved = journal
      .saveCache(cache)
      .catch((error) => assert.match(String(error), /ENOSPC|EIO/))
      .then(() => {
        files.failNone();
        storage.failNone();
        storage.suffer(harm.harm, harm.which);
        storage.past.push(storage.snapshot());
      });
    pending.push(saved);
    await lookDuring(saved, act, journal);
  }

  for (const act of one.last ? [...one.acts, one.last] : one.acts) {
    world.clock.time += act.pause;
    await (act.kind === 'save' ? save(act) : change(act));
  }
  await check();
}

describe('a journal that is cached from session to session', () => {
  it('equals one read from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(sessions(soundStep), sessions(soundStep), sessions(step)),
        async (all) => {
          const world = testWorld();
          const files = new CoarseFiles(world.clock);
          for (const [path, text] of Object.entries(journalTexts)) files.write(path, text);
          const storage = new Storage();
          for (const one of all) await live(one, files, storage, world);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('equals one read from scratch, whenever an entry is requested while it loads', async () => {
    const texts = ['i1', 'i2', 'i3', 'i4', 'i5'].flatMap((id) => [
      [`entries/${id}.md`, activityEntry(id)],
      [
        `.journal/records/ann/${id}.d.yaml`,
        recordsText({ id: 'c1', kind: 'completed', digest: digestA }),
      ],
    ]);
    const { journal, files } = await loaded(Object.fromEntries(texts));
    const storage = new MemoryFiles();
    const cache = (): IndexCache => new IndexCache(storage, 'this', testWorld(), 1);
    await journal.saveCache(cache());
    for (let after = 0; after < 90; after++) {
      const again = new Journal(files, testWorld(), builtIn);
      const loading = again.load(cache());
      await lookDuring(loading, { look: 'each', after, isAwaited: true }, again);
      assert.deepEqual(seen(again), seen(journal), `after ${after}`);
    }
  });
});
