import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface GitIdentity {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

const run = promisify(execFile);

/**
 * The name and e-mail that git would commit with; both `undefined` without git.
 * @param folder where git looks for a repository's own configuration; reading it executes nothing
 * @param git the program
 */
export async function gitIdentity(folder: string, git = 'git'): Promise<GitIdentity> {
  const read = async (key: string): Promise<string | undefined> => {
    try {
      const { stdout } = await run(git, ['config', '--get', key], { cwd: folder, timeout: 5000 });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  };
  const [name, email] = await Promise.all([read('user.name'), read('user.email')]);
  return { name, email };
}
