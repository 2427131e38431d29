/** The git program, started without a shell; what it is told of paths it never takes for an option or a pattern. */
import { execFile } from 'node:child_process';
import type { Cancellation } from '../core/share/sharing';

export interface GitRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface GitOptions {
  /** Given on standard input, each with a zero behind it. */
  readonly paths?: readonly string[];
  readonly cancellation?: Cancellation | undefined;
}

/** What names another repository or index, as when the editor itself was started by git. */
const others = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];
/** What would give `:(literal)` another meaning. */
const pathspecs = ['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'].map((kind) => `GIT_${kind}_PATHSPECS`);

/** How to find git, and how it asks for a password. */
export interface GitProgram {
  readonly path: string;
  readonly askpass?: Readonly<Record<string, string>>;
}

function environment(askpass: GitProgram['askpass']): NodeJS.ProcessEnv {
  const left = new Set([...others, ...pathspecs]);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !left.has(name)));
  // Nobody sits at a terminal, and no editor is waited for.
  return {
    ...env,
    ...askpass,
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    GIT_MERGE_AUTOEDIT: 'no',
  };
}

const attempts = 8;
const mostOutput = 256 * 1024 * 1024;

export class Git {
  /** @param folder in which it runs */
  constructor(
    readonly program: GitProgram,
    readonly folder: string,
  ) {}

  /** @throws when it cannot be started; that git says no is a code */
  async run(args: readonly string[], options: GitOptions = {}): Promise<GitRun> {
    for (let attempt = 1; ; attempt++) {
      const run = await this.#once(args, options);
      // The editor's own git looks at the repository now and then, and holds it for a moment.
      if (run.code === 0 || attempt === attempts || !run.err.includes('index.lock')) return run;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }

  /** What it prints, without the line's end; `undefined` when it says no. */
  async line(...args: string[]): Promise<string | undefined> {
    const { code, out } = await this.run(args);
    return code === 0 ? out.replace(/\r?\n$/, '') : undefined;
  }

  /** What it prints as a list with zeros between. @throws when it says no */
  async list(...args: string[]): Promise<string[]> {
    const { code, out, err } = await this.run(args);
    if (code !== 0) throw new Error(`git ${args[0]!} ended with ${code}: ${err.trim()}`);
    return out.split('\0').filter(Boolean);
  }

  #once(args: readonly string[], { paths, cancellation }: GitOptions): Promise<GitRun> {
    const abort = new AbortController();
    const listener = cancellation?.onCancellationRequested(() => abort.abort());
    return new Promise<GitRun>((resolve, reject) => {
      const child = execFile(
        this.program.path,
        paths ? [...args, '--pathspec-from-file=-', '--pathspec-file-nul'] : args,
        {
          cwd: this.folder,
          env: environment(this.program.askpass),
          maxBuffer: mostOutput,
          signal: abort.signal,
          windowsHide: true,
        },
        (error, out, err) => {
          const code = error?.code;
          if (error && typeof code !== 'number' && !child.pid)
            reject(new Error(`git could not be started: ${error.message}`));
          else resolve({ code: error ? (typeof code === 'number' ? code : -1) : 0, out, err });
        },
      );
      // One that ends before it has read everything says so by its code.
      child.stdin?.on('error', () => {});
      child.stdin?.end(paths?.map((path) => `${path}\0`).join(''));
    }).finally(() => listener?.dispose());
  }
}
