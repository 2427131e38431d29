// Installs the editor that the tests and `npm start` use where no desktop VS Code is: a VS Code
// server, the Node it wants and a headless Chromium, all of them npm packages of pinned versions.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const manifest = path.dirname(fileURLToPath(import.meta.url));
const vscodeTest = path.join(manifest, '../../../.vscode-test');
const home = path.join(vscodeTest, 'npm-host');
const stamp = 'complete';

/** Where the parts of the editor are, once installed. */
const parts = {
  node: nodeExecutable(),
  server: path.join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  codeServer: path.join(home, 'node_modules/code-server/out/node/entry.js'),
  chromium: path.join(home, 'chromium/chromium'),
};

/** Gives the parts, installing them first where they are missing, older, or half there. */
export async function installEditor() {
  const version = await lockHash();
  if ((await readStamp()) === version) {
    return parts;
  }
  const started = Date.now();
  say('Installing the editor for the tests (once; about 300 MB to download) …');
  await removeUnfinished();
  // Made under a name of its own and renamed when whole: an interrupted install is never seen.
  const unfinished = `${home}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    await install(unfinished);
    await writeFile(path.join(unfinished, stamp), version);
    if ((await readStamp()) !== version) {
      await rm(home, { recursive: true, force: true });
      await rename(unfinished, home);
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  return parts;
}

async function install(folder) {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await cp(path.join(manifest, file), path.join(folder, file));
  }
  say('  1/2 server, Node and browser');
  await npm(folder, 'ci');
  say("  2/2 the server's own dependencies");
  // Scripts stay off: the addons that they would compile are not needed here.
  await Promise.all([
    npm(path.join(folder, 'node_modules/code-server/lib/vscode'), 'install', '--omit=dev'),
    unpackChromium(folder),
  ]);
}

function npm(cwd, ...args) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', [...args, ...options], cwd);
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('exit', end);
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}`));
      }
    });
  });
}

/** The package holds Chromium compressed, for Linux on x64 only; elsewhere one's own is used. */
async function unpackChromium(folder) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return;
  }
  const { extract } = createRequire(path.join(folder, 'package.json'))('tar-fs');
  const to = path.join(folder, 'chromium');
  await mkdir(to);
  const unpack = (name, target) =>
    pipeline(
      createReadStream(path.join(folder, 'node_modules/@sparticuz/chromium/bin', name)),
      createBrotliDecompress({ chunkSize: 2 ** 21 }),
      target,
    );
  await Promise.all([
    unpack('chromium.br', createWriteStream(path.join(to, 'chromium'), { mode: 0o755 })),
    unpack('swiftshader.tar.br', extract(to)),
    unpack('fonts.tar.br', extract(path.join(to, 'fonts'))),
    unpack('al2023.tar.br', extract(path.join(to, 'libraries'))),
  ]);
}

function nodeExecutable() {
  if (process.versions.node.startsWith('24.')) {
    return process.execPath;
  }
  return path.join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}

async function lockHash() {
  const lock = await readFile(path.join(manifest, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}

async function readStamp() {
  return readFile(path.join(home, stamp), 'utf8').catch(() => undefined);
}

/** Folders of installs whose process is gone. */
async function removeUnfinished() {
  for (const name of await readdir(vscodeTest).catch(() => [])) {
    const pid = /^npm-host\.(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(path.join(vscodeTest, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function say(line) {
  console.error(line);
}
