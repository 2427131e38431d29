import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createJournal } from '../../core/authoring/createJournal';
import { mayBeEmail } from '../../core/journal/setup/people';
import { HumanError } from '../../core/base/problem';
import { gitIdentity } from '../gitIdentity';
import { nodeFiles } from '../nodeFiles';
import { rememberPerson } from './device';
import type { GlobalOptions, Run } from './command';
import { cliWorld } from './openJournal';

export const builtInCourse = 'openlearn-sds-scotland';

export function init(program: Command, run: Run): void {
  program
    .command('init')
    .argument('[folder]', 'where to make it', '.')
    .option('--name <name>', 'your name (else git’s user.name)')
    .option('--email <email>', 'your e-mail address (else git’s user.email)')
    .description('make a journal, enrolled in the built-in course; an existing one is left alone')
    .action((folder: string, options: { name?: string; email?: string }) =>
      run(async () => {
        if (options.email && !mayBeEmail(options.email))
          throw new HumanError(`“${options.email}” is not an e-mail address.`);
        const root = resolve(program.opts<GlobalOptions>().C ?? '.', folder);
        mkdirSync(root, { recursive: true });
        const world = cliWorld();
        const git = await gitIdentity(root);
        const name = options.name ?? git.name ?? userInfo().username;
        const email = options.email ?? git.email ?? '';
        const files = nodeFiles(root, world.pace);
        // Stored before the journal is created: a missing person could not complete anything.
        const remember = (owner: string): Promise<void> => rememberPerson(owner, world);
        await createJournal(files, { name, email }, [builtInCourse], remember);
        return { json: { path: root }, lines: [`Made a journal in ${root}`] };
      }),
    );
}
