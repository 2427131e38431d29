import { existsSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { Journal } from '../../core/journal/journal';
import { HumanError } from '../../core/base/problem';
import { byWaitingFirst } from '../../core/team/teamOrder';
import { overviewOf, unreadableOverview, type JournalOverview } from '../../core/team/teamOverview';
import { builtInTemplates } from '../builtInTemplates';
import { findJournals } from '../findJournals';
import { nodeFiles } from '../nodeFiles';
import type { GlobalOptions, Run } from './command';
import { cliWorld, judgeByHistory, searchDepth } from './openJournal';
import { teamText } from './teamText';

const shape = `
Private entries are never counted. With --person, what waits is what that person, a
reviewer, has not looked at; else what no reviewer has. --json prints a list, for each
journal:
  path, person            the path is relative to the current folder, or to that of -C
  problem                 why it could not be read; empty where it could
  courses                 [{ id, title, done, required, extra }]
  frameworks              [{ id, title, from, to, daysLeft, met, required, open: [titles],
                             topics: [{ ref, title, entries }] }]
  awaitingReview          [entry ids]
  notices                 [{ kind, entry, person, text }]: records in another person's name,
                          entries that were reopened or deleted after a look at them
  changed                 how many of these changed since they were looked at
  lastActive, isQuiet     the Monday of the last week with anything, empty where there is none
  problems                how many files should be looked at`;

export function team(program: Command, run: Run): void {
  program
    .command('team')
    .description('show the progress of many journals: in these folders and those below them')
    .argument('<folders...>', 'journals, or folders with journals in them')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'csv', 'html'])
        .default('text'),
    )
    .addHelpText('after', shape)
    .action((folders: readonly string[], { format }: { format: string }) =>
      run(async () => {
        const { C, person, json } = program.opts<GlobalOptions>();
        const overviews = await overviewsIn(path.resolve(C ?? '.'), folders, person);
        return {
          // Only an editor knows unread comments.
          json: overviews.map((overview) => ({ ...overview, unread: undefined })),
          ...(json ? { lines: [] } : await printed(overviews, format)),
        };
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
  let knowsPerson = false;
  for (const root of new Set(folders.flatMap((folder) => journalsIn(from, folder)))) {
    const name = path.relative(from, root).split(path.sep).join('/') || '.';
    const journal = new Journal(nodeFiles(root, world.pace), world, builtIn);
    try {
      await journal.load();
      await judgeByHistory(journal, root);
      knowsPerson ||= person !== undefined && journal.people.has(person);
      overviews.push(overviewOf(journal, name, person));
    } catch (error) {
      overviews.push(
        unreadableOverview(name, error instanceof Error ? error.message : String(error)),
      );
    }
  }
  if (person !== undefined && !knowsPerson)
    throw new HumanError(`No one named “${person}” belongs to any of these journals.`);
  return overviews.sort(byWaitingFirst);
}

function journalsIn(from: string, folder: string): string[] {
  const root = path.resolve(from, folder);
  if (!existsSync(root)) throw new HumanError(`There is no folder ${folder}.`);
  const found = findJournals(root, searchDepth);
  if (found.length === 0) throw new HumanError(`There is no journal in ${folder} or below it.`);
  return found;
}

async function printed(
  overviews: readonly JournalOverview[],
  format: string,
): Promise<{ lines: string[] } | { content: string }> {
  if (format === 'text') return { lines: teamText(overviews) };
  const { renderHtml, teamCsv, teamPaper } = await import('../../formats/reports.js');
  return {
    content:
      format === 'csv'
        ? teamCsv(overviews)
        : renderHtml(teamPaper(overviews, cliWorld().clock, 'en-GB')),
  };
}
