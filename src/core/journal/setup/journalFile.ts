/** `.journal/journal.yaml`: the owner of the journal, and the files that belong to it. */
import * as l10n from '@vscode/l10n';
import { checkShape, goodFields } from '../../schema/checkShape';
import { globOf, type Glob } from '../../base/glob';
import { patternFindings } from './newEntryPattern';
import type { Finding } from '../../base/problem';
import { escapesFolder } from '../../base/paths';
import { journalFile, type JournalFile } from '../../schema/schemas';
import type { YamlValue } from '../../yaml/plainYaml';
import { linesOf } from '../../yaml/parseYaml';
import { readYaml } from '../../yaml/readYaml';

export const journalFilePath = '.journal/journal.yaml';
export const currentSchema = 1;

export interface Setup {
  readonly file: JournalFile;
  /** Reason why nothing is written: a newer version made the journal, or the file has errors. */
  readonly readOnly: 'newer' | 'unreadable' | undefined;
  /** Whether the path is that of an entry, private or not. */
  readonly isEntry: (path: string) => boolean;
  /** The folders that contain entries. */
  readonly entryFolders: readonly string[];
  /** The line of a value in the file. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

export interface SetupRead {
  readonly setup: Setup;
  readonly findings: readonly Finding[];
}

/** Values for missing or invalid fields, so that entries are shown all the same. */
const fallback: JournalFile = {
  schema: currentSchema,
  owner: '',
  reviewers: [],
  courses: [],
  frameworks: [],
  entries: 'entries/**/*.md',
  newEntry: 'entries/{year}/{date}-{slug}.md',
};

/** These decide which files are written, and where. */
const mayRead = ([key]: readonly (string | number)[]): boolean =>
  key !== 'entries' && key !== 'newEntry';

/** @param day today's date */
export function readSetup(text: string, day: string): SetupRead {
  const read = readYaml(text);
  const lineOf = linesOf(text);
  const { value, findings, reading } =
    read.findings.length > 0
      ? { value: undefined, findings: read.findings, reading: undefined }
      : checkShape(journalFile, read.value, lineOf, 'journal.field', { mayRead });
  const file = value ?? { ...fallback, ...goodFields(journalFile, reading?.value) };
  const problems: Finding[] = [...findings];
  const readOnly = file.schema > currentSchema ? 'newer' : value ? undefined : 'unreadable';
  if (readOnly === 'newer')
    problems.push({
      line: lineOf(['schema']),
      severity: 'warning',
      code: 'journal.newer-schema',
      message: l10n.t(
        'This journal was made by a newer version of Reflective Journal. It can be read here; please update to write in it.',
      ),
    });
  for (const key of ['entries', 'newEntry'] as const) {
    if (!escapesFolder(file[key])) continue;
    const message = l10n.t('“{0}” is outside the journal’s folder.', key);
    problems.push({
      line: lineOf([key]),
      severity: 'error',
      code: 'journal.outside',
      message,
    });
  }
  const wanted = escapesFolder(file.entries) ? undefined : entryPattern(file.entries);
  const badPattern = (): void => {
    problems.push({
      line: lineOf(['entries']),
      severity: 'error',
      code: 'journal.pattern',
      message: l10n.t(
        '“entries” is not a pattern of paths such as entries/**/*.md. It can use *, **, ?, [a-z] and {a,b}.',
      ),
    });
  };
  if (!wanted && !escapesFolder(file.entries)) badPattern();
  const { matches, folder } = wanted ?? entryPattern('entries/**/*.md')!;
  const isEntry = (path: string): boolean => matches(path) && !path.startsWith('.journal/');
  // No entry is created while the file has errors, and a newer version may have other variables.
  if (readOnly === undefined)
    for (const finding of patternFindings(file.newEntry, day, wanted && isEntry)) {
      if (finding.code === 'journal.new-entry' && otherAlternatives.test(file.entries)) {
        badPattern();
        continue;
      }
      // If “newEntry” is missing, “entries” does not match the default.
      const key = hasField(read.value, 'newEntry') ? 'newEntry' : 'entries';
      problems.push({ ...finding, line: lineOf([key]) });
    }
  return {
    setup: {
      file,
      readOnly,
      isEntry,
      entryFolders: folder === '' ? [''] : [folder, `private/${folder}`],
      lineOf,
    },
    findings: problems,
  };
}

/** Alternatives of another kind of pattern, which match only names with these characters. */
const otherAlternatives = /\([^()]*\|[^()]*\)/;

const hasField = (value: YamlValue | undefined, field: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field);

/** All Markdown files in one folder, as in most journals. */
const plainPattern = /^([\w-]+(?:\/[\w-]+)*)\/\*\*\/\*\.md$/;

/** Matches the same paths as `globOf`, but faster, as it is called for thousands of paths. */
function underFolder(folder: string): Glob['matches'] {
  const shared = `${folder}/`;
  const own = `private/${folder}/`;
  return (path) =>
    path.endsWith('.md') &&
    ((path.startsWith(shared) && !path.includes('/.', shared.length - 1)) ||
      (path.startsWith(own) && !path.includes('/.', own.length - 1)));
}

/** Private entries match below `private/`. */
function entryPattern(text: string): Glob | undefined {
  const pattern = text.replace(/^(?:\.\/)+/, '');
  const folder = plainPattern.exec(pattern)?.[1];
  if (folder !== undefined) return { matches: underFolder(folder), folder };
  const glob = globOf(pattern);
  return (
    glob && {
      ...glob,
      matches: (path) =>
        glob.matches(path) || (path.startsWith('private/') && glob.matches(path.slice(8))),
    }
  );
}
