import { findGit } from './findProgram';
import { Git } from './git';

export interface GitIdentity {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/**
 * The name and e-mail that git would commit with; both `undefined` without git.
 * @param folder where git looks for a repository's own configuration; reading it executes nothing
 * @param program absolute path of git
 */
export async function gitIdentity(folder: string, program = findGit(folder)): Promise<GitIdentity> {
  if (program === undefined) return { name: undefined, email: undefined };
  const git = new Git({ path: program }, folder);
  const read = async (key: string): Promise<string | undefined> => {
    const value = await git.line('config', '--get', key).catch(() => undefined);
    return value?.trim() === '' ? undefined : value?.trim();
  };
  const [name, email] = await Promise.all([read('user.name'), read('user.email')]);
  return { name, email };
}
