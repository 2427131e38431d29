/** The command line: the same core on plain Node, for supervisors, CI and tests. */
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { escapeContent, escapedJson } from '../../core/base/escapeControls';
import { HumanError } from '../../core/base/problem';
import { systemErrorWords } from '../../core/base/systemError';
import { activities } from './activities';
import { check } from './check';
import { exit, type Answer, type GlobalOptions } from './command';
import { completeEntry } from './complete';
import { digest } from './digest';
import { init } from './init';
import { newEntry } from './new';
import { progress } from './progress';
import { report } from './report';
import { team } from './team';
import { printedLines, warn } from './terminal';

const program = new Command('reflective-journal')
  .description(
    'Reflective journals in plain files: scaffold entries, record completion, see progress.',
  )
  .option(
    '-C <folder>',
    'the journal’s folder (else the nearest one at or above the current folder)',
  )
  .option('--json', 'print one JSON value to standard output')
  .option('--person <person>', 'who you are in this journal')
  .addHelpText(
    'after',
    '\nExit status: 0 fine, 1 findings, 2 refused or could not. Dates are YYYY-MM-DD.',
  )
  .exitOverride()
  .configureOutput({
    writeErr: (text) => text.replace(/\n$/, '').split('\n').forEach(warn),
  })
  .configureHelp({ showGlobalOptions: true });

for (const add of [
  init,
  activities,
  newEntry,
  progress,
  check,
  completeEntry,
  report,
  digest,
  team,
])
  add(program, run);

/** Runs a command and prints its result. */
function run(command: () => Promise<Answer>): Promise<void> {
  return command().then((answer) => {
    const { json } = program.opts<GlobalOptions>();
    process.stdout.write(json ? `${escapedJson(answer.json)}\n` : printed(answer));
    process.exitCode = answer.code ?? exit.fine;
  });
}

const printed = (answer: Answer): string =>
  'lines' in answer ? printedLines(answer.lines) : escapeContent(answer.content);

// Ignores EPIPE: `| head` closes stdout early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.fine : exit.refused;
    return;
  }
  const words = error instanceof HumanError ? error.message : systemErrorWords(error);
  // An unexpected error, with its stack.
  for (const line of words === undefined ? inspect(error).split('\n') : [words]) warn(line);
  process.exitCode = exit.refused;
});
