import type { Command } from 'commander';
import { locate } from '../../core/entries/locate';
import type { Journal } from '../../core/journal/journal';
import { progressOf } from '../../core/progress/progress';
import { progressLines } from '../../core/progress/progressText';
import type { Answer, GlobalOptions, Run } from './command';
import { openJournal } from './openJournal';
import { compare } from '../../core/base/compare';

export function progress(program: Command, run: Run): void {
  program
    .command('progress')
    .description('show the learner’s progress')
    .action(() =>
      run(async () => progressAnswer((await openJournal(program.opts<GlobalOptions>().C)).journal)),
    );
}

export async function progressAnswer(journal: Journal): Promise<Answer> {
  const progress = progressOf(journal);
  const courses = progress.courses.map(({ id, done, required, extra, sections }) => ({
    id,
    done,
    required,
    extra,
    activities: sections.flatMap((section) =>
      section.activities.map((activity) => ({
        id: activity.id,
        status: activity.status,
        changed: activity.changed,
        plannedMinutes: activity.plannedMinutes ?? null,
        actualMinutes: activity.actualMinutes,
      })),
    ),
  }));
  const entries = [...journal.entries.values()]
    .map(({ id, path, status, changed }) => ({ id: id ?? null, path, status, changed }))
    .sort((a, b) => compare(a.path, b.path));
  const problems = await locate(journal.files, journal.problems());
  const { next } = progress;
  return {
    json: { next, courses, entries, problems },
    lines: progressLines(progress, '“reflective-journal check” says why.'),
  };
}
