// Opens an editor with this extension on a folder:  npm start [-- folder] [--browser] [--port N]
// That is desktop VS Code where `code` is on the PATH, else an editor from npm, in the browser.
// Without a folder it is a journal to play with.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build/build.mjs';
import { installEditor } from '../test/host/vscode/install.mjs';
import { exitOnSignals, Process } from '../test/host/vscode/server.mjs';
import { calmSettings } from '../test/host/vscode/settings.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const own = path.join(root, '.vscode-test');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean' }, port: { type: 'string', default: '0' } },
});

exitOnSignals();
await build();
const folder = positionals[0] ? path.resolve(positionals[0]) : await demoJournal();
if (!values.browser && hasCommand('code')) {
  openDesktop();
} else {
  await serve();
}

function openDesktop() {
  spawn('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`Opening ${folder} in VS Code, with the extension as it was just built.`);
}

async function serve() {
  const editor = await installEditor();
  const home = path.join(own, 'start');
  if (!existsSync(home)) {
    await mkdir(path.join(home, 'User'), { recursive: true });
    await writeFile(
      path.join(home, 'User/settings.json'),
      JSON.stringify(calmSettings, undefined, 2),
    );
    // An empty one, so that one in the home folder does not interfere.
    await writeFile(path.join(home, 'config.yaml'), '{}\n');
    // Not packaged and installed but linked: after another build, reloading the page is enough.
    const extensions = path.join(home, 'extensions');
    await mkdir(extensions);
    const link = path.relative(extensions, root);
    await symlink(link, path.join(extensions, 'reflective-journal'), 'junction');
  }
  const server = new Process(editor.node, [
    editor.codeServer,
    ...['--user-data-dir', home, '--extensions-dir', path.join(home, 'extensions')],
    ...['--config', path.join(home, 'config.yaml')],
    ...['--bind-addr', `127.0.0.1:${values.port}`, '--auth', 'none'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    // A folder of one's own is asked about, as in any editor.
    ...(positionals[0] ? [] : ['--disable-workspace-trust']),
  ]);
  const [, address] = await server.says(/HTTP server listening on (http:\S+?)\/?\s/);
  console.log(`
The editor is at  ${address}/?folder=${encodeURIComponent(folder)}
Open it in a browser. Ctrl-C here ends it.`);
  await server.ended;
}

/** A journal to play with, made once and kept. */
async function demoJournal() {
  const journal = path.join(own, 'demo-journal');
  if (existsSync(path.join(journal, '.journal'))) {
    return journal;
  }
  await rm(journal, { recursive: true, force: true });
  const who = { name: 'Robin Example', email: 'robin@example.org' };
  cli('init', journal, '--name', who.name, '--email', who.email);
  for (const template of ['openlearn-sds-scotland/2.9', 'models/gibbs']) {
    cli('-C', journal, 'new', template);
  }
  // By git's e-mail address the editor knows whose journal it is.
  if (hasCommand('git')) {
    const git = (...args) => execFileSync('git', ['-C', journal, ...args]);
    git('init', '--quiet');
    git('config', 'user.name', who.name);
    git('config', 'user.email', who.email);
  }
  return journal;
}

function cli(...args) {
  execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // What the command line remembers of this person does not belong among yours.
    env: { ...process.env, XDG_CONFIG_HOME: path.join(own, 'demo-config') },
  });
}

function hasCommand(name) {
  return spawnSync(name, ['--version'], { shell: process.platform === 'win32' }).status === 0;
}
