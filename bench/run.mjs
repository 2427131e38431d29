// Measures the index against plain reading of the same files and against a naive index.
//   node bench/run.mjs [--sizes 1k,10k,50k] [--foreign 10k] [--rounds 3] [--naive 1k,10k] [--team 200x500]
//     [--growth none] [--json file]
// Each measurement is a process of its own; methods alternate, and medians over the rounds are printed. Times depend
// on the machine, so targets are ratios to R and S of the same round. If other programs use the processors as well,
// rely on the rows of processor time.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { templates } from '../build/data.mjs';
import { journalOf, removeMark, setMark } from './generate.mjs';
import { teamRows } from './teamRows.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, 'journals/measure.js');
const teamProgram = path.join(here, 'journals/team.js');
const growthProgram = path.join(here, 'journals/growth.js');
const naive = path.join(here, 'naive.mjs');
const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1k,10k,50k' },
    // Notes that other tools wrote.
    foreign: { type: 'string', default: '10k' },
    rounds: { type: 'string', default: '3' },
    naive: { type: 'string', default: '1k,10k' },
    // Journals by entries in each; `none` leaves them out.
    team: { type: 'string', default: '200x500' },
    // Readers with hostile texts; `none` leaves them out.
    growth: { type: 'string', default: 'all' },
    json: { type: 'string' },
  },
});
/** The journals, each with its own column in the table. */
const journals = [
  ...sizesIn(values.sizes).map((size) => ({ corpus: 'own', size, name: inShort(size) })),
  ...sizesIn(values.foreign).map((size) => ({
    ...{ corpus: 'foreign', size, name: `foreign ${inShort(size)}` },
  })),
];
const naiveSizes = new Set(sizesIn(values.naive));
const rounds = Number(values.rounds);

/** Once in each round. */
const everyRound = ['read', 'stat', 'least', 'cold', 'warm', 'snapshot'];
/** In at most three rounds, because their values vary little. */
const few = ['heapCold', 'heapWarm', 'change', 'changeWaiting', 'keystroke', 'ledger'];
const naiveRounds = 2;

