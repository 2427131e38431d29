/** Runs git without a shell; paths are never taken for options or patterns. */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { HumanError } from '../core/base/problem';
import { withoutSecrets } from '../core/sharing/gitReason';
import type { Cancellation } from '../core/sharing/sharing';

export interface GitRun {
  /** -1 if git was killed, for example after its time limit; `err` gives the reason. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface GitOptions {
  /** Passed on standard input, each followed by a zero. */
  readonly paths?: readonly string[];
  readonly cancellation?: Cancellation | undefined;
  /** `latin1` returns each byte of the output as one character. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** Git refused or did not answer. */
export class GitError extends HumanError {
  /** @param reason in git's words */
  constructor(readonly reason: string) {
    super(l10n.t('Git cannot read this folder: {0}', reason));
  }
}

/** Variables that select another repository or index, set if git itself started the editor. */
const others = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];
/** Variables that change the meaning of `:(literal)`. */
const pathspecs = ['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'].map((kind) => `GIT_${kind}_PATHSPECS`);

/** The path of git and its environment for asking for passwords. */
export interface GitProgram {
  /** Absolute. */
  readonly path: string;
  readonly askpass?: Readonly<Record<string, string>>;
}

/** Commands that change or exchange files or history. Git runs their hooks and filters. */
const changing = new Set([
  ...['add', 'am', 'apply', 'checkout', 'checkout-index', 'cherry-pick', 'clean', 'clone'],
  ...['commit', 'fetch', 'init', 'ls-remote', 'merge', 'mv', 'pull', 'push', 'read-tree', 'rebase'],
  ...['reset', 'restore', 'revert', 'rm', 'stash', 'switch', 'update-index', 'worktree'],
]);

