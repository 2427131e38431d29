/** The repository that a journal lies in: what it holds and where it stands. Nothing here changes it. */
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { hasMarksLeft } from '../core/text/conflict';
import { isAtOrBelow, isPrivate } from '../core/base/paths';
import type { Files } from '../core/base/ports';
import { isRecordPath } from '../core/records/records';
import type { ChangedFile, Conflict, SharingState, Stuck } from '../core/sharing/sharing';
import type { Git } from './git';
import { readStatus, statusArgs, type GitStatus, type Unmerged } from './gitStatus';

/** Paths of these are within the journal, those of `status` from the repository's root. */
export interface Look {
  readonly status: GitStatus;
  readonly changed: readonly ChangedFile[];
  /** Of these, those that git has not been told of. */
  readonly untracked: ReadonlySet<string>;
  /** Links, and what lies behind one: it may lead anywhere. Also that to which a link in the private folder leads. */
  readonly links: readonly string[];
  readonly merge: SharingState['merge'];
  readonly stuck: Stuck | undefined;
  readonly conflicts: readonly Conflict[];
  /** All that is unmerged in the whole repository, from its root. */
  readonly unmerged: readonly Unmerged[];
}

/** A branch in another repository. */
export interface RemoteBranch {
  readonly remote: string;
  /** The branch's name over there. */
  readonly ref: string;
  /** What is known of it here, as a commit that may not be known yet. */
  readonly known: string;
}

/** Where a branch comes from and where it goes to: another place where somebody works in a fork. */
export interface Ways {
  readonly from: RemoteBranch;
  readonly to: RemoteBranch;
}

/** What git takes in a list of paths: one path from the repository's root, never a pattern. */
export const literal = (path: string): string => `:(top,literal)${path}`;

/** The file that makes a folder a journal, as a pattern of git and as one of ours. */
const anyJournal = ':(top,icase,glob)**/.journal/journal.yaml';
const journalFile = /^((?:.*\/)?)\.journal\/journal\.yaml$/i;

const anyPrivate = ['private', 'private/**'].map((path) => `:(top,icase,glob)**/${path}`);

/** Ranges of commits that are not over there, the last for who knows nothing of there yet. */
const unsent = ({ from, to }: Ways): string[][] => [
  // What is in neither: what came from the one need not be sent to the other for its own sake.
  ['HEAD', `^${from.known}`, `^${to.known}`],
  ['HEAD', `^${from.known}`],
  ['HEAD'],
];

/** The same for each spelling that some file system takes for it. */
export const folded = (path: string): string => path.normalize('NFC').toLowerCase();

const names = ['diff', '--name-only', '--no-renames', '-z'];

export class Repository {
  private constructor(
    readonly git: Git,
    readonly files: Files,
    /** From the repository's root to the journal, empty or ending with `/`. */
    readonly prefix: string,
    readonly gitFolder: string,
    /** The same, but for all working trees of the repository. */
    readonly commonFolder: string,
    /** Absolute path of the working tree. */
    readonly root: string,
  ) {}

  /** @returns `undefined` where git knows none */
  static async at(git: Git, files: Files): Promise<Repository | undefined> {
    const asked = ['--show-prefix', '--absolute-git-dir', '--git-common-dir', '--show-toplevel'];
    const answers = (await git.line('rev-parse', ...asked))?.split(/\r?\n/);
    if (!answers) return undefined;
    // A folder's name may have several lines.
    if (answers.length !== asked.length)
      for (const [index, one] of asked.entries())
        answers[index] = (await git.line('rev-parse', one)) ?? '';
    const [prefix = '', gitFolder = '', common = '', root = ''] = answers;
    if (root === '') return undefined;
    return new Repository(git, files, prefix, gitFolder, resolve(git.folder, common), root);
  }

  /** From a path within the repository to one within the journal; what lies elsewhere is named as it is. */
  inside(path: string): string {
    return this.isInside(path) ? path.slice(this.prefix.length) : path;
  }

  isInside(path: string): boolean {
    return path.startsWith(this.prefix);
  }

