import type { Command } from 'commander';
import { mustBeWritable } from '../../core/actions/addRecords';
import { complete, openPrompts } from '../../core/actions/completion';
import { exit, type GlobalOptions, type Run } from './command';
import { namedEntry } from './namedEntry';
import { author, openJournal, removeLeftovers } from './openJournal';
import { warn } from './terminal';

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
        mustBeWritable(journal);
        const entry = namedEntry(open, name);
        const unanswered = openPrompts(journal, entry);
        if (unanswered.length > 0 && !options.force) {
          warn(
            `Not completed: unanswered are ${unanswered.join(', ')}. --force completes it all the same.`,
          );
          return {
            json: { id: entry.id, status: entry.status, unanswered },
            lines: [],
            code: exit.refused,
          };
        }
        await removeLeftovers(journal);
        const isNew = await complete(journal, entry, await author(open, person));
        const status = journal.entries.get(entry.path)?.status;
        const text = isNew ? `${status}` : `${status} already, and not changed since`;
        return { json: { id: entry.id, status, unanswered }, lines: [`${entry.path}: ${text}`] };
      }),
    );
}
