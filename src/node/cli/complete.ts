import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { mustBeWritable } from '../../core/actions/addRecords';
import { complete, openPrompts } from '../../core/actions/completion';
import type { Journal } from '../../core/journal/journal';
import { HumanError } from '../../core/base/problem';
import { exit, type GlobalOptions, type Run } from './command';
import { author, openJournal, removeLeftovers, type OpenJournal } from './openJournal';
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
        const path = pathOf(open, name);
        const entry = journal.entryById(name) ?? journal.entries.get(path);
        if (!entry) throw new HumanError(whyNot(journal, name, path));
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

/** Why no entry goes by that name. */
function whyNot(journal: Journal, name: string, path: string): string {
  const doubled = journal.pathsOf(name);
  if (doubled.length > 1)
    return `${doubled.length} entries have the id “${name}”: ${doubled.join(', ')}.`;
  const error = journal.errorIn(path);
  return error ? `${path}: ${error.message}` : `There is no entry “${name}”.`;
}

/** A path within the journal, or relative to where the user stands. */
function pathOf({ root, folder, journal }: OpenJournal, name: string): string {
  const direct = name.split(sep).join('/');
  return journal.entries.has(direct)
    ? direct
    : relative(root, resolve(folder, name)).split(sep).join('/');
}
