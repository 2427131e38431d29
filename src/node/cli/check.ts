import path from 'node:path';
import { Option, type Command } from 'commander';
import { escapedJson } from '../../core/base/escapeControls';
import { toGithub, toSarif, toText } from '../../core/assist/findingFormats';
import { explanationLines, explanationOf } from '../../core/actions/explanation';
import { locate } from '../../core/entries/locate';
import { isOfFolder } from '../../core/base/unreadable';
import { isOfMissingEntry } from '../../core/journal/missingEntries';
import { changedSince } from '../changedSince';
import { exit, type GlobalOptions, type Run } from './command';
import { namedEntry } from './namedEntry';
import { openJournal } from './openJournal';

export function check(program: Command, run: Run): void {
  program
    .command('check')
    .description(
      'name every finding, in every file; remarks of severity “info” do not count as findings',
    )
    .addOption(
      new Option('--format <format>', 'sarif and github name paths from $GITHUB_WORKSPACE, if set')
        .choices(['text', 'sarif', 'github'])
        .default('text'),
    )
    .option('--since <revision>', 'only in files that changed since that commit, by git')
    .option('--explain <entry>', 'only why the entry with this id or path has its status')
    .action(({ format, since, explain }: { format: string; since?: string; explain?: string }) =>
      run(async () => {
        const open = await openJournal(program.opts<GlobalOptions>().C);
        const { journal, root } = open;
        if (explain !== undefined) {
          const explanation = await explanationOf(journal, namedEntry(open, explain));
          const { id = null, template = null, version = null } = explanation;
          const { digest = null, digest2 = null } = explanation;
          const json = { ...explanation, id, template, version, digest, digest2 };
          return { json, lines: explanationLines(explanation) };
        }
        const changed = since === undefined ? undefined : await changedSince(root, since);
        // Changes in unreadable folders are unknown, and a move or deletion shows in other files.
        const problems = [...journal.problems()].filter(
          ({ path, code }) =>
            !changed || changed.has(path) || isOfFolder(code) || isOfMissingEntry(code),
        );
        const findings = await locate(journal.files, problems);
        const code = findings.some((finding) => finding.severity !== 'info')
          ? exit.findings
          : exit.fine;
        if (format === 'sarif') {
          const sarif = toSarif(findings, fromWorkspace(root));
          return { json: sarif, content: `${escapedJson(sarif)}\n`, code };
        }
        const json = { findings };
        return format === 'github'
          ? { json, content: toGithub(findings, fromWorkspace(root)), code }
          : { json, lines: toText(findings), code };
      }),
    );
}

/** GitHub needs paths relative to the repository's root, which may be above the journal. */
function fromWorkspace(root: string): string {
  const workspace = process.env['GITHUB_WORKSPACE'];
  if (!workspace) return '';
  const way = path.relative(workspace, root).split(path.sep).join('/');
  return way.startsWith('..') || path.isAbsolute(way) ? '' : way;
}
