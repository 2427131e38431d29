import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { calmSettings } from './settings.mjs';

const steadySettings = {
  // In a browser window the editor would save after a second of its own accord.
  'files.autoSave': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.reduceMotion': 'on',
};

/**
 * Starts the VS Code server on a free port of 127.0.0.1, with data of its own that goes with it.
 * Where `vsix` names a file, that extension is installed first.
 */
export async function startServer(parts, { trusted = true, settings = {}, vsix } = {}) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'journal-editor-'));
  const user = path.join(data, 'data/User');
  await mkdir(user, { recursive: true });
  await writeFile(
    path.join(user, 'settings.json'),
    JSON.stringify({ ...calmSettings, ...steadySettings, ...settings }),
  );
  const server = new Process(parts.node, [
    parts.server,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', data],
    // Without it a built VS Code takes no extension from a development folder.
    '--enable-smoke-test-driver',
    // Should this process be killed without a chance to clean up, the server ends by itself.
    '--enable-remote-auto-shutdown',
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(vsix ? ['--start-server', '--install-extension', vsix] : []),
  ]);
  const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', removeData);
  const dispose = async () => {
    await server.end();
    process.off('exit', removeData);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, port] = await server.says(/Extension host agent listening on (\d+)/);
    return { authority: `127.0.0.1:${port}`, ended: server.ended, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Ends this process on a signal in a way that runs its exit handlers, which end what it started. */
export function exitOnSignals() {
  for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })) {
    process.once(signal, () => process.exit(code));
  }
}

/** A child process with all of its own children, which never outlives this process. */
export class Process {
  #output = '';
  #child;
  #killNow = () => {
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };

  constructor(command, args) {
    // A group of its own, so that whatever it forks ends with it.
    this.#child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((resolve) => {
      this.#child.once('error', resolve);
      this.#child.once('close', resolve);
    });
    process.once('exit', this.#killNow);
  }

  /** Resolves with the match as soon as the output has one. */
  says(pattern) {
    return new Promise((resolve, reject) => {
      const read = (chunk) => {
        this.#output += chunk;
        const match = pattern.exec(this.#output);
        if (match) {
          for (const stream of [this.#child.stdout, this.#child.stderr]) {
            stream.off('data', read).resume();
          }
          resolve(match);
        }
      };
      this.#child.stdout.on('data', read);
      this.#child.stderr.on('data', read);
      void this.ended.then((why) =>
        reject(new Error(`The editor's server ended (${why}):\n${this.#output}`)),
      );
    });
  }

  async end() {
    this.#killNow();
    await this.ended;
    process.off('exit', this.#killNow);
  }
}
