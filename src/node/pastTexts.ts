/** Earlier texts of files, from a git repository. The caller has checked that it is trusted. */
import { devNull } from 'node:os';
import type { Committed, PastTexts } from '../core/base/ports';
import { findGit, findProgram } from './findProgram';
import { Git } from './git';

const maxCommits = 1000;

/**
 * @param folder the journal's; paths are relative to it
 * @param program absolute path of git
 */
export function pastTexts(folder: string, program = findGit(folder)): PastTexts {
  const git = program === undefined ? undefined : new Git({ path: program }, folder);
  /** Names are never patterns. What does not exist, or is no repository, gives nothing. */
  const ask: Ask = async (...args) =>
    (await git?.run(['--literal-pathspecs', ...args]).catch(() => undefined)) ?? none;

  return {
    async *textsOf(path) {
      // Of a partial clone it lists what it can before it misses a file's content.
      const { out } = await ask(
        ...['log', '--follow', '-m', '--raw', '-z', '--no-abbrev'],
        ...[`--max-count=${maxCommits}`, '--format=%H', '--', path],
      );
      const seen = new Set<string>();
      for (const { commit, blob } of blobsIn(out)) {
        if (seen.has(blob)) continue;
        seen.add(blob);
        const { code, out: text } = await ask('cat-file', 'blob', blob);
        if (code === 0) yield { commit, text };
      }
    },

    async commitOf(path, words) {
      const { code, out } = await ask('log', '--format=%H', `-S${words}`, '--', path);
      const commit = code === 0 ? out.trim().split('\n').at(-1) : undefined;
      return commit ? { commit, ...(await signatureOf(commit, ask, folder)) } : undefined;
    },
  };
}

type Ask = (...args: readonly string[]) => Promise<{ readonly code: number; readonly out: string }>;
const none = { code: 1, out: '' };

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
  ask: Ask,
  folder: string,
): Promise<Omit<Committed, 'commit'>> {
  const [header = ''] = (await ask('cat-file', 'commit', commit)).out.split('\n\n', 1);
  if (!/^gpgsig(?:-sha256)? /m.test(header)) return { signature: 'none' };
  const verifying = await verifyingOptions(ask, folder);
  const { out } = await ask(...verifying, 'log', '-1', '--format=%G?%x00%GS', commit, '--');
  const [letter = '', signer = ''] = out.split('\0');
  const said = signer.trim() ? { signer: signer.trim() } : {};
  switch (letter) {
    case 'G':
      return { signature: 'good', ...said };
    case 'B':
    case 'R':
      return { signature: 'bad', ...said };
    default:
      return { signature: 'unknown', ...said };
  }
}

/** The programs that check signatures, by the name that they have where the user chose no other. */
const verifiers = {
  'gpg.program': 'gpg',
  'gpg.openpgp.program': 'gpg',
  'gpg.ssh.program': 'ssh-keygen',
  'gpg.x509.program': 'gpgsm',
};
const signers = ['gpg.ssh.allowedSignersFile', 'gpg.ssh.revocationFile'];

/** Takes programs and lists of keys from the user's own configuration, never from the repository's. */
async function verifyingOptions(ask: Ask, folder: string): Promise<string[]> {
  const ownValue = async (key: string): Promise<string | undefined> => {
    for (const scope of ['--global', '--system']) {
      const { code, out } = await ask('config', scope, '--includes', '--type=path', '--get', key);
      if (code === 0) return out.replace(/\r?\n$/, '');
    }
    return undefined;
  };
  const options: string[] = [];
  for (const [key, name] of Object.entries(verifiers)) {
    const program = findProgram((await ownValue(key)) ?? name, folder) ?? devNull;
    options.push('-c', `${key}=${program}`);
  }
  for (const key of signers) options.push('-c', `${key}=${(await ownValue(key)) ?? devNull}`);
  return options;
}
