// Builds and runs the tests:  node test/run.mjs [unit] [host] [ui] [--grep text] [--bail]
// The last line is the sum over the suites. A suite that could not run counts as one failure.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { build } from '../build/build.mjs';
import { installEditor } from './host/vscode/install.mjs';
import { exitOnSignals } from './host/vscode/server.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const mocha = (files, ...options) => ['node_modules/mocha/bin/mocha.js', files, ...options];
const host = (name) => ['test/host/run.mjs', name];

const jobs = String(availableParallelism());
const suites = {
  unit: {
    unit: mocha(
      'dist/test/unit/**/*.test.js',
      '--timeout',
      '300000',
      '--parallel',
      ...['--jobs', jobs],
    ),
  },
  host: {
    'host desktop': host('desktop'),
    'host browser': host('browser'),
    'host restricted': host('restricted'),
    'host multi-root': host('multiRoot'),
  },
  ui: { ui: mocha('dist/test/ui/**/*.test.js', '--timeout', '120000') },
};
const timeLimit = 20 * 60_000;
exitOnSignals();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', short: 'g' }, bail: { type: 'boolean', short: 'b' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  throw new Error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(suites).join(', ')}.`);
}
const options = [
  ...(values.grep ? ['--grep', values.grep] : []),
  ...(values.bail ? ['--bail'] : []),
];
const chosen = positionals.length > 0 ? positionals : Object.keys(suites);

const none = { passed: 0, failed: 0, skipped: 0 };
const sum = { ...none };
const lines = [];
const isBuilt = await build().then(
  () => true,
  () => false,
);
if (chosen.some((group) => group !== 'unit')) {
  // Now, rather than within the time limit of the first suite; those that cannot do without fail.
  await installEditor().catch((error) => console.error(error.message));
}
for (const [name, args] of chosen.flatMap((group) => Object.entries(suites[group]))) {
  console.log(`\n=== ${name}`);
  const counts = isBuilt ? await runSuite([...args, ...options]) : { ...none, failed: 1 };
  lines.push(`${name}: ${inWords(counts)}`);
  for (const kind of Object.keys(sum)) {
    sum[kind] += counts[kind];
  }
}
console.log(`\n${lines.join('\n')}\n${inWords(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function runSuite(args) {
  const { code, output } = await run(args);
  const counts = {
    passed: count(output, 'passing'),
    failed: count(output, 'failing'),
    skipped: count(output, 'pending'),
  };
  const found = counts.passed + counts.failed + counts.skipped > 0;
  // With --grep a suite may well have no test of that name.
  if (counts.failed === 0 && (code !== 0 || (!found && !values.grep))) {
    console.log(found ? `It ended with ${code}.` : 'It did not run any test.');
    counts.failed = 1;
  }
  return counts;
}

function run(args) {
  return new Promise((resolve) => {
    // A group of its own, so that the suite can be ended with all that it started.
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const end = () => process.kill(-child.pid, 'SIGTERM');
    const timer = setTimeout(end, timeLimit);
    process.once('exit', end);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code: code ?? signal, output });
    });
  });
}

/** The number in mocha's summary, for example `12 passing (3s)`. */
function count(output, what) {
  const numbers = [
    ...stripVTControlCharacters(output).matchAll(new RegExp(`^ +(\\d+) ${what}`, 'gm')),
  ];
  return Number(numbers.at(-1)?.[1] ?? 0);
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
