import { findGit } from './findProgram';
import { Git } from './git';

/**
 * E-mail addresses of the committers of each record, by the record's id; `undefined` without git,
 * outside a repository, or for a file that was never committed. Reads committed text only, so
 * that no filter runs on working files.
 * @param folder the journal's; @param path of the record file in it; @param program absolute path of git
 */
export async function recordCommitters(
  folder: string,
  path: string,
  program = findGit(folder),
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  if (program === undefined) return undefined;
  const git = new Git({ path: program }, folder);
  const ask = (...args: string[]): Promise<string> => git.text('--literal-pathspecs', ...args);
  try {
    const commits = commitsByRecord(await ask('blame', '--porcelain', 'HEAD', '--', path));
    const all = [...new Set([...commits.values()].flatMap((some) => [...some]))];
    if (all.length === 0) return new Map();
    // Ignores a .mailmap of the repository.
    const shown = await ask('show', '-s', '--no-mailmap', '--format=%H %ae %ce', ...all, '--');
    const emails = new Map(shown.split('\n').map((line) => emailOf(line)));
    return new Map(
      [...commits].map(([id, some]) => [
        id,
        [...new Set([...some].map((commit) => emails.get(commit) ?? ''))].filter(Boolean),
      ]),
    );
  } catch {
    return undefined;
  }
}

/** Uses the author of a commit that a forge made in its own name, as by merging on its site. */
const forge = 'noreply@github.com';

function emailOf(line: string): [commit: string, email: string] {
  const [commit = '', author = '', committer = ''] = line.split(' ');
  return [commit, committer === forge ? author : committer];
}

/** @param blame a header line with the commit for each line, which follows behind a tab */
function commitsByRecord(blame: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  let commit = '';
  let waiting = new Set<string>();
  for (const line of blame.split('\n')) {
    const header = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line);
    if (header) commit = header[1]!;
    if (!line.startsWith('\t')) continue;
    if (line.startsWith('\t-')) waiting = new Set();
    waiting.add(commit);
    const id = /^\t(?:- | {2})id: ["']?([\w-]+)["']?\s*$/.exec(line)?.[1];
    if (id !== undefined) found.set(id, waiting);
  }
  return found;
}
