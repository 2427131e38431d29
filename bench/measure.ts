/**
 * One measurement in one process:  node measure.js <method> <journal> <state folder>
 * Prints its result as one line of JSON. run.mjs starts it for each measurement.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsOf } from '../src/core/entries/entry';
import type { Collections } from '../src/core/library/collections';
import { readEntryText } from '../src/core/entries/entryText';
import { fileRead } from '../src/core/base/fileText';
import { IndexCache } from '../src/core/journal/index/index';
import { Journal } from '../src/core/journal/journal';
import type { Files, World } from '../src/core/base/ports';
import { progressOf, type Progress } from '../src/core/progress/progress';
import { readRecords } from '../src/core/records/records';
import { builtInTemplates } from '../src/node/builtInTemplates';
import { nodeFiles } from '../src/node/nodeFiles';
import { nodeWorld } from '../src/node/world';
import { measureLedger, withWholeCycle } from './ledger';

type Numbers = Record<string, number>;

const [method, folder, state] = process.argv.slice(2) as [string, string, string];
const templates = join(__dirname, 'templates.json');
const cacheFolder = join(state, 'index');
const snapshot = join(state, 'progress.json');

const quiet = { info: () => {}, warn: () => {}, error: console.error };
const newWorld = (): World => nodeWorld(quiet);

function open(
  world: World,
  wrap: (files: Files) => Files = (files) => files,
  collections: Collections = builtInTemplates(templates),
): Journal {
  const files = wrap(nodeFiles(folder, world.pace));
  return new Journal(files, world, collections);
}

const cacheOf = (world: World): IndexCache =>
  new IndexCache(nodeFiles(cacheFolder, world.pace), folder, world);

function* filesBelow(current: string): Iterable<string> {
  for (const item of readdirSync(current, { withFileTypes: true })) {
    const path = `${current}/${item.name}`;
    if (item.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Measures milliseconds. */
async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Measures elapsed milliseconds, and those of the processor on all threads. */
async function timedTwice(run: () => unknown): Promise<{ ms: number; cpu: number }> {
  const before = process.cpuUsage();
  const ms = await timed(run);
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000 };
}

/** Measures the longest time between two turns of the event loop during a run. */
async function longestStop(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let next: NodeJS.Immediate;
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    next = setImmediate(turn);
  };
  next = setImmediate(turn);
  await run();
  clearImmediate(next);
  return Math.max(longest, performance.now() - last);
}

/** Starts a new turn of the event loop, as the extension does, so that earlier work does not count. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

function heapAfterCollection(): number {
  for (let i = 0; i < 4; i++) globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

async function indexing(cached: boolean): Promise<Numbers> {
  const world = newWorld();
  const journal = open(world);
  await settled();
  let times = { ms: 0, cpu: 0 };
  let progress: Progress | undefined;
  const stop = await longestStop(async () => {
    times = await timedTwice(async () => {
      await journal.load(cached ? cacheOf(world) : undefined);
      progress = progressOf(journal);
    });
  });
  const start = performance.now() - 20;
  return { ...times, stop, start, rss: process.memoryUsage.rss(), ...sums(progress!) };
}

const sums = ({ entries, changed, problems }: Progress): Numbers => ({
  ...entries,
  changed,
  problems,
});

async function heap(cached: boolean): Promise<Numbers> {
  const world = newWorld();
  const journal = open(world);
  const before = heapAfterCollection();
  const cache = cacheOf(world);
  await journal.load(cached ? cache : undefined);
  await journal.saveCache(cache);
  const kept = heapAfterCollection() - before;
  return { bytes: kept / journal.entries.size, rss: process.memoryUsage.rss() };
}

/** Measures the work of each change, and the time until the new progress is computed. */
async function changes(wrap?: (files: Files) => Files): Promise<Numbers> {
  const world = newWorld();
  let waiting = 0;
  const { pace } = world;
  const counted: World = {
    ...world,
    pace: () => {
      const wait = pace();
      if (!wait) return undefined;
      const start = performance.now();
      return wait.then(() => void (waiting += performance.now() - start));
    },
  };
  const journal = open(counted, wrap);
  await journal.load(cacheOf(world));
  const paths = [...journal.entries.keys()];
  const count = 600;
  const work: number[] = [];
  const busy: number[] = [];
  const total: number[] = [];
  for (let i = 0; i < count; i++) {
    const path = paths[Math.floor((i / count) * paths.length)]!;
    const file = join(folder, path);
    const { mtimeMs } = statSync(file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}Written later.\n`);
    await new Promise(setImmediate);
    waiting = 0;
    const { ms, cpu } = await timedTwice(async () => {
      await journal.apply([{ kind: 'disk', path }]);
      progressOf(journal);
    });
    work.push(ms - waiting);
    busy.push(cpu);
    total.push(ms);
    writeFileSync(file, text);
    utimesSync(file, mtimeMs / 1000, mtimeMs / 1000);
    await journal.apply([{ kind: 'disk', path }]);
  }
  return {
    p50: quantile(work, 0.5),
    p99: quantile(work, 0.99),
    cpuP99: quantile(busy, 0.99),
    totalP99: quantile(total, 0.99),
  };
}

/** Measures one keystroke in an entry of 5,000 words: reading its text, the index, progress and problems. */
async function keystrokes(): Promise<Numbers> {
  const world = newWorld();
  const journal = open(world);
  await journal.load(cacheOf(world));
  const [path] = journal.entries.keys();
  const sentence =
    'What they said first was not what they meant, and it took me a week to hear it. ';
  const prompts = ['benefits', 'elsewhere', 'own-practice'];
  const answers = prompts.map(
    (id) => `## A question <!-- prompt: ${id} -->\n\n${`${sentence.repeat(5)}\n\n`.repeat(20)}`,
  );
  let text = `---\nid: 20261123-k3f9qa\ntemplate: openlearn-sds-scotland/2.9\nversion: 1\ntitle: Long\ndate: 2026-11-23\n---\n${answers.join('')}`;
  const taken: number[] = [];
  for (let i = 0; i < 600; i++) {
    const at = 200 + Math.floor(((i * 7919) % 1000) * ((text.length - 200) / 1000));
    text = text.slice(0, at) + (i % 6 === 0 ? ' ' : 'x') + text.slice(at);
    await new Promise(setImmediate);
    taken.push(
      await timed(async () => {
        await journal.apply([{ kind: 'open', path: path!, text: readEntryText(text) }]);
        progressOf(journal);
        journal.problemsOf(path!);
      }),
    );
  }
  return {
    words: wordsOf(journal.entries.get(path!)!),
    p50: quantile(taken, 0.5),
    p99: quantile(taken, 0.99),
  };
}

