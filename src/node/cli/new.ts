import type { Command } from 'commander';
import { mustBeWritable } from '../../core/addRecords';
import { isPlainDate, today } from '../../core/dates';
import { makeEntry } from '../../core/newEntry';
import { HumanError } from '../../core/problem';
import type { GlobalOptions, Run } from './main';
import { openJournal } from './openJournal';

export function newEntry(program: Command, run: Run): void {
  program
    .command('new')
    .argument('<template>', 'such as openlearn-sds-scotland/2.9 or models/gibbs; “free” for none')
    .option('--date <date>', 'its day (else today)')
    .option('--title <title>', 'its title (else the template’s)')
    .description('scaffold an entry; a second one gets a path of its own')
    .action((ref: string, options: { date?: string; title?: string }) =>
      run(async () => {
        const { journal } = await openJournal(program.opts<GlobalOptions>().C);
        mustBeWritable(journal);
        const template = ref === 'free' ? undefined : journal.collections.templates.get(ref);
        if (ref !== 'free' && !template)
          throw new HumanError(
            `There is no template “${ref}”. There are: ${['free', ...journal.collections.templates.keys()].join(', ')}.`,
          );
        const date = options.date ?? today(journal.world.clock);
        if (!isPlainDate(date))
          throw new HumanError(`“${date}” is not a date that exists, written as 2026-11-23.`);
        const { id, path } = await makeEntry(journal, {
          template,
          date,
          ...(options.title === undefined ? {} : { title: options.title }),
        });
        return { json: { id, path }, text: `${path}\n` };
      }),
    );
}
