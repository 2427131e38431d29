import { existsSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { Journal } from '../../core/journal';
import { HumanError } from '../../core/problem';
import { sharedFiles } from '../../core/sharedFiles';
import { byWaitingFirst, overviewOf, type JournalOverview } from '../../core/teamOverview';
import { builtInTemplates } from '../builtInTemplates';
import { findJournals } from '../findJournals';
import { nodeFiles } from '../nodeFiles';
import type { GlobalOptions, Run } from './main';
import { cliWorld } from './openJournal';
import { teamText } from './teamText';

/** As deep as the editor looks. */
const depth = 3;

export function team(program: Command, run: Run): void {
  program
    .command('team')
    .description('say where many journals stand: in these folders and those below them')
    .argument('<folders...>', 'journals, or folders with journals in them')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'csv', 'html'])
        .default('text'),
    )
    .action((folders: readonly string[], { format }: { format: string }) =>
      run(async () => {
        const { C, person } = program.opts<GlobalOptions>();
        const overviews = await overviewsIn(path.resolve(C ?? '.'), folders, person);
        return { json: overviews, text: await printed(overviews, format) };
      }),
    );
}

async function overviewsIn(
  from: string,
  folders: readonly string[],
  person: string | undefined,
): Promise<JournalOverview[]> {
  const world = cliWorld();
  const builtIn = builtInTemplates(path.join(__dirname, 'templates.json'));
  const overviews: JournalOverview[] = [];
  for (const root of new Set(folders.flatMap((folder) => journalsIn(from, folder)))) {
    // What is private is its owner's alone, on their own computer too.
    const journal = new Journal(sharedFiles(nodeFiles(root, world.pace)), world, builtIn);
    await journal.load();
    const name = path.relative(from, root).split(path.sep).join('/') || '.';
    overviews.push(overviewOf(journal, name, person));
  }
  return overviews.sort(byWaitingFirst);
}

function journalsIn(from: string, folder: string): string[] {
  const root = path.resolve(from, folder);
  if (!existsSync(root)) throw new HumanError(`There is no folder ${folder}.`);
  const found = findJournals(root, depth);
  if (found.length === 0) throw new HumanError(`There is no journal in ${folder} or below it.`);
  return found;
}

async function printed(overviews: readonly JournalOverview[], format: string): Promise<string> {
  if (format === 'text') return teamText(overviews);
  const { renderHtml, teamCsv, teamPaper } = await import('../../core/report/reports');
  return format === 'csv' ? teamCsv(overviews) : renderHtml(teamPaper(overviews, cliWorld().clock));
}
