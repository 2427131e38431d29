/** Earlier texts of files as a git repository keeps them. Whoever asks has made sure that it is trusted. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Committed, PastTexts } from '../core/ports';

const run = promisify(execFile);
const mostCommits = 1000;

/** Nothing that a repository's configuration names runs, but what checks signatures; names are never patterns. */
const plain = [
  '--no-pager',
  '--literal-pathspecs',
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'log.showSignature=false'],
];

/**
 * @param folder the journal's; paths are relative to it
 * @param git the program
 */
export function pastTexts(folder: string, git = 'git'): PastTexts {
  const ask = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(git, [...plain, ...args], {
      cwd: folder,
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
    });
    return stdout;
  };
  /** What does not exist, or is no repository, gives nothing. */
  const askSoftly = (...args: readonly string[]): Promise<string> => ask(...args).catch(() => '');

  return {
    async *textsOf(path) {
      const log = await askSoftly(
        ...['log', '--follow', '-m', '--raw', '-z', '--no-abbrev', '--no-ext-diff'],
        ...[`--max-count=${mostCommits}`, '--format=%H', '--', path],
      );
      const seen = new Set<string>();
      for (const { commit, blob } of blobsIn(log)) {
        if (seen.has(blob)) continue;
        seen.add(blob);
        const text = await ask('cat-file', 'blob', blob).catch(() => undefined);
        if (text !== undefined) yield { commit, text };
      }
    },

    async commitOf(path, words) {
      const log = await askSoftly('log', '--format=%H', `-S${words}`, '--', path);
      const commit = log.trim().split('\n').at(-1);
      return commit ? { commit, ...(await signatureOf(commit, askSoftly)) } : undefined;
    },
  };
}

/** From `log --raw -z`: a commit, then for each file a line that begins with a colon, and its name or two. */
function* blobsIn(log: string): Iterable<{ commit: string; blob: string }> {
  const tokens = log.split('\0').map((token) => token.replace(/^\n/, ''));
  let commit = '';
  for (let at = 0; at < tokens.length; at++) {
    const raw = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(tokens[at]!);
    if (!raw) {
      if (/^[0-9a-f]{40,64}$/.test(tokens[at]!)) commit = tokens[at]!;
      continue;
    }
    const [, blob, change] = raw;
    // The names are passed over: they may look like anything.
    at += change === 'R' || change === 'C' ? 2 : 1;
    if (!/^0+$/.test(blob!)) yield { commit, blob: blob! };
  }
}

async function signatureOf(
  commit: string,
  ask: (...args: readonly string[]) => Promise<string>,
): Promise<Omit<Committed, 'commit'>> {
  const [letter = '', signer = ''] = (
    await ask('log', '-1', '--format=%G?%x00%GS', commit, '--')
  ).split('\0');
  const said = signer.trim() ? { signer: signer.trim() } : {};
  switch (letter) {
    case 'G':
      return { signature: 'good', ...said };
    case 'B':
    case 'R':
      return { signature: 'bad', ...said };
    case 'N':
    case '':
      // git says the same of a signature that it has not been told how to check.
      return { signature: (await isSigned(commit, ask)) ? 'unknown' : 'none' };
    default:
      return { signature: 'unknown', ...said };
  }
}

async function isSigned(
  commit: string,
  ask: (...args: readonly string[]) => Promise<string>,
): Promise<boolean> {
  const [header = ''] = (await ask('cat-file', 'commit', commit)).split('\n\n', 1);
  return /^gpgsig(?:-sha256)? /m.test(header);
}
