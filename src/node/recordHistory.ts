/** Reads the lines that commits added to and removed from the records of a journal, without running configured programs. */
import { randomBytes } from 'node:crypto';
import type { ChangedLines, HistoryCommit, RecordHistory } from '../core/authorship/history';
import { journalFilePath } from '../core/journal/setup/journalFile';
import { findGit } from './findProgram';
import { Git, type GitProgram } from './git';
import { headIn } from './gitHead';

/** Prevents external programs and replacement objects. */
const plain = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false', '-c', 'i18n.logOutputEncoding=UTF-8'],
];

/** Independent of the repository's settings, attributes and .mailmap. */
const log = [
  'log',
  // Every branch counts, and a commit follows its parents.
  ...['--full-history', '--topo-order', '--reverse'],
  // Of a merge only what no parent has.
  ...['--patch', '--cc', '--unified=0', '--inter-hunk-context=0'],
  // What is appended to a file is one run of lines, from its first to its last one.
  ...['--diff-algorithm=myers', '--no-indent-heuristic', '--no-renames'],
  ...['--text', '--no-color', '--no-ext-diff', '--no-textconv', '--no-show-signature'],
  ...['--no-mailmap', '--no-notes', '--ignore-submodules=all', '--submodule=short'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--decorate-refs-exclude=*'],
];

/**
 * @param folder the journal's
 * @param program without one, git cannot tell
 */
export function recordHistory(
  folder: string,
  program: GitProgram | undefined = installedGit(folder),
): RecordHistory {
  if (!program) return { head: none, commits: none, isAncestor: async () => false };
  const git = new Git(program, folder);
  return {
    async head() {
      const known = headIn(folder);
      if (known !== undefined) return known;
      const head = ['rev-parse', '--verify', '--quiet', 'HEAD'];
      return git.line(...plain, ...head).catch(() => undefined);
    },

    async commits(persons) {
      const paths = [journalFilePath, '.journal/people'].concat(
        persons.map((person) => `.journal/records/${person}`),
      );
      // No text in the repository can contain it.
      const mark = randomBytes(16).toString('hex');
      const format = `--format=${mark}%H%x00%an%x00%ae%x00%D%x00%B%x00`;
      const run = await git
        .run([...plain, ...log, format, 'HEAD', '--', ...paths])
        .catch(() => undefined);
      return run?.code === 0 ? run.out.split(mark).slice(1).map(commitIn) : undefined;
    },

    async isAncestor(earlier, later) {
      const run = await git.run([...plain, 'merge-base', '--is-ancestor', earlier, later]);
      return run.code === 0;
    },
  };
}

const none = async (): Promise<undefined> => undefined;

function installedGit(folder: string): GitProgram | undefined {
  const path = findGit(folder);
  return path === undefined ? undefined : { path };
}

function commitIn(text: string): HistoryCommit {
  const [commit = '', name = '', email = '', refs = '', message = '', ...rest] = text.split('\0');
  const isCutOff = refs.split(', ').includes('grafted');
  // A zero may be in a file too.
  return { commit, name, email, isCutOff, message, files: filesIn(rest.join('\0')) };
}

/**
 * The path from the journal's folder. Where the folder's name has a blank git puts a tab behind the path, and
 * quotation marks around one with other marks.
 */
const writtenPath = /^(?:\+\+\+ "?b|--- "?a)\/(?:.*?\/)?(\.journal\/.*?)"?\t?$/;

function filesIn(patch: string): readonly ChangedLines[] {
  const files: { path: string; isNew: boolean; runs: string[][]; removed: string[] }[] = [];
  let file: (typeof files)[number] | undefined;
  let isInHunk = false;
  /** What precedes a line that every version of the file lacks: of a merge a sign for each parent. */
  let added = '+';
  let removed = '-';
  let run: string[] | undefined;
  for (const line of patch.split('\n')) {
    const hunk = /^(@@+) -/.exec(line)?.[1];
    if (hunk !== undefined) {
      isInHunk = true;
      added = '+'.repeat(hunk.length - 1);
      removed = '-'.repeat(hunk.length - 1);
      run = undefined;
    } else if (line.startsWith('diff --')) {
      isInHunk = false;
      file = { path: '', isNew: false, runs: [], removed: [] };
      files.push(file);
    } else if (!file) continue;
    else if (!isInHunk) {
      if (line.startsWith('new file mode ')) file.isNew = true;
      else file.path = writtenPath.exec(line)?.[1] ?? file.path;
    } else if (line.startsWith(added)) {
      if (!run) file.runs.push((run = []));
      run.push(line.slice(added.length));
    } else if (!line.startsWith('\\')) {
      run = undefined;
      if (line.startsWith(removed)) file.removed.push(line.slice(removed.length));
    }
  }
  return files.filter(({ path }) => path !== '');
}
