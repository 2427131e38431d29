import type { Command } from 'commander';
import { progressOf } from '../../core/progress/progress';
import type { GlobalOptions, Run } from './command';
import { openJournal } from './openJournal';

export function activities(program: Command, run: Run): void {
  program
    .command('activities')
    .description('list what the enrolled courses offer')
    .action(() =>
      run(async () => {
        const { journal } = await openJournal(program.opts<GlobalOptions>().C);
        const { courses } = progressOf(journal);
        const json = courses.flatMap((course) =>
          course.sections.flatMap((section) =>
            section.activities.map(({ id, title, plannedMinutes, status }) => ({
              id,
              title,
              plannedMinutes: plannedMinutes ?? null,
              status,
            })),
          ),
        );
        const lines = json.map(({ id, title, plannedMinutes, status }) =>
          [id, status, plannedMinutes === null ? '' : `${plannedMinutes} min`, title].join('\t'),
        );
        return { json, lines };
      }),
    );
}
