// Runs one suite within a real editor:  node test/host/run.mjs desktop|browser|restricted|multiRoot [options]
// The editor is the npm-hosted one, or a downloaded desktop VS Code with VSCODE_DESKTOP=1.
import { rmSync } from 'node:fs';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { exitOnSignals } from './vscode/server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');

/** `fixture` names a folder of test/fixtures to start from; without it the workspace is empty. */
const suites = {
  desktop: { fixture: undefined },
  browser: { fixture: undefined },
  restricted: { fixture: undefined },
  multiRoot: { fixture: undefined },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', short: 'g' }, bail: { type: 'boolean', short: 'b' } },
});
const [suite] = positionals;
if (!Object.hasOwn(suites, suite)) {
  throw new Error(`There is no suite "${suite}"; there are ${Object.keys(suites).join(', ')}.`);
}
// Only the npm-hosted editor can be restricted: runTests always trusts.
const onDesktop = process.env.VSCODE_DESKTOP && suite !== 'restricted';

exitOnSignals();
const temporary = await realpath(await mkdtemp(path.join(os.tmpdir(), 'journal-host-')));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
try {
  await writeFile(path.join(root, 'dist/test/host/options.json'), JSON.stringify(values));
  const extension = suite === 'browser' ? await stageForWeb() : root;
  await runTests({
    ...(onDesktop ? {} : { vscodeExecutablePath: path.join(here, 'vscode/launcher.mjs') }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: path.join(extension, `dist/test/host/${suite}.js`),
    extensionTestsEnv: suite === 'restricted' ? await trapGit() : {},
    launchArgs: [
      suite === 'multiRoot'
        ? await workspaceOfFolders()
        : await workspaceFolder(suites[suite].fixture),
      ...(suite === 'restricted' ? ['--restricted'] : []),
      ...(onDesktop ? ['--disable-extensions'] : []),
      ...(onDesktop && suite === 'browser' ? ['--extensionDevelopmentKind=web'] : []),
    ],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function workspaceFolder(fixture) {
  const folder = path.join(temporary, 'workspace');
  if (fixture) {
    await cp(path.join(root, 'test/fixtures', fixture), folder, { recursive: true });
  } else {
    await makePlaces(folder);
  }
  return folder;
}

/**
 * Folders for test/host/testJournal.ts, each for one journal: made before the editor looks, since its
 * watcher may miss what happens in folders that are new and nested.
 */
async function makePlaces(folder) {
  const inside = [
    ...['.journal/people', '.journal/records/ann', '.journal/courses/own'],
    ...['entries/2026', 'entries/2027'],
  ];
  for (let number = 1; number <= 300; number++) {
    for (const name of inside) {
      await mkdir(path.join(folder, String(number), name), { recursive: true });
    }
  }
}

/** A workspace of several folders, written as a file; a test can add folders without a new start. */
async function workspaceOfFolders() {
  const folders = ['one', 'two'].map((name) => ({ path: name }));
  for (const folder of folders) {
    await makePlaces(path.join(temporary, folder.path));
  }
  const file = path.join(temporary, 'several.code-workspace');
  await writeFile(file, JSON.stringify({ folders }));
  return file;
}

/** A `git` before any other that leaves a mark when it is started. */
async function trapGit() {
  const folder = path.join(temporary, 'bin');
  const mark = path.join(temporary, 'git-was-started');
  await mkdir(folder);
  await writeFile(path.join(folder, 'git'), `#!/bin/sh\necho "$@" >> '${mark}'\n`, { mode: 0o755 });
  // As if started from a shell: else the editor asks one for its PATH.
  return {
    GIT_MARK: mark,
    PATH: `${folder}${path.delimiter}${process.env.PATH}`,
    VSCODE_CLI: '1',
  };
}

/** The extension without `main`, which makes the editor run its `browser` bundle in a web worker. */
async function stageForWeb() {
  const stage = path.join(temporary, 'extension');
  await mkdir(stage);
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  delete manifest.main;
  await writeFile(path.join(stage, 'package.json'), JSON.stringify(manifest));
  for (const name of await readdir(root)) {
    if (name !== 'package.json' && name !== 'node_modules' && !name.startsWith('.')) {
      await symlink(path.join(root, name), path.join(stage, name));
    }
  }
  return stage;
}
