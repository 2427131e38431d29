import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { complete, openPrompts } from '../../core/completion';
import { HumanError } from '../../core/problem';
import { exit, type GlobalOptions, type Run } from './main';
import { author, openJournal, type OpenJournal } from './openJournal';

export function completeEntry(program: Command, run: Run): void {
  program
    .command('complete')
    .argument('<entry>', 'its id or path')
    .option('--force', 'complete it with prompts unanswered; they are named in the record')
    .description('record that an entry is complete')
    .action((name: string, options: { force?: boolean }) =>
      run(async () => {
        const { C, person } = program.opts<GlobalOptions>();
        const open = await openJournal(C);
        const { journal } = open;
        const entry = journal.entryById(name) ?? journal.entries.get(pathOf(open, name));
        if (!entry) throw new HumanError(`There is no entry “${name}”.`);
        const unanswered = openPrompts(journal, entry);
        if (unanswered.length > 0 && !options.force) {
          console.error(
            `Not completed: unanswered are ${unanswered.join(', ')}. --force completes it all the same.`,
          );
          return {
            json: { id: entry.id, status: entry.status, unanswered },
            text: '',
            code: exit.refused,
          };
        }
        await complete(journal, entry, await author(open, person));
        const status = journal.entries.get(entry.path)?.status;
        return { json: { id: entry.id, status, unanswered }, text: `${entry.path}: ${status}\n` };
      }),
    );
}

/** A path within the journal, or relative to where the user stands. */
function pathOf({ root, folder, journal }: OpenJournal, name: string): string {
  const direct = name.split(sep).join('/');
  return journal.entries.has(direct)
    ? direct
    : relative(root, resolve(folder, name)).split(sep).join('/');
}
