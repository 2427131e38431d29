#!/usr/bin/env node
// Stands in for the executable of desktop VS Code: takes the arguments that @vscode/test-electron
// gives, runs the suite in the npm-hosted editor and exits with the suite's code.
import { format, parseArgs } from 'node:util';
import { startEditor } from './editor.mjs';
import { installEditor } from './install.mjs';
import { exitOnSignals } from './server.mjs';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    // Our own; runTests always passes --disable-workspace-trust, so this one wins over it.
    restricted: { type: 'boolean' },
  },
  allowPositionals: true,
  strict: false,
});
const timeLimit = Number(process.env.HOST_TIME_LIMIT ?? 1200) * 1000;

// What the suite prints carries this mark (test/host/runSuite.ts). The rest is the editor's own
// and shown only when something went wrong, without what it always says.
const mark = '\u001b[0m';
const noise =
  /AgentHost|ChatModel|AccountPolicyGate|provider 'github'|open-vsx|Service Worker|spdlog|watchdog|sqlite|socket|connection/;
const editorSaid = [];
let suiteSpoke = false;

function onLog(type, args) {
  const line = format(...args);
  if (line.startsWith(mark)) {
    suiteSpoke = true;
    console.log(line.slice(mark.length));
  } else if (!noise.test(line)) {
    editorSaid.push(`  [${type}] ${line}`);
  }
}

exitOnSignals();
let onExit;
const suite = new Promise((resolve) => (onExit = resolve));

let code = 1;
let editor;
try {
  // Not part of the time limit: the first time it downloads.
  await installEditor();
  setTimeout(() => {
    report(`The suite did not end within ${timeLimit / 1000} s.`);
    process.exit(1);
  }, timeLimit);
  editor = await startEditor({
    folder: positionals[0],
    extension: values.extensionDevelopmentPath,
    tests: values.extensionTestsPath,
    trusted: !values.restricted,
    // Nobody looks, and without a graphics card drawing takes most of the time.
    size: { width: 800, height: 500 },
    settings: { 'breadcrumbs.enabled': false, 'editor.minimap.enabled': false },
    onLog,
    onExit,
  });
  code = await Promise.race([suite, brokenOff(editor)]);
  if (process.env.HOST_VERBOSE || (code !== 0 && !suiteSpoke)) {
    report('The suite ended.');
  }
} catch (error) {
  report(error.message);
} finally {
  await editor?.dispose();
}
process.exit(code);

function report(what) {
  console.error(`What the editor said:\n${editorSaid.join('\n')}\n${what}`);
}

function brokenOff({ page, ended }) {
  return new Promise((_, reject) => {
    page.once('crash', () => reject(new Error('The page of the editor crashed.')));
    void ended.then(() => reject(new Error('The server ended before the suite did.')));
  });
}