  async look(): Promise<Look> {
    const status = readStatus(await this.git.list(...statusArgs, '--', literal(this.prefix)));
    const isMerging = this.isMerging();
    // What came in with a merge is not this side's to share.
    const theirs = new Set(isMerging ? await this.git.list(...names, 'HEAD...MERGE_HEAD') : []);
    const changed: ChangedFile[] = [];
    const links: string[] = [];
    const linkedPrivately = await this.#linkedPrivately();
    const add = (path: string, isNew: boolean): void => {
      // What ends with a stroke is a repository of its own.
      if (!this.isInside(path) || path.endsWith('/')) return;
      const file = this.inside(path);
      const mayBePrivate = linkedPrivately.some((folder) => isAtOrBelow(file, folder));
      if (mayBePrivate || this.isBehindLink(file)) links.push(file);
      else changed.push({ path: file, change: this.#isThere(file, isNew) });
    };
    for (const { path, isNew } of status.changed) if (!theirs.has(path)) add(path, isNew);
    for (const path of status.untracked) add(path, true);
    const all = isMerging ? await this.unmerged() : status.unmerged;
    const conflicts = await this.#conflictsIn(all);
    const unmerged = all.map(({ path }) => path);
    const merge = await this.#mergeState(theirs, unmerged, conflicts);
    return {
      status,
      changed,
      untracked: new Set(status.untracked.map((path) => this.inside(path))),
      links,
      merge,
      stuck: this.#stuckIn(status, merge),
      conflicts,
      unmerged: all,
    };
  }

  /** In the whole repository. */
  async unmerged(): Promise<readonly Unmerged[]> {
    return readStatus(await this.git.list(...statusArgs, '--untracked-files=no')).unmerged;
  }

  /** What is still to be settled of this journal. */
  async conflicts(): Promise<readonly Conflict[]> {
    return this.#conflictsIn(await this.unmerged());
  }

  async waysOf(branch: string | undefined): Promise<Ways | undefined> {
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
    const tracking = ['--format=%(upstream)', `refs/heads/${branch}`];
    const known = await this.git.line('for-each-ref', ...tracking);
    const from = { remote, ref, known: known === '' || !known ? '@{upstream}' : known };
    const other = of('pushremote') ?? values.get('remote.pushdefault');
    if (other === undefined || other === remote || other === '.') return { from, to: from };
    // As git itself does it: into the branch of the same name.
    const to = { remote: other, ref: `refs/heads/${branch}` };
    return { from, to: { ...to, known: `refs/remotes/${other}/${branch}` } };
  }

  /** Commits that are not over there; all of them while nothing is known of there. */
  async ahead(ways: Ways): Promise<number> {
    for (const range of unsent(ways)) {
      const count = await this.git.line('rev-list', '--count', ...range, '--');
      if (count !== undefined) return Number(count);
    }
    return 0;
  }

  /** Whether a private file of any journal is in a commit that would leave, wherever it has gone since. */
  async holdsPrivate(ways: Ways): Promise<boolean> {
    const log = ['log', '-z', '-m', '--full-history', '--format=', '--name-status', '--no-renames'];
    for (const range of unsent(ways)) {
      const { code, out } = await this.git.run([...log, ...range, '--', ...anyPrivate, anyJournal]);
      if (code !== 0) continue;
      const items = out.split('\0');
      const paths = items.filter((_, index) => index % 2 === 1);
      // Removing them is no reason to refuse.
      const kept = paths.filter((_, index) => !/^\n?D/.test(items[index * 2]!));
      if (!kept.some((path) => !journalFile.test(path))) return false;
      return kept.some(await this.privacy(paths));
    }
    return false;
  }

  /**
   * Tells paths that are private in any journal of the repository, in any letter case.
   * @param paths further ones among which there may be files of journals
   */
  async privacy(paths: readonly string[] = []): Promise<(path: string) => boolean> {
    const known = ['ls-files', '-z', '--full-name', '--cached', '--others', '--exclude-standard'];
    return this.privacyAmong([...(await this.git.list(...known, '--', anyJournal)), ...paths]);
  }

  /** @param paths all among which there may be files of journals */
  privacyAmong(paths: readonly string[]): (path: string) => boolean {
    const journals = paths.flatMap((path) => journalFile.exec(path)?.[1] ?? []);
    const roots = [...new Set([this.prefix, ...journals].map(folded))];
    return (path) => {
      const one = folded(path);
      return roots.some((root) => one.startsWith(root) && isPrivate(one.slice(root.length)));
    };
  }

  /**
   * Changed files of what git ignores with which, once shared, git would no longer ignore everything private.
   * Settings of this computer alone protect nobody else, so they do not count. Also every other file with a
   * line that tells git to keep something private, such as `info/exclude`.
   */
  async exposing(changed: readonly ChangedFile[]): Promise<string[]> {
    const files = changed
      .map(({ path }) => path)
      .filter((path) => /(?:^|\/)\.gitignore$/.test(path));
    const there = await this.git.list('ls-files', '-z', '--others', '--', ':(icase)private');
    const probes = ['x', 'entries/x.md', 'records/x/x.x.yaml', 'attachments/x', 'counterparts/x'];
    const paths = [...probes.map((path) => `private/${path}`), ...there.slice(0, maxProbes)];
    const { out } = await this.git.run([
      ...['check-ignore', '--verbose', '--no-index', '--'],
      // A line that has git keep the folder decides of the folder alone.
      ...['private', ...paths],
    ]);
    // One line for each path: the file, the line and the pattern that decide.
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
      // Git names them from the root, where they are in the repository.
      .map(({ source }) => (isAbsolute(source) ? source : posix.relative(this.prefix, source)));
    const isExposed = ignored.length < paths.length;
    return [...new Set([...(isExposed ? files : []), ...keeping])];
  }

  /** Files that are in git although it is told to ignore them. */
  trackedIgnored(): Promise<string[]> {
    const args = ['ls-files', '-z', '--full-name', '--cached', '--ignored', '--exclude-standard'];
    return this.git.list(...args, '--', ':/');
  }

  /** Whether the file, or a folder on the way to it, is a link. */
  isBehindLink(file: string): boolean {
    let at = this.git.folder;
    return file.split('/').some((part) => {
      at = join(at, part);
      return lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    });
  }

  /** Where in the journal links at or below the private folder lead: what is there may have been written through them. */
  async #linkedPrivately(): Promise<string[]> {
    const links: string[] = [];
    for (const name of readdirSync(this.git.folder).filter(isPrivate))
      if (this.isBehindLink(name)) links.push(name);
      else links.push(...(await this.files.list(name)).links);
    return links.flatMap((link) => {
      try {
        const target = realpathSync(join(this.git.folder, link));
        const path = relative(realpathSync(this.git.folder), target).split(sep).join('/');
        return path.startsWith('../') || path === '..' ? [] : [path];
      } catch {
        return [];
      }
    });
  }

  #isThere(file: string, isNew: boolean): ChangedFile['change'] {
    const stat = lstatSync(join(this.git.folder, file), { throwIfNoEntry: false });
    return !stat ? 'removed' : isNew ? 'new' : 'changed';
  }