const s = (journal) => results.get(journal);
const rows = [
  { what: 'R: read every file', cell: (at) => milliseconds(s(at).median('read', 'ms')) },
  { what: 'S: list and stat every file', cell: (at) => milliseconds(s(at).median('stat', 'ms')) },
  {
    what: 'minimum: list, read and parse every file once, in R',
    cell: (at) => `${s(at).ratio('least', 'read').toFixed(2)} R`,
  },
  { what: 'cold index', cell: (at) => milliseconds(s(at).median('cold', 'ms')) },
  {
    what: '  in R',
    value: (at) => s(at).ratio('cold', 'read'),
    atMost: 2,
    aim: 1.5,
    unit: ' R',
  },
  {
    what: '  in R, by processor time (all threads)',
    cell: (at) => `${s(at).ratio('cold', 'read', 'cpu').toFixed(2)} R`,
  },
  {
    what: '  for one entry, as a multiple of the smallest journal’s',
    value: (at) => perEntry(at) / perEntry(journals[0]),
    atMost: 1.2,
    aim: 1,
    unit: ' ×',
  },
  {
    what: '  from process start to progress',
    cell: (at) => milliseconds(s(at).median('cold', 'start')),
  },
  { what: 'warm start', cell: (at) => milliseconds(s(at).median('warm', 'ms')) },
  { what: '  in S', value: (at) => s(at).ratio('warm', 'stat'), atMost: 2, aim: 1.3, unit: ' S' },
  {
    what: '  in S, by processor time (all threads)',
    cell: (at) => `${s(at).ratio('warm', 'stat', 'cpu').toFixed(2)} S`,
  },
  {
    what: '  from process start to progress',
    cell: (at) => milliseconds(s(at).median('warm', 'start')),
  },
  {
    what: 'first progress from the snapshot',
    value: (at) => s(at).median('snapshot', 'ms'),
    atMost: 50,
    unit: ' ms',
  },
  {
    what: 'one file changed: work, median',
    value: (at) => s(at).median('change', 'p50'),
    unit: ' ms',
  },
  {
    what: '  99th percentile',
    value: (at) => s(at).median('change', 'p99'),
    atMost: 1,
    unit: ' ms',
  },
  {
    what: '  99th percentile, by processor time (all threads)',
    cell: (at) => `${s(at).median('change', 'cpuP99').toFixed(3)} ms`,
  },
  {
    what: '  with asynchronous reading, in all',
    value: (at) => s(at).median('changeWaiting', 'totalP99'),
    atMost: 10,
    unit: ' ms',
  },
  {
    what: '  median, as a multiple of the smallest journal’s',
    value: (at) => s(at).median('change', 'p50') / s(journals[0]).median('change', 'p50'),
    atMost: 1.5,
    aim: 1,
    unit: ' ×',
  },
  {
    what: 'a keystroke in an entry of 5,000 words, median',
    value: (at) => s(at).median('keystroke', 'p50'),
    unit: ' ms',
  },
  {
    what: '  99th percentile',
    value: (at) => s(at).median('keystroke', 'p99'),
    atMost: 5,
    unit: ' ms',
  },
  {
    what: 'a ledger of all entries, from a loaded index',
    value: (at) => s(at).median('ledger', 'ms'),
    atMost: 200,
    unit: ' ms',
    upTo: 10_000,
  },
  {
    what: '  after one entry changed, median',
    value: (at) => s(at).median('ledger', 'followP50'),
    unit: ' ms',
  },
  {
    what: '  99th percentile',
    value: (at) => s(at).median('ledger', 'followP99'),
    atMost: 10,
    unit: ' ms',
    upTo: 10_000,
  },
  {
    what: 'heap for one entry, cold',
    value: (at) => s(at).median('heapCold', 'bytes') / 1024,
    atMost: 2,
    aim: 0.8,
    unit: ' KB',
  },
  {
    what: '  warm',
    value: (at) => s(at).median('heapWarm', 'bytes') / 1024,
    atMost: 2,
    aim: 0.8,
    unit: ' KB',
  },
  {
    what: 'longest stop of the event loop, cold',
    value: (at) => s(at).median('cold', 'stop'),
    atMost: 16,
    unit: ' ms',
  },
  {
    what: '  warm',
    value: (at) => s(at).median('warm', 'stop'),
    atMost: 16,
    unit: ' ms',
  },
  {
    what: 'resident memory after a cold index',
    cell: (at) => `${Math.round(s(at).median('cold', 'rss') / 2 ** 20)} MB`,
  },
  {
    what: 'naive: fast-glob, gray-matter, markdown-it',
    cell: (at) => (naiveSizes.has(at.size) ? milliseconds(s(at).median('naive', 'ms')) : ''),
  },
  {
    what: '  as a multiple of ours',
    cell: (at) => (naiveSizes.has(at.size) ? `${s(at).ratio('naive', 'cold').toFixed(0)} ×` : ''),
  },
];

const results = new Map();
await build();
for (const journal of journals) results.set(journal, await measure(journal));
print();
if (values.team !== 'none') await measureTeam(values.team);
if (values.growth !== 'none') await measureGrowth();
if (values.json)
  writeFileSync(
    values.json,
    JSON.stringify(Object.fromEntries(journals.map((one) => [one.name, s(one).all])), undefined, 1),
  );

