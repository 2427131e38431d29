import type { History } from '../core/base/ports';
import { findGit } from './findProgram';
import { Git } from './git';

/** The current commit of the folder. Executes none of its programs. @param program absolute path of git */
export const gitHistory = (folder: string, program = findGit(folder)): History => ({
  async head() {
    const git = program === undefined ? undefined : new Git({ path: program }, folder);
    return git?.line('rev-parse', '--verify', '--quiet', 'HEAD').catch(() => undefined);
  },
});
