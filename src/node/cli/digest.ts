import { resolve } from 'node:path';
import type { Command } from 'commander';
import { digestsOf } from '../../core/entries/digest';
import { readEntryText } from '../../core/entries/entryText';
import { listOfDigests, type TextDigests } from '../../core/records/digests';
import { HumanError } from '../../core/base/problem';
import { maxFileSize } from '../../core/base/unreadable';
import { readOrdinaryFile } from '../readBytes';
import { nodeHash } from '../world';
import type { GlobalOptions, Run } from './command';

const linesOf = ({ path, ...digests }: TextDigests & { path: string }): readonly string[] =>
  listOfDigests(digests).map((digest) => `${digest}  ${path}`);

/** Prints digests to verify a report with, without needing a journal. */
export function digest(program: Command, run: Run): void {
  program
    .command('digest')
    .argument('<files...>', 'files of entries')
    .description('print the digests of each entry, to compare with a report or a record')
    .action((files: readonly string[]) =>
      run(async () => {
        const { C = '.' } = program.opts<GlobalOptions>();
        const digests = await Promise.all(
          files.map(async (path) => {
            const bytes = await readOrdinaryFile(resolve(C, path), maxFileSize).catch(() => {
              throw new HumanError(`${path} could not be read.`);
            });
            if (!bytes)
              throw new HumanError(`${path} is not an ordinary file, or is larger than 5 MB.`);
            return { path, ...digestsOf(readEntryText(bytes.toString('utf8')), nodeHash) };
          }),
        );
        return { json: digests, lines: digests.flatMap(linesOf) };
      }),
    );
}
