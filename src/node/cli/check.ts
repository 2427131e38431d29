import type { Command } from 'commander';
import { locate } from '../../core/locate';
import { exit, type GlobalOptions, type Run } from './main';
import { openJournal } from './openJournal';

export function check(program: Command, run: Run): void {
  program
    .command('check')
    .description(
      'name every finding, in every file; remarks of severity “info” do not count as findings',
    )
    .action(() =>
      run(async () => {
        const { journal } = await openJournal(program.opts<GlobalOptions>().C);
        const findings = await locate(journal.files, journal.problems());
        const lines = findings.map(
          ({ path, line, severity, code, message }) =>
            `${path}:${line}: ${severity}: ${message} [${code}]\n`,
        );
        const code = findings.some((finding) => finding.severity !== 'info')
          ? exit.findings
          : exit.fine;
        return { json: { findings }, text: lines.join('') || 'Nothing was found.\n', code };
      }),
    );
}