async function build() {
  await esbuild.build({
    entryPoints: {
      measure: path.join(here, 'measure.ts'),
      team: path.join(here, 'team.ts'),
      growth: path.join(here, 'growth.ts'),
    },
    outdir: path.join(here, 'journals'),
    bundle: true,
    // As published: longer code takes longer to read.
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  await esbuild.build({
    entryPoints: [{ in: 'templates', out: 'templates' }],
    outdir: path.join(here, 'journals'),
    plugins: [templates],
    logLevel: 'warning',
  });
}

async function measure({ size, corpus, name }) {
  say(`${name}: journal`);
  const journal = journalOf(size, corpus);
  const state = `${journal.folder}.state`;
  const all = {};
  const once = async (method, script = program) => {
    const { stdout } = await run(process.execPath, [
      '--expose-gc',
      script,
      ...(script === program ? [method] : []),
      journal.folder,
      state,
    ]);
    const numbers = JSON.parse(stdout);
    check(journal, method, numbers);
    return numbers;
  };
  const add = async (method, script) => {
    say(`${name}: ${method}`);
    (all[method] ??= []).push(await once(method, script));
  };

  await once('prepare');
  for (const method of everyRound) await once(method);
  for (let round = 0; round < rounds; round++) {
    // In another order each time, so that no method always runs after the same one.
    for (let i = 0; i < everyRound.length; i++)
      await add(everyRound[(i + round) % everyRound.length]);
    if (round < naiveRounds && naiveSizes.has(size)) await add('naive', naive);
  }
  removeMark(journal.folder);
  for (let round = 0; round < Math.min(3, rounds); round++)
    for (const method of few) await add(method);
  setMark(journal);

  const column = (method, key) => all[method].map((numbers) => numbers[key]);
  return {
    all,
    median: (method, key) => median(column(method, key)),
    ratio: (method, floor, key = 'ms') =>
      median(all[method].map((numbers, round) => numbers[key] / all[floor][round][key])),
  };
}

/** Checks that the measured result is correct. */
function check({ entries, statuses, changed }, method, numbers) {
  if (numbers.entries !== undefined && numbers.entries !== entries)
    throw new Error(`${method} found ${numbers.entries} entries instead of ${entries}`);
  if (numbers.changed === undefined) return;
  const wanted = { ...statuses, changed, problems: 0 };
  for (const [key, value] of Object.entries(wanted))
    if (numbers[key] !== value)
      throw new Error(`${method} found ${numbers[key]} ${key} instead of ${value}`);
}

function perEntry(journal) {
  return s(journal).median('cold', 'ms') / journal.size;
}

function print() {
  say('');
  const { model } = os.cpus()[0];
  console.log(
    `Node ${process.versions.node}, ${os.cpus().length} × ${model}, medians of ${rounds} rounds\n`,
  );
  const header = ['', ...journals.map(({ name }) => name), 'to reach', 'aim', 'reached'];
  const table = rows.map(({ what, cell, value, atMost, aim, unit, upTo = Infinity }) => {
    const meant = journals.filter(({ size }) => size <= upTo);
    const worst = value && Math.max(...meant.map(value));
    return [
      what,
      ...journals.map((one) => (cell ? cell(one) : inUnit(value(one), unit))),
      atMost === undefined ? '' : `≤ ${atMost}${unit}`,
      aim === undefined ? '' : `${aim}${unit}`,
      atMost === undefined
        ? ''
        : worst > atMost
          ? 'no'
          : aim && worst <= aim
            ? 'yes, and the aim'
            : 'yes',
    ];
  });
  printTable([header, ...table]);
}

/** Many journals in one window. */
async function measureTeam(size) {
  const [count, entries] = size.split('x').map(Number);
  const found = await teamRows({
    ...{ count, entries, rounds: Math.min(3, rounds), say },
    ...{ measure: program, team: teamProgram },
  });
  say('');
  console.log(`\n${count} journals of ${entries} entries\n`);
  printTable([
    ['', '', 'to reach', 'reached'],
    ...found.map(({ what, value, atMost, unit }) => [
      what,
      inUnit(value, unit),
      atMost === undefined ? '' : `≤ ${atMost}${unit}`,
      atMost === undefined ? '' : value > atMost ? 'no' : 'yes',
    ]),
  ]);
}

/** Measures the time of each reader, up to a megabyte of a text made to slow it down. */
async function measureGrowth() {
  say('growth of readers');
  const { stdout } = await run(process.execPath, [growthProgram]);
  say('');
  const slowest = JSON.parse(stdout).slice(0, 3);
  console.log(
    '\nReaders: time for 1 MB in 8 times that for 128 KB, with texts made to slow them down\n',
  );
  const atMost = 2.5;
  printTable([
    ['', '', 'to reach', 'reached'],
    ...slowest.map(({ reader, text, ratio }) => [
      `${reader}, from ${text}`,
      inUnit(ratio, ' ×'),
      `≤ ${atMost} ×`,
      ratio > atMost ? 'no' : 'yes',
    ]),
  ]);
}

function inUnit(number, unit) {
  return `${number < 1 && unit === ' ms' ? number.toFixed(3) : number.toFixed(2)}${unit}`;
}

function printTable(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i])))
        .join('  '),
    );
}

function sizesIn(text) {
  return text
    .split(',')
    .filter(Boolean)
    .map((size) => (size.endsWith('k') ? Number(size.slice(0, -1)) * 1000 : Number(size)));
}

function inShort(size) {
  return size % 1000 === 0 ? `${size / 1000}k` : String(size);
}

function milliseconds(ms) {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Shows progress on one line that is overwritten. */
function say(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