  isMerging(): boolean {
    return this.#has('MERGE_HEAD');
  }

  #has(name: string): boolean {
    return existsSync(join(this.gitFolder, name));
  }

  #stuckIn({ commit, branch }: GitStatus, merge: SharingState['merge']): Stuck | undefined {
    const found = operations.find(([, names]) => names.some((name) => this.#has(name)));
    if (found) return found[0];
    if (merge === 'other') return this.isMerging() ? 'merge' : 'unmerged';
    return branch === undefined && commit !== undefined ? 'detached' : undefined;
  }

  /** The name of the first of these hooks that git would run. */
  async hook(...names: string[]): Promise<string | undefined> {
    for (const name of names) {
      const file = await this.git.line('rev-parse', '--git-path', `hooks/${name}`);
      if (file !== undefined && existsSync(resolve(this.git.folder, file))) return name;
    }
    return undefined;
  }

  async #mergeState(
    theirs: ReadonlySet<string>,
    unmerged: readonly string[],
    conflicts: readonly Conflict[],
  ): Promise<SharingState['merge']> {
    if (!this.isMerging()) return unmerged.length > 0 ? 'other' : 'none';
    if (!unmerged.every((path) => this.isInside(path))) return 'other';
    if (conflicts.length > 0) return 'conflicts';
    // What somebody staged besides would go with the merge.
    const staged = await this.git.list(...names, '--cached');
    // A file that this side moved gets, under its new name, what the others changed in it.
    const moved = await this.git.list(...names, '--diff-filter=A', 'MERGE_HEAD...HEAD');
    const isOfMerge = (path: string): boolean =>
      theirs.has(path) || unmerged.includes(path) || moved.includes(path);
    return staged.every(isOfMerge) ? 'resolved' : 'other';
  }

  /** Records are joined without the person, as far as they are text. */
  async #conflictsIn(unmerged: readonly Unmerged[]): Promise<Conflict[]> {
    const conflicts: Conflict[] = [];
    for (const one of unmerged) {
      const file = this.inside(one.path);
      if (!this.isInside(one.path)) continue;
      const kind = await this.#conflictKind(one, file);
      if (kind) conflicts.push({ path: file, kind });
    }
    return conflicts;
  }

  /** @returns `undefined` when it is settled */
  async #conflictKind(one: Unmerged, file: string): Promise<Conflict['kind'] | undefined> {
    const deletion = deletions[one.sides];
    if (this.isJoinable(file) && (!isOnBothSides(one) || (await this.recordSides(one))))
      return undefined;
    const stat = lstatSync(join(this.git.folder, file), { throwIfNoEntry: false });
    // Deleting it is a decision, too.
    if (!stat || deletion) return stat && deletion;
    const sides = await this.#textsOf(one.stages);
    if (isOnBothSides(one) && !(sides && (await this.#isMarked(one.path)))) return 'unmarked';
    const bytes = stat.isFile() && stat.size <= maxMarked ? await this.#bytesOf(file) : undefined;
    if (bytes === undefined) return 'unmarked';
    return hasMarksLeft(bytes, sides?.slice(-2) ?? []) ? 'both' : undefined;
  }

  /** Whether it is a file of records that may be written: then all records of both sides are kept. */
  isJoinable(file: string): boolean {
    return isRecordPath(file) && !this.isBehindLink(file);
  }

  /** Both sides' bytes of a file of records as characters; `undefined` where one is no text. */
  async recordSides({ stages }: Unmerged): Promise<readonly [string, string] | undefined> {
    const [ours, theirs] = (await this.#textsOf(stages.slice(-2))) ?? [];
    return ours === undefined || theirs === undefined ? undefined : [ours, theirs];
  }

  /** The bytes of every version as characters; `undefined` where git takes one for no text. */
  async #textsOf(stages: Unmerged['stages']): Promise<string[] | undefined> {
    const texts: string[] = [];
    for (const { mode, blob } of stages) {
      if (!mode.startsWith('100')) return undefined;
      const { code, out } = await this.git.run(['cat-file', 'blob', blob], { encoding: 'latin1' });
      // Where git itself looks for it.
      const isText = code === 0 && !out.slice(0, 8000).includes('\0');
      if (!isText || out.length > maxMarked) return undefined;
      texts.push(out);
    }
    return texts;
  }

  /** Whether git merges a text of that path by its own means, with marks that are known here. */
  async #isMarked(path: string): Promise<boolean> {
    const attributes = ['merge', 'conflict-marker-size', 'working-tree-encoding'];
    const checked = ['check-attr', '-z', ...attributes, '--', join(this.root, path)];
    const items = await this.git.list(...checked);
    const [merge, size, encoding] = [items[2], items[5], items[8]];
    const byDefault = (await this.git.line('config', 'merge.default')) ?? 'text';
    const driver = merge === 'unspecified' ? byDefault : merge;
    return (
      (driver === 'set' || driver === 'text') &&
      size === 'unspecified' &&
      encoding === 'unspecified'
    );
  }

  async #bytesOf(file: string): Promise<string | undefined> {
    return readFile(join(this.git.folder, file), 'latin1').catch(() => undefined);
  }
}

/** Whether both sides have a version at this very path. */
export const isOnBothSides = ({ sides }: Unmerged): boolean => sides === 'UU' || sides === 'AA';

/** As many as fit into a command on every system. */
const maxProbes = 100;

/** A larger file is not searched for marks: the person says which version to keep. */
const maxMarked = 64 * 1024 * 1024;

/** Files in git's folder while it does something else, in the order in which one may be part of another. */
const operations: readonly (readonly [Stuck, readonly string[]])[] = [
  ['rebase', ['rebase-merge', 'rebase-apply']],
  ['bisect', ['BISECT_LOG']],
  ['cherryPick', ['CHERRY_PICK_HEAD']],
  ['revert', ['REVERT_HEAD']],
];

const deletions: Readonly<Record<string, Conflict['kind']>> = {
  DU: 'deletedHere',
  UD: 'deletedThere',
};
