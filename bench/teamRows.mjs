// Many journals at once, as a supervisor has them, measured against the same minimums as one journal.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { teamOf } from './generate.mjs';

const run = promisify(execFile);

/**
 * @param {{ count: number, entries: number, rounds: number, measure: string, team: string, say: (text: string) => void }} wanted
 *   with the two built programs
 * @returns rows as `run.mjs` prints them, each with the one value
 */
export async function teamRows({ count, entries, rounds, measure, team, say }) {
  say(`${count} journals of ${entries} entries`);
  const folder = teamOf(count, entries);
  const state = `${folder}.state`;
  const all = {};
  const add = async (name, program, method) => {
    say(`${count} journals: ${name}`);
    const { stdout } = await run(process.execPath, [program, method, folder, state], {
      maxBuffer: 2 ** 20,
    });
    (all[name] ??= []).push(JSON.parse(stdout));
  };
  await add('prepare', team, 'prepare');
  for (let round = 0; round < rounds; round++) {
    await add('read', measure, 'read');
    await add('cold', team, 'cold');
    await add('stat', measure, 'stat');
    await add('warm', team, 'warm');
  }
  await add('change', team, 'change');
  if (all.change[0].others > 0) throw new Error('A change in one journal touched another one.');
  if (all.cold[0].rows !== count) throw new Error(`${all.cold[0].rows} rows instead of ${count}`);
  const median = (name, key) => middle(all[name].map((numbers) => numbers[key]));
  const ratio = (name, floor) => middle(all[name].map((one, at) => one.ms / all[floor][at].ms));
  const megabytes = (name) => Math.max(...all[name].map(({ rss }) => rss)) / 2 ** 20;
  return [
    { what: 'overview, cold', value: median('cold', 'ms'), unit: ' ms' },
    { what: '  in R', value: ratio('cold', 'read'), atMost: 2, unit: ' R' },
    { what: '  first row after', value: median('cold', 'firstRow'), atMost: 1000, unit: ' ms' },
    { what: '  resident memory', value: megabytes('cold'), atMost: 500, unit: ' MB' },
    { what: 'overview, warm', value: median('warm', 'ms'), unit: ' ms' },
    { what: '  in S', value: ratio('warm', 'stat'), atMost: 3, unit: ' S' },
    { what: '  resident memory', value: megabytes('warm'), atMost: 500, unit: ' MB' },
    { what: 'one file changed, its row, median', value: median('change', 'p50'), unit: ' ms' },
  ];
}

function middle(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
