/** The git repository of a journal: its paths, branches and private files. Changes nothing. */
import { existsSync, lstatSync } from 'node:fs';
import { isAbsolute, join, posix, resolve } from 'node:path';
import { isPrivate } from '../core/base/paths';
import type { Files } from '../core/base/ports';
import type { ChangedFile } from '../core/sharing/sharing';
import type { Git } from './git';

/** A branch in another repository. */
export interface RemoteBranch {
  readonly remote: string;
  /** Full name of the branch on the remote. */
  readonly ref: string;
  /** The remote-tracking ref, which may not exist yet. */
  readonly tracking: string;
}

/** The branch to fetch from and the one to push to. They differ if the person works in a fork. */
export interface Upstream {
  readonly from: RemoteBranch;
  readonly to: RemoteBranch;
}

/** Git's notation of one path from the repository's root, never a pattern. */
export const literal = (path: string): string => `:(top,literal)${path}`;

/** The setup file of any journal, as git's pattern and as a regular expression. */
const anyJournal = ':(top,icase,glob)**/.journal/journal.yaml';
const journalFile = /^((?:.*\/)?)\.journal\/journal\.yaml$/i;

const anyPrivate = ['private', 'private/**'].map((path) => `:(top,icase,glob)**/${path}`);

/** Ranges of unpushed commits to try in turn: a tracking ref may not exist yet. */
const unpushed = ({ from, to }: Upstream): string[][] => [
  // Commits fetched from one remote need not be pushed to the other.
  ['HEAD', `^${from.tracking}`, `^${to.tracking}`],
  ['HEAD', `^${from.tracking}`],
  ['HEAD'],
];

/** Equal for all spellings that a file system may treat as the same path. */
export const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/** Limits the length of a command line. */
const maxProbes = 100;

export class Repository {
  private constructor(
    readonly git: Git,
    readonly files: Files,
    /** From the repository's root to the journal, empty or ending with `/`. */
    readonly prefix: string,
    readonly gitFolder: string,
    /** Git's folder shared by all working trees. */
    readonly commonFolder: string,
    /** Absolute path of the working tree. */
    readonly root: string,
  ) {}

  /** @returns `undefined` outside a repository */
  static async at(git: Git, files: Files): Promise<Repository | undefined> {
    const asked = ['--show-prefix', '--absolute-git-dir', '--git-common-dir', '--show-toplevel'];
    const answers = (await git.line('rev-parse', ...asked))?.split(/\r?\n/);
    if (!answers) return undefined;
    // Folder names may contain line feeds.
    if (answers.length !== asked.length)
      for (const [index, one] of asked.entries())
        answers[index] = (await git.line('rev-parse', one)) ?? '';
    const [prefix = '', gitFolder = '', common = '', root = ''] = answers;
    if (root === '') return undefined;
    return new Repository(git, files, prefix, gitFolder, resolve(git.folder, common), root);
  }

  /** Converts a repository path to a journal path; leaves paths outside the journal as they are. */
  inside(path: string): string {
    return this.isInside(path) ? path.slice(this.prefix.length) : path;
  }

  isInside(path: string): boolean {
    return path.startsWith(this.prefix);
  }

  /** @returns `undefined` if the branch has no remote */
  async upstreamOf(branch: string | undefined): Promise<Upstream | undefined> {
    if (branch === undefined) return undefined;
    const values = new Map<string, string>();
    for (const item of await this.git
      .list('config', '-z', '--get-regexp', '^(branch\\.|remote\\.pushdefault$)')
      .catch(() => []))
      values.set(item.slice(0, item.indexOf('\n')), item.slice(item.indexOf('\n') + 1));
    const of = (name: string): string | undefined => values.get(`branch.${branch}.${name}`);
    const remote = of('remote');
    const ref = of('merge');
    if (!remote || !ref || remote === '.') return undefined;
    const format = ['--format=%(upstream)', `refs/heads/${branch}`];
    const known = await this.git.line('for-each-ref', ...format);
    const from = { remote, ref, tracking: known === '' || !known ? '@{upstream}' : known };
    const other = of('pushremote') ?? values.get('remote.pushdefault');
    if (other === undefined || other === remote || other === '.') return { from, to: from };
    // Like git's default: pushes to the branch of the same name.
    const to = {
      remote: other,
      ref: `refs/heads/${branch}`,
      tracking: `refs/remotes/${other}/${branch}`,
    };
    return { from, to };
  }

  /** Number of unpushed commits; all commits if no tracking ref exists. */
  async ahead(upstream: Upstream): Promise<number> {
    for (const range of unpushed(upstream)) {
      const count = await this.git.line('rev-list', '--count', ...range, '--');
      if (count !== undefined) return Number(count);
    }
    return 0;
  }

