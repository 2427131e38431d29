// Runs the campaigns in test/campaign once, then the properties of the unit tests from random seeds:
//   npm run test:campaign [-- --minutes N] [--scale X] [--seed N] [--grep text]
// --minutes  for the properties (10; 0 runs none); each round has a seed of its own
// --scale    a factor for the number of runs of each campaign (1)
// --seed     one round from this seed, to reproduce a failure
// --grep     only tests whose full title contains this text
// Every failure is followed by the command that reproduces it; the other tests still run.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build/build.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string' },
    grep: { type: 'string', short: 'g' },
  },
});
const newSeed = () => values.seed ?? String(randomInt(2 ** 31));

await build();
let failedRuns = 0;
const campaigns = await testsIn('campaign');
if (campaigns.length > 0) await runTests(campaigns, newSeed(), 'spec');

const properties = await testsIn('unit', (text) => text.includes('require("fast-check")'));
const end = Date.now() + Number(values.minutes) * 60_000;
let rounds = 0;
while (values.seed === undefined ? Date.now() < end : rounds === 0) {
  await runTests(properties, newSeed(), 'dot');
  rounds++;
}
console.log(`\n${rounds} rounds of properties. Runs with failures: ${failedRuns}`);
process.exitCode = failedRuns > 0 ? 1 : 0;

async function testsIn(folder, isWanted = () => true) {
  const top = path.join(root, 'dist/test', folder);
  const names = await readdir(top, { recursive: true }).catch(() => []);
  const files = names
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => path.join(top, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, index) => isWanted(texts[index])).sort();
}

async function runTests(files, seed, reporter) {
  console.log(`\n=== seed ${seed}`);
  const grep = values.grep === undefined ? [] : ['--fgrep', values.grep];
  const options = ['--timeout', '0', '--reporter', reporter, ...grep];
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...files, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_SEED: seed, CAMPAIGN_SCALE: values.scale },
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) failedRuns++;
}
