import { execFileSync } from 'node:child_process';

export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs git as a person whose e-mail address is that name, in lower case, at example.org. */
export const gitAs = (person: string, cwd: string, ...args: string[]): string => {
  const identity = [
    `user.name=${person}`,
    `user.email=${person.toLowerCase()}@example.org`,
    'commit.gpgsign=false',
  ];
  return git(cwd, ...identity.flatMap((value) => ['-c', value]), ...args);
};

/** Commits everything in a folder and pushes it to a new bare repository. */
export function publish(folder: string, remote: string): void {
  git(folder, 'init', '--quiet', '--bare', '--initial-branch', 'main', remote);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'remote', 'add', 'origin', remote);
  git(folder, 'config', 'user.name', 'Ann Smith');
  git(folder, 'config', 'user.email', 'ann@example.org');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'The journal');
  git(folder, 'push', '--quiet', '--set-upstream', 'origin', 'main');
}
