import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli } from './places';

/** A folder in which the command line runs, with a home of its own next to the journal. */
export class CliFolder {
  /** @param root made for one test */
  constructor(readonly root: string) {
    for (const name of ['journal', 'home', 'elsewhere']) mkdirSync(this.at(name));
    writeFileSync(this.at('gitconfig'), '');
  }

  at(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }
  journal(...parts: string[]): string {
    return this.at('journal', ...parts);
  }
  read(...parts: string[]): string {
    return readFileSync(this.at(...parts), 'utf8');
  }

  /** Ends after a minute: a command that waits for something has no exit status. */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): CliRun {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: this.journal(),
      env: {
        PATH: process.env['PATH'],
        HOME: this.at('home'),
        XDG_CONFIG_HOME: this.at('home'),
        GIT_CONFIG_GLOBAL: this.at('gitconfig'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CEILING_DIRECTORIES: this.root,
        TZ: 'Europe/London',
        ...env,
      },
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, signal, out: stdout, err: stderr };
  }
}

export interface CliRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export const init = ['init', '--name', 'Ann', '--email', 'ann@example.org'];