/** Reads files asynchronously, as some file systems require. */
const asynchronous = (files: Files): Files => ({
  ...files,
  readEach: async (paths, visit) => {
    for (const path of paths) {
      const file = join(folder, path);
      const { size, mtimeMs: mtime } = await stat(file);
      visit(fileRead(path, { size, mtime }, await readFile(file), String));
    }
  },
});

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

const methods: Record<string, () => Promise<Numbers>> = {
  /** R: reads all files. */
  async read() {
    const files = [...filesBelow(folder)];
    return timedTwice(() => files.forEach((file) => readFileSync(file, 'utf8')));
  },
  /** S: lists and stats all files. */
  async stat() {
    return timedTwice(() => {
      for (const file of filesBelow(folder)) statSync(file);
    });
  },
  /** The minimum for an index: lists, reads and parses all files once, and keeps nothing. */
  async least() {
    return timedTwice(() => {
      for (const file of filesBelow(folder)) {
        const text = readFileSync(file, 'utf8');
        if (file.endsWith('.md')) readEntryText(text);
        else if (file.includes('/records/')) readRecords(text);
      }
    });
  },
  cold: () => indexing(false),
  warm: () => indexing(true),
  async snapshot() {
    let progress: Progress | undefined;
    const ms = await timed(() => {
      progress = JSON.parse(readFileSync(snapshot, 'utf8')) as Progress;
    });
    return { ms, start: performance.now(), ...sums(progress!) };
  },
  heapCold: () => heap(false),
  heapWarm: () => heap(true),
  change: () => changes(),
  changeWaiting: () => changes(asynchronous),
  keystroke: keystrokes,
  async ledger() {
    const world = newWorld();
    const builtIn = builtInTemplates(templates);
    const frameworks = new Map(
      [...builtIn.frameworks].map(([id, framework]) => [id, withWholeCycle(framework)]),
    );
    const journal = open(world, undefined, { ...builtIn, frameworks });
    await journal.load(cacheOf(world));
    return measureLedger(journal, folder);
  },
  /** Writes the cache and the snapshot for the next start. */
  async prepare() {
    rmSync(state, { recursive: true, force: true });
    mkdirSync(cacheFolder, { recursive: true });
    const world = newWorld();
    const journal = open(world);
    await journal.load();
    // As in the editor: entries requested before the save must not slow down the next start.
    const progress = progressOf(journal);
    await journal.saveCache(cacheOf(world));
    writeFileSync(snapshot, JSON.stringify(progress));
    return sums(progress);
  },
};

void methods[method]!().then((numbers) => console.log(JSON.stringify(numbers)));
