/** The files that define a journal: journal.yaml, people, and the journal's own collections. */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  noCollections,
  overlay,
  readCollections,
  type Collections,
} from '../../library/collections';
import { coursePath } from '../../library/newCourse';
import { today } from '../../base/dates';
import { journalFilePath, readSetup, type Setup } from './journalFile';
import { personPath, readPerson, type Person } from './people';
import type { Files, World } from '../../base/ports';
import { fileNameOf, isAtOrBelow } from '../../base/paths';
import {
  capFindings,
  finding,
  type Finding,
  type Problem,
  type Severity,
} from '../../base/problem';
import { originalOf } from '../../base/syncCopies';
import { person } from '../../schema/schemas';
import {
  linkedFile,
  linkedFolder,
  unreadableFinding,
  unreadableFolder,
} from '../../base/unreadable';
import { compare } from '../../base/compare';
import { withSuggestion } from '../../base/didYouMean';
import { idMeant, type Framework } from '../../library/framework';

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
  const denied: string[] = [];
  const problems: Problem[] = [];
  const link = await files.linkOn(journalFilePath);
  if (link !== undefined)
    problems.push(link === journalFilePath ? linkedFile(link, 'error') : linkedFolder(link));
  // One folder at a time: next to them are the records, possibly tens of thousands of files.
  for (const folder of folders) {
    const listing = await files.list(`.journal/${folder}`);
    paths.push(...listing.files);
    problems.push(...listing.denied.map(unreadableFolder));
    denied.push(...listing.denied);
  }
  const found = new Set(paths);
  const mayExist = (path: string): boolean =>
    found.has(path) || denied.some((folder) => isAtOrBelow(path, folder));
  for (const path of paths) {
    const original = originalOf(path, found, path.startsWith(peopleFolder) ? isSlug : undefined);
    if (original === undefined) continue;
    found.delete(path);
    problems.push({ path, ...copyOf(original) });
  }
  const byFile = new Map<string, Person>();
  const texts = new Map<string, string>();
  let setup: Setup | undefined;
  await files.readEach([...found], (read) => {
    const { path } = read;
    const report = (findings: readonly Finding[]): void => {
      for (const one of capFindings(findings)) problems.push({ ...one, path });
    };
    if ('missing' in read) return;
    if ('unreadable' in read) return report([unreadableFinding(read)]);
    if (path === journalFilePath) {
      const result = readSetup(read.text, today(clock));
      setup = result.setup;
      report(result.findings);
    } else if (/^\.journal\/people\/[^/]+\.yaml$/.test(path)) {
      const { value, findings } = readPerson(path, read.text);
      if (value) byFile.set(value.id, value);
      report(findings);
    } else texts.set(path.slice('.journal/'.length), read.text);
  });
  const people = new Map([...byFile].sort(([a], [b]) => compare(a, b)));
  problems.push(...sharedAddresses(people));
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
    problems: [
      ...problems,
      ...own.problems,
      ...(setup ? unknownNames(setup, collections, people, mayExist) : []),
    ],
  };
}

const peopleFolder = '.journal/people/';
const isSlug = (name: string): boolean => v.is(person, name);

const copyOf = (original: string): Finding =>
  finding(
    1,
    'warning',
    'file.copy',
    l10n.t(
      'This file looks like a copy of {0} and is not read. Compare the two, then delete one.',
      fileNameOf(original),
    ),
  );

/** Two people with one address: it is unknown which of them works here. */
function sharedAddresses(people: ReadonlyMap<string, Person>): Problem[] {
  const byAddress = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { id, email, emails = [] } of people.values())
    for (const address of new Set([email, ...emails].map((one) => one.trim().toLowerCase()))) {
      const other = byAddress.get(address);
      if (address === '') continue;
      if (other === undefined) byAddress.set(address, id);
      else
        problems.push({
          path: personPath(id),
          ...finding(
            1,
            'warning',
            'person.same-email',
            l10n.t(
              '“{0}” and “{1}” have the same e-mail address. Give it to one of them only.',
              other,
              id,
            ),
          ),
        });
    }
  return problems;
}

/** Registrations that the framework does not have, that are read other than as written, or that are named twice. */
function registrationFindings(
  framework: Framework,
  registrations: readonly string[],
): { at: number; severity: Severity; code: string; message: string }[] {
  const ids = registrations.map((one) => idMeant(framework.registrations, one));
  return registrations.flatMap((one, at) => {
    const id = ids[at];
    if (id === undefined) {
      const message = l10n.t('{0} has no registration “{1}”.', framework.title, one);
      const known = framework.registrations.map((held) => held.id);
      const asked = withSuggestion(message, one, known);
      return { at, severity: 'warning', code: 'journal.unknown-registration', message: asked };
    }
    if (ids.indexOf(id) < at) {
      const message = l10n.t('The registration “{0}” is named twice; it counts once.', id);
      return { at, severity: 'warning', code: 'journal.registration-twice', message };
    }
    if (id === one) return [];
    const message = l10n.t('“{0}” is read as the registration “{1}”.', one, id);
    return { at, severity: 'info', code: 'journal.registration.read', message };
  });
}

/**
 * Names in journal.yaml that name nothing.
 * @param mayExist whether a file has a finding of its own, or its folder has
 */
function unknownNames(
  { file, lineOf }: Setup,
  { courses, frameworks }: Collections,
  people: ReadonlyMap<string, Person>,
  mayExist: (path: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  const add = (
    at: readonly (string | number)[],
    severity: Severity,
    code: string,
    message: string,
  ): void => {
    problems.push({ path: journalFilePath, line: lineOf(at), severity, code, message });
  };
  const ids = new Set<string>();
  file.courses.forEach((id, index) => {
    if (!courses.has(id) && !ids.has(id) && !mayExist(coursePath(id)))
      add(
        ['courses', index],
        'error',
        'journal.unknown-course',
        l10n.t('There is no readable course “{0}”.', id),
      );
    ids.add(id);
  });
  file.frameworks.forEach(({ id, cycleStart, until, registrations = [] }, index) => {
    const here = ['frameworks', index];
    const framework = frameworks.get(id);
    if (!framework && !mayExist(`.journal/frameworks/${id}/framework.yaml`))
      add(
        [...here, 'id'],
        'warning',
        'journal.unknown-framework',
        l10n.t('There is no readable framework “{0}”.', id),
      );
    if (framework) {
      for (const { at, ...found } of registrationFindings(framework, registrations))
        add([...here, 'registrations', at], found.severity, found.code, found.message);
      const { starts } = framework.cycle;
      if (cycleStart !== undefined && starts !== 'registration' && !cycleStart.endsWith(starts))
        add(
          [...here, 'cycleStart'],
          'info',
          'journal.cycle-start',
          l10n.t(
            'Cycles of {0} begin on {1}; the first one, from {2}, is shorter.',
            framework.title,
            starts,
            cycleStart,
          ),
        );
    }
    if (cycleStart !== undefined && until !== undefined && until < cycleStart)
      add(
        [...here, 'until'],
        'warning',
        'journal.field.value',
        l10n.t('“until” is before “cycleStart”, so the framework is never followed.'),
      );
  });
  const named = [
    ...(file.owner === '' ? [] : [{ one: file.owner, at: ['owner'] }]),
    ...file.reviewers.map((one, index) => ({ one, at: ['reviewers', index] })),
  ];
  for (const { one, at } of named)
    if (!people.has(one) && !mayExist(personPath(one)))
      add(
        at,
        'info',
        'journal.unknown-person',
        l10n.t('There is no readable file {0}.', personPath(one)),
      );
  return problems;
}
