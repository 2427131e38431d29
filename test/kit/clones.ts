/** Real repositories: a bare remote and clones of it, each with the git of somebody's own. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Journal } from '../../src/core/journal/journal';
import { leavingOf } from '../../src/core/sharing/leaving';
import { commitMessage } from '../../src/core/sharing/commitMessage';
import type { Outcome, SharingState } from '../../src/core/sharing/sharing';
import { findGit } from '../../src/node/findProgram';
import { nodeFiles } from '../../src/node/nodeFiles';
import { NodeSharing } from '../../src/node/shareJournal';
import { git } from './git';
import { builtIn, journalTexts } from './samples';
import { writeFiles } from './temporaryFolder';
import { testWorld } from './world';

const pace = () => undefined;

/** The git of this computer. */
export const program = { path: findGit(undefined)! };

/** The user's own settings, and nobody else's; nothing is written through to the disk. */
const config = `[user]
	name = Somebody
	email = somebody@example.org
[core]
	fsync = none
[gc]
	auto = 0
[maintenance]
	auto = false
[init]
	defaultBranch = main
[protocol "file"]
	allow = always
`;

/** For a suite: git as it is after installing it, with these settings. */
export function ownGit(folder: () => string): void {
  const before = { ...process.env };
  beforeEach(() => {
    const file = path.join(folder(), 'gitconfig');
    writeFileSync(file, config);
    Object.assign(process.env, { GIT_CONFIG_GLOBAL: file, GIT_CONFIG_NOSYSTEM: '1' });
  });
  afterEach(() => {
    delete process.env['GIT_CONFIG_GLOBAL'];
    delete process.env['GIT_CONFIG_NOSYSTEM'];
    Object.assign(process.env, before);
  });
}

/** A clone and the journal in it. */
export class Clone {
  readonly sharing: NodeSharing;
  readonly logged: string[] = [];
  #journal: Journal | undefined;

  constructor(
    /** Of the repository. */
    readonly repository: string,
    readonly seed: number,
    readonly inside = '',
  ) {
    const log = (message: string): void => void this.logged.push(message);
    this.sharing = new NodeSharing(this.root, program, pace, {
      info: log,
      warn: log,
      error: log,
    });
  }

  /** Of the journal. */
  get root(): string {
    return path.join(this.repository, this.inside);
  }

  on(file: string): string {
    return path.join(this.root, file);
  }

  write(file: string, text: string): void {
    writeFiles(this.root, { [file]: text });
  }

  read(file: string): string {
    return readFileSync(this.on(file), 'utf8');
  }

  remove(file: string): void {
    rmSync(this.on(file));
  }

  git(...args: string[]): string {
    return git(this.repository, ...args);
  }

  async loaded(): Promise<Journal> {
    if (this.#journal) return this.#journal;
    this.#journal = new Journal(nodeFiles(this.root, pace), testWorld(this.seed), builtIn);
    await this.#journal.load();
    return this.#journal;
  }

  /** In step with the files. */
  async journal(): Promise<Journal> {
    const journal = await this.loaded();
    await journal.refresh();
    return journal;
  }

  async state(): Promise<SharingState> {
    return (await this.sharing.state())!;
  }

  /** Shares all that is offered as ticked, as the command does. */
  async share(): Promise<Outcome> {
    const all = await leavingOf(await this.journal(), (await this.state()).changed);
    const leaving = all.filter(({ isOfPrivate }) => !isOfPrivate);
    const paths = leaving.map(({ path: file }) => file);
    const outcome = await this.sharing.share(paths, commitMessage(leaving), () => {});
    await this.journal();
    return outcome;
  }

  /** Paths in the last commit, or in another. */
  committed(commit = 'HEAD'): string[] {
    const list = this.git('show', '--name-only', '--no-renames', '--format=', '-z', commit);
    return list.split('\0').filter(Boolean).sort();
  }
}

/** A remote, and clones of it that hold a journal with these files. */
export async function clonesOf(
  folder: string,
  count: number,
  texts: Readonly<Record<string, string>> = {},
  inside = '',
): Promise<Clone[]> {
  git(folder, 'init', '--quiet', '--bare', 'remote.git');
  git(folder, 'clone', '--quiet', 'remote.git', 'clone0');
  const first = new Clone(path.join(folder, 'clone0'), 1, inside);
  const all = { ...journalTexts, '.gitignore': '/private/\n', ...texts };
  for (const [file, text] of Object.entries(all)) first.write(file, text);
  first.git('add', '--all');
  first.git('commit', '--quiet', '--message', 'The journal');
  first.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  const others = Array.from({ length: count - 1 }, (_, index) => {
    git(folder, 'clone', '--quiet', 'remote.git', `clone${index + 1}`);
    return new Clone(path.join(folder, `clone${index + 1}`), index + 2, inside);
  });
  return [first, ...others];
}
