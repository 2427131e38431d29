import type { Command } from 'commander';
import { mustBeWritable } from '../../core/actions/addRecords';
import { isPlainDate, today } from '../../core/base/dates';
import type { Journal } from '../../core/journal/journal';
import { makeEntry } from '../../core/authoring/newEntry';
import { HumanError } from '../../core/base/problem';
import type { Template } from '../../core/library/template';
import type { GlobalOptions, Run } from './command';
import { openJournal, removeLeftovers } from './openJournal';

export function newEntry(program: Command, run: Run): void {
  program
    .command('new')
    .argument(
      '<template>',
      'such as openlearn-sds-scotland/2.9 (or 2.9, in a course of the journal) or models/gibbs; “free” for none',
    )
    .option('--date <date>', 'its day (else today)')
    .option('--title <title>', 'its title (else the template’s)')
    .description('scaffold an entry; a second one gets a path of its own')
    .action((ref: string, options: { date?: string; title?: string }) =>
      run(async () => {
        const { journal } = await openJournal(program.opts<GlobalOptions>().C);
        mustBeWritable(journal);
        await removeLeftovers(journal);
        const template = ref === 'free' ? undefined : templateNamed(journal, ref);
        const date = options.date ?? today(journal.world.clock);
        if (!isPlainDate(date))
          throw new HumanError(`“${date}” is not a day that exists. Write it like 2026-11-23.`);
        const { id, path } = await makeEntry(journal, {
          template,
          date,
          ...(options.title === undefined ? {} : { title: options.title }),
        });
        return { json: { id, path }, lines: [path] };
      }),
    );
}

/** Finds a template by its reference, or an activity of the journal’s courses by its number. */
function templateNamed({ collections, setup }: Journal, name: string): Template {
  const known = collections.templates.get(name);
  if (known) return known;
  const courses = setup?.file.courses ?? [];
  const numbered = [...collections.templates.values()].filter(
    ({ ref, meta }) =>
      meta.number === name && courses.some((course) => ref.startsWith(`${course}/`)),
  );
  const [found, another] = numbered;
  if (!found)
    throw new HumanError(
      `There is no template “${name}”. There are: ${['free', ...collections.templates.keys()].join(', ')}.`,
    );
  if (another)
    throw new HumanError(
      `“${name}” is the number of more than one activity. Please write which: ${numbered.map(({ ref }) => ref).join(', ')}.`,
    );
  return found;
}
