/**
 * One measurement of many journals in one process:  node team.js <method> <folder of journals> <state folder>
 * Reads them one after the other and keeps all open, as the editor does. Prints one line of JSON.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IndexCache } from '../src/core/journal/index/index';
import { Journal } from '../src/core/journal/journal';
import { byWaitingFirst } from '../src/core/team/teamOrder';
import { overviewOf, type JournalOverview } from '../src/core/team/teamOverview';
import { builtInTemplates } from '../src/node/builtInTemplates';
import { nodeFiles } from '../src/node/nodeFiles';
import { nodeWorld } from '../src/node/world';

const [method, folder, state] = process.argv.slice(2) as [string, string, string];
const world = nodeWorld({ info: () => {}, warn: () => {}, error: console.error });
const builtIn = builtInTemplates(join(__dirname, 'templates.json'));
const names = readdirSync(folder).sort();
const cacheOf = (name: string): IndexCache =>
  new IndexCache(nodeFiles(join(state, name), world.pace), name, world);

const open = new Map<string, Journal>();

/** @param first is called when the first row is available */
async function overview(cached: boolean, first: () => void): Promise<JournalOverview[]> {
  const rows: JournalOverview[] = [];
  for (const name of names) {
    const journal = new Journal(nodeFiles(join(folder, name), world.pace), world, builtIn);
    await journal.load(cached ? cacheOf(name) : undefined);
    open.set(name, journal);
    rows.push(overviewOf(journal, name, 'rory'));
    if (rows.length === 1) first();
  }
  return rows.sort(byWaitingFirst);
}

async function reading(cached: boolean): Promise<Record<string, number>> {
  const start = performance.now();
  const before = process.cpuUsage();
  let firstRow = 0;
  const rows = await overview(cached, () => (firstRow = performance.now() - start));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const waiting = rows.reduce((sum, { awaitingReview }) => sum + awaitingReview.length, 0);
  const rss = process.memoryUsage.rss();
  return { ms, cpu: (user + system) / 1000, firstRow, rss, rows: rows.length, waiting };
}

const methods: Record<string, () => Promise<Record<string, number>>> = {
  cold: () => reading(false),
  warm: () => reading(true),
  async prepare() {
    rmSync(state, { recursive: true, force: true });
    const numbers = await reading(false);
    for (const [name, journal] of open) {
      mkdirSync(join(state, name), { recursive: true });
      await journal.saveCache(cacheOf(name));
    }
    return numbers;
  },
  /** Changes one file of one journal: measures the time until its row is updated, and counts events of others. */
  async change() {
    await overview(true, () => {});
    let others = 0;
    for (const [name, journal] of open) if (name !== names[0]) journal.onDidChange(() => others++);
    const journal = open.get(names[0]!)!;
    const times: number[] = [];
    for (const path of [...journal.entries.keys()].slice(0, 100)) {
      const file = join(folder, names[0]!, path);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, `${text}Written later.\n`);
      const start = performance.now();
      await journal.apply([{ kind: 'disk', path }]);
      overviewOf(journal, names[0]!, 'rory');
      times.push(performance.now() - start);
      writeFileSync(file, text);
      await journal.apply([{ kind: 'disk', path }]);
    }
    times.sort((a, b) => a - b);
    return { p50: times[50]!, p99: times[99]!, others };
  },
};

void methods[method]!().then((numbers) => console.log(JSON.stringify(numbers)));