/** Options for all other commands, which only read: prevent git from running configured programs. */
const looking = [
  '--no-pager',
  ...Object.entries({
    // Empty, since older versions take "false" for a program.
    'core.fsmonitor': '',
    'diff.autoRefreshIndex': 'false',
    'log.showSignature': 'false',
    'gpg.program': devNull,
    'gpg.openpgp.program': devNull,
    'gpg.ssh.program': devNull,
    'gpg.x509.program': devNull,
    // A folder in the journal could be a repository with a configuration by others.
    'safe.bareRepository': 'explicit',
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
];

const lookingVariables = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  // No protocol has this name, so none is allowed, even in versions that only know lazy fetching.
  GIT_ALLOW_PROTOCOL: '(none)',
  // Keeps git's messages in English, which is parsed.
  LC_ALL: 'C',
};

/** Options that prevent commands from filtering files through a program or checking signatures. */
const plain: Readonly<Record<string, readonly string[]>> = {
  blame: ['--no-textconv'],
  diff: ['--no-ext-diff', '--no-textconv'],
  'diff-files': ['--no-ext-diff', '--no-textconv'],
  'diff-index': ['--no-ext-diff', '--no-textconv'],
  'diff-tree': ['--no-ext-diff', '--no-textconv'],
  log: ['--no-ext-diff', '--no-textconv', '--no-show-signature'],
  show: ['--no-ext-diff', '--no-textconv', '--no-show-signature'],
};

/** Commands that may run filters to compare working files with the index. */
const comparing = new Set(['blame', 'describe', 'diff', 'diff-files', 'diff-index', 'grep']);
for (const command of ['hash-object', 'ls-files', 'status']) comparing.add(command);

/** Errors which only mean that something does not exist. */
const saysNone =
  /not a git repository \(or any|no upstream configured|does not point to a branch|no such branch|(?:bad|unknown) revision|not stored as a remote-tracking branch|not a valid object name/i;

/** In seconds, for commands that read and for those that run hooks or use the network. */
export interface TimeLimits {
  readonly looking: number;
  readonly changing: number;
}
const timeLimits: TimeLimits = { looking: 30, changing: 600 };

const attempts = 8;
const maxOutput = 256 * 1024 * 1024;
/** Milliseconds for a terminated git to release its locks. */
const grace = 2000;

export class Git {
  /** @param folder in which it runs */
  constructor(
    readonly program: GitProgram,
    readonly folder: string,
    readonly limits = timeLimits,
  ) {
    // A bare name could resolve to a program in the folder.
    if (!path.isAbsolute(program.path)) throw new Error(`${program.path} is no absolute path.`);
  }

  /** @throws if git cannot be started; a refusal is an exit code */
  async run(args: readonly string[], options: GitOptions = {}): Promise<GitRun> {
    const at = commandAt(args);
    const command = args[at] ?? '';
    if (changing.has(command)) return this.#withRetries(args, options);
    const filters = comparing.has(command) ? await this.#withoutFilters() : [];
    // rev-parse runs no hooks, and may be asked for their folder.
    const hooks = command === 'rev-parse' ? [] : ['-c', `core.hooksPath=${devNull}`];
    return this.#once(
      [
        ...looking,
        ...hooks,
        ...filters,
        ...args.slice(0, at + 1),
        ...(plain[command] ?? []),
      ].concat(args.slice(at + 1)),
      options,
      true,
    );
  }

  /**
   * The output without its line end; `undefined` if there is none.
   * @throws GitError if git refuses
   */
  async line(...args: string[]): Promise<string | undefined> {
    const run = await this.run(args);
    if (run.code === 0) return run.out.replace(/\r?\n$/, '');
    if (run.code === 1 && run.err.trim() === '') return undefined;
    if (run.code !== -1 && saysNone.test(run.err)) return undefined;
    throw new GitError(reasonOf(run));
  }

  /** The output. @throws GitError if git refuses */
  async text(...args: string[]): Promise<string> {
    const run = await this.run(args);
    if (run.code !== 0) throw new GitError(reasonOf(run));
    return run.out;
  }

  /** The items of a zero-separated output. @throws GitError if git refuses */
  async list(...args: string[]): Promise<string[]> {
    return (await this.text(...args)).split('\0').filter(Boolean);
  }

  async #withRetries(args: readonly string[], options: GitOptions): Promise<GitRun> {
    for (let attempt = 1; ; attempt++) {
      const run = await this.#once(args, options, false);
      // The editor's own git may briefly hold the lock.
      if (run.code === 0 || attempt === attempts || !run.err.includes('index.lock')) return run;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }

  /** Options that disable all configured filters. */
  async #withoutFilters(): Promise<string[]> {
    const listed = await this.run(['config', '-z', '--name-only', '--get-regexp', '^filter\\..']);
    // The exit code is 1 if there are none.
    if (listed.code !== 0 && (listed.code !== 1 || listed.err !== ''))
      throw new GitError(reasonOf(listed));
    const names = new Set(
      listed.out.split('\0').map((key) => key.slice('filter.'.length, key.lastIndexOf('.'))),
    );
    names.delete('');
    return [...names].flatMap((name) => {
      // An equals sign would end the key.
      if (name.includes('=')) throw new GitError(`filter.${name}`);
      const values = ['clean=', 'smudge=', 'process=', 'required=false'];
      return values.flatMap((value) => ['-c', `filter.${name}.${value}`]);
    });
  }

  #once(
    args: readonly string[],
    { paths, cancellation, encoding = 'utf8' }: GitOptions,
    isLooking: boolean,
  ): Promise<GitRun> {
    const abort = new AbortController();
    const listener = cancellation?.onCancellationRequested(() => abort.abort());
    const seconds = isLooking ? this.limits.looking : this.limits.changing;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      abort.abort();
    }, seconds * 1000);
    return new Promise<GitRun>((resolve, reject) => {
      const child = execFile(
        this.program.path,
        paths ? [...args, '--pathspec-from-file=-', '--pathspec-file-nul'] : args,
        {
          cwd: this.folder,
          encoding,
          env: environment(this.program.askpass, isLooking),
          maxBuffer: maxOutput,
          signal: abort.signal,
          windowsHide: true,
        },
        (error, out, err) => {
          const code = error?.code;
          if (abort.signal.aborted) endFor(child);
          if (isLate) resolve({ code: -1, out, err: tooLate(seconds) });
          else if (error && typeof code !== 'number' && !child.pid)
            reject(new Error(`git could not be started: ${error.message}`));
          else if (!error) resolve({ code: 0, out, err });
          else if (typeof code === 'number') resolve({ code, out, err });
          else resolve({ code: -1, out, err: err || error.message });
        },
      );
      // A process that ends before reading all input reports it by its exit code.
      child.stdin?.on('error', () => {});
      child.stdin?.end(paths?.map((path) => `${path}\0`).join(''));
    }).finally(() => {
      clearTimeout(timer);
      listener?.dispose();
    });
  }
}

/** Git's error in one line. */
export function reasonOf({ code, err }: GitRun): string {
  const lines = withoutSecrets(err)
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error|hint): /, '').trim());
  return lines.filter(Boolean).join(' ') || l10n.t('git ended with {0}', code);
}

const tooLate = (seconds: number): string =>
  l10n.t('git did not answer within {0} seconds', seconds);

/** Index of the command, after git's own options. */
function commandAt(args: readonly string[]): number {
  let at = 0;
  while (args[at]?.startsWith('-')) at += ['-c', '-C'].includes(args[at]!) ? 2 : 1;
  return at;
}

function environment(askpass: GitProgram['askpass'], isLooking: boolean): NodeJS.ProcessEnv {
  const left = new Set([...others, ...pathspecs]);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !left.has(name)));
  // Prevents prompts on a terminal and in an editor.
  return {
    ...env,
    ...askpass,
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    GIT_MERGE_AUTOEDIT: 'no',
    ...(isLooking ? lookingVariables : {}),
  };
}

/** Kills a process that does not terminate. */
function endFor(child: ReturnType<typeof execFile>): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), grace);
  timer.unref();
  child.once('exit', () => clearTimeout(timer));
}
