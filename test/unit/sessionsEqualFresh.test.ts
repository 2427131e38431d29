/**
 * Whatever happens to the files, to the kept index and to whoever saves it, over several sessions: a journal
 * that began from what was kept is the one read anew.
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

/** Where the index is kept. */
class Storage extends MemoryFiles {
  /** As it stood after each save. */
  readonly past: Readonly<Record<string, string>>[] = [{}];

  /** @param n says which file, and when that was which is there again */
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

/** What somebody looks at: much is made, filled in or kept only then. */
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
  /** How far that has come which is under way. */
  after: fc.nat(80),
  /** Else the next thing happens at that moment too. */
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
    told: fc.constantFrom('each', 'each', 'by a refresh', 'in vain', 'nobody'),
    failing: fc.record({ operation: fc.constantFrom('list', 'stat', 'read'), after }),
    /** Looks at everything, after which nothing is left that nobody looked at. */
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
  const underWay: Promise<void>[] = [];
  /** Whether something happened of which nobody told. */
  let isBehind = false;
  const check = async (): Promise<void> => {
    // Of what waited together only the first one is told that it failed.
    await Promise.all(underWay);
    files.failNone();
    if (isBehind) return;
    assert.deepEqual(seen(journal), seen(await fresh(files, opened, undefined, world)));
  };
  /** What fails is found the next time, whatever is told then. */
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
  underWay.push(loading);
  await lookDuring(loading, one, journal);
  if (one.isAwaited && one.isChecked) await check();

  async function change({ steps, told, failing, isChecked, ...act }: Act<'change'>) {
    if (told === 'in vain') await Promise.all(underWay);
    const changes = happen(steps);
    const inEditor = changes.filter(({ kind }) => kind !== 'disk');
    if (told === 'nobody') isBehind ||= inEditor.length < changes.length;
    if (told === 'in vain') files.failNext(failing.operation, diskFailed(), 0, failing.after);
    const isTold = told === 'each' || told === 'in vain';
    let run = standing(journal.apply(isTold ? changes : inEditor));
    if (told === 'by a refresh') {
      await run;
      run = standing(journal.refresh());
    }
    underWay.push(run);
    await lookDuring(run, act, journal);
    if (told === 'by a refresh') {
      await run;
      isBehind = false;
    }
    if (isChecked) await check();
  }

  async function save({ failing, harm, ...act }: Act<'save'>) {
    if (failing?.operation === 'stat') await Promise.all(underWay);
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
    underWay.push(saved);
    await lookDuring(saved, act, journal);
  }

  for (const act of one.last ? [...one.acts, one.last] : one.acts) {
    world.clock.time += act.pause;
    await (act.kind === 'save' ? save(act) : change(act));
  }
  await check();
}

describe('a journal that was kept from session to session', () => {
  it('is the one read anew', async () => {
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

  it('is that whenever somebody looks at an entry while it begins', async () => {
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
