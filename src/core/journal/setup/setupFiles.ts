/** The files that define a journal: journal.yaml, people, and the journal's own collections. */
import * as l10n from '@vscode/l10n';
import {
  noCollections,
  overlay,
  readCollections,
  type Collections,
} from '../../library/collections';
import { today } from '../../base/dates';
import { journalFilePath, readSetup, type Setup } from './journalFile';
import { readPerson, type Person } from './people';
import type { Files, World } from '../../base/ports';
import { capFindings, type Finding, type Problem } from '../../base/problem';
import {
  linkedFile,
  linkedFolder,
  unreadableFinding,
  unreadableFolder,
} from '../../base/unreadable';
import { compare } from '../../base/compare';

const folders = ['people', 'courses', 'models', 'frameworks'];
const setupPath = new RegExp(`^\\.journal/(?:journal\\.yaml$|(?:${folders.join('|')})/)`);

export interface SetupFiles {
  /** `undefined` while journal.yaml is missing. */
  readonly setup: Setup | undefined;
  readonly people: ReadonlyMap<string, Person>;
  readonly collections: Collections;
  readonly problems: readonly Problem[];
}

export const isSetupPath = (path: string): boolean => setupPath.test(path);

export async function readSetupFiles(
  files: Files,
  builtIn: Collections,
  { hash, clock }: Pick<World, 'hash' | 'clock'>,
): Promise<SetupFiles> {
  const paths = [journalFilePath];
  const problems: Problem[] = [];
  const link = await files.linkOn(journalFilePath);
  if (link !== undefined)
    problems.push(link === journalFilePath ? linkedFile(link, 'error') : linkedFolder(link));
  // One folder at a time: next to them are the records, possibly tens of thousands of files.
  for (const folder of folders) {
    const listing = await files.list(`.journal/${folder}`);
    paths.push(...listing.files);
    problems.push(...listing.denied.map(unreadableFolder));
  }
  const people = new Map<string, Person>();
  const texts = new Map<string, string>();
  let setup: Setup | undefined;
  await files.readEach(paths, (read) => {
    const { path } = read;
    const report = (findings: readonly Finding[]): void => {
      for (const finding of capFindings(findings)) problems.push({ ...finding, path });
    };
    if ('missing' in read) return;
    if ('unreadable' in read) return report([unreadableFinding(read)]);
    if (path === journalFilePath) {
      const result = readSetup(read.text, today(clock));
      setup = result.setup;
      report(result.findings);
    } else if (/^\.journal\/people\/[^/]+\.yaml$/.test(path)) {
      const { value, findings } = readPerson(path, read.text);
      if (value) people.set(value.id, value);
      report(findings);
    } else texts.set(path.slice('.journal/'.length), read.text);
  });
  // Sorted by name, so that the same files always give the same result.
  const sorted = new Map([...texts].sort(([a], [b]) => compare(a, b)));
  const own =
    texts.size > 0
      ? {
          ...readCollections(sorted, 'journal', '.journal/', builtIn),
          key: hash(JSON.stringify([...sorted])),
        }
      : noCollections;
  const collections = overlay(builtIn, own);
  return {
    setup,
    people,
    collections,
    problems: [...problems, ...own.problems, ...(setup ? unknownCourses(setup, collections) : [])],
  };
}

function unknownCourses(setup: Setup, { courses }: Collections): Problem[] {
  return setup.file.courses
    .filter((id) => !courses.has(id))
    .map((id) => ({
      path: journalFilePath,
      line: setup.lineOf(['courses', setup.file.courses.indexOf(id)]),
      severity: 'error',
      code: 'journal.unknown-course',
      message: l10n.t('There is no readable course “{0}”.', id),
    }));
}
