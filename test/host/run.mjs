// Runs one suite within a real editor:  node test/host/run.mjs desktop|browser|restricted [options]
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
    launchArgs: [
      await workspaceFolder(suites[suite].fixture),
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
    await mkdir(folder);
  }
  return folder;
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
