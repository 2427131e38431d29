import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { History } from '../core/ports';

const run = promisify(execFile);

/** What git knows of the folder; reading it executes nothing. */
export const gitHistory = (folder: string, git = 'git'): History => ({
  async head() {
    try {
      const { stdout } = await run(git, ['rev-parse', '--verify', '--quiet', 'HEAD'], {
        cwd: folder,
        timeout: 5000,
      });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  },
});