  /** Whether an unpushed commit has a private file of any journal, even if a later commit removes it. */
  async holdsPrivate(upstream: Upstream): Promise<boolean> {
    const log = ['log', '-z', '-m', '--full-history', '--format=', '--name-status', '--no-renames'];
    for (const range of unpushed(upstream)) {
      const { code, out } = await this.git.run([...log, ...range, '--', ...anyPrivate, anyJournal]);
      if (code !== 0) continue;
      const items = out.split('\0');
      const paths = items.filter((_, index) => index % 2 === 1);
      // A commit that only removes private files may be pushed.
      const kept = paths.filter((_, index) => !/^\n?D/.test(items[index * 2]!));
      if (!kept.some((path) => !journalFile.test(path))) return false;
      return kept.some(await this.privacy(paths));
    }
    return false;
  }

  /**
   * Tests whether a path is private in any journal of the repository, in any letter case.
   * @param paths further paths to search for journals
   */
  async privacy(paths: readonly string[] = []): Promise<(path: string) => boolean> {
    const known = ['ls-files', '-z', '--full-name', '--cached', '--others', '--exclude-standard'];
    return this.privacyAmong([...(await this.git.list(...known, '--', anyJournal)), ...paths]);
  }

  /** @param paths searched for journals */
  privacyAmong(paths: readonly string[]): (path: string) => boolean {
    const journals = paths.flatMap((path) => journalFile.exec(path)?.[1] ?? []);
    const roots = [...new Set([this.prefix, ...journals].map(folded))];
    return (path) => {
      const one = folded(path);
      return roots.some((root) => one.startsWith(root) && isPrivate(one.slice(root.length)));
    };
  }

  /**
   * Changed `.gitignore` files that would leave private files unignored once shared; ignore settings of this
   * computer protect no one else, so they do not count. Also any other file with a rule that un-ignores
   * something private, such as `info/exclude`.
   */
  async exposing(changed: readonly ChangedFile[]): Promise<string[]> {
    const files = changed
      .map(({ path }) => path)
      .filter((path) => /(?:^|\/)\.gitignore$/.test(path));
    const existing = await this.git.list('ls-files', '-z', '--others', '--', ':(icase)private');
    const probes = ['x', 'entries/x.md', 'records/x/x.x.yaml', 'attachments/x', 'counterparts/x'];
    const paths = [...probes.map((path) => `private/${path}`), ...existing.slice(0, maxProbes)];
    const { out } = await this.git.run([
      ...['check-ignore', '--verbose', '--no-index', '--'],
      // A rule that un-ignores the folder applies to the folder alone.
      ...['private', ...paths],
    ]);
    // One line per path: file, line number and pattern of the deciding rule.
    const decided = out.split('\n').flatMap((line) => {
      const [, source = '', pattern = '', path] = /^(.*?):\d+:(.*)\t(.*)/.exec(line) ?? [];
      return source === '' ? [] : [{ source, path, isKept: pattern.startsWith('!') }];
    });
    const ignored = decided.filter(
      ({ source, path, isKept }) =>
        path !== 'private' &&
        !isKept &&
        /(?:^|\/)\.gitignore$/.test(source) &&
        !/(?:^|\/)private\//i.test(source),
    );
    const keeping = decided
      .filter(({ isKept }) => isKept)
      // Git gives paths in the repository relative to its root.
      .map(({ source }) => (isAbsolute(source) ? source : posix.relative(this.prefix, source)));
    const isExposed = ignored.length < paths.length;
    return [...new Set([...(isExposed ? files : []), ...keeping])];
  }

  /** Tracked files that match an ignore rule. */
  trackedIgnored(): Promise<string[]> {
    const args = ['ls-files', '-z', '--full-name', '--cached', '--ignored', '--exclude-standard'];
    return this.git.list(...args, '--', ':/');
  }

  /** Whether the file or one of its parent folders is a symbolic link. */
  isBehindLink(file: string): boolean {
    let at = this.git.folder;
    return file.split('/').some((part) => {
      at = join(at, part);
      return lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    });
  }

  isMerging(): boolean {
    return existsSync(join(this.gitFolder, 'MERGE_HEAD'));
  }

  /** The first of these hooks that is installed. */
  async hook(...names: string[]): Promise<string | undefined> {
    for (const name of names) {
      const file = await this.git.line('rev-parse', '--git-path', `hooks/${name}`);
      if (file !== undefined && existsSync(resolve(this.git.folder, file))) return name;
    }
    return undefined;
  }
}
