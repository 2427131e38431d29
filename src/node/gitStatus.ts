/** What `git status --porcelain=v2 --branch -z` prints. */

export interface GitStatus {
  /** `undefined` before the first commit. */
  readonly commit: string | undefined;
  /** `undefined` where no branch is checked out. */
  readonly branch: string | undefined;
  /** Commits that only this side has, and only the other; `undefined` while the other side is not known. */
  readonly ahead: number | undefined;
  readonly behind: number | undefined;
  /** All but what is unmerged; paths are from the repository's root. */
  readonly changed: readonly { readonly path: string; readonly isNew: boolean }[];
  readonly untracked: readonly string[];
  readonly unmerged: readonly Unmerged[];
}

export interface Unmerged {
  readonly path: string;
  /** The change here and there, such as `DU`: deleted here, changed there. */
  readonly sides: string;
  /** Of the common text, the one here and the one there, as far as each exists. */
  readonly stages: readonly { readonly mode: string; readonly blob: string }[];
}

export const statusArgs = [
  'status',
  '--porcelain=v2',
  '--branch',
  '--ahead-behind',
  '-z',
  '--no-renames',
  '--untracked-files=all',
  '--ignore-submodules=all',
];

export function readStatus(items: readonly string[]): GitStatus {
  const heads = new Map<string, string>();
  const changed: { path: string; isNew: boolean }[] = [];
  const untracked: string[] = [];
  const unmerged: Unmerged[] = [];
  for (const item of items) {
    const [kind, state] = item.split(' ', 2) as [string, string];
    if (kind === '#') heads.set(state, item.slice(state.length + 3));
    else if (kind === '1') changed.push({ path: afterFields(item, 8), isNew: state.includes('A') });
    else if (kind === 'u') unmerged.push(unmergedIn(item, state));
    else if (kind === '?') untracked.push(item.slice(2));
  }
  const [, ahead, behind] = /^\+(\d+) -(\d+)$/.exec(heads.get('branch.ab') ?? '') ?? [];
  const commit = heads.get('branch.oid');
  const branch = heads.get('branch.head');
  return {
    commit: commit === '(initial)' ? undefined : commit,
    branch: branch === '(detached)' ? undefined : branch,
    ahead: ahead === undefined ? undefined : Number(ahead),
    behind: behind === undefined ? undefined : Number(behind),
    changed,
    untracked,
    unmerged,
  };
}

function unmergedIn(item: string, sides: string): Unmerged {
  const fields = item.split(' ', 10);
  const stages = [0, 1, 2]
    .map((stage) => ({ mode: fields[3 + stage]!, blob: fields[7 + stage]! }))
    .filter(({ mode }) => mode !== '000000');
  return { path: afterFields(item, 10), sides, stages };
}

/** What follows so many fields, each with one blank behind it: the path, whatever is in it. */
function afterFields(item: string, count: number): string {
  let at = 0;
  for (let field = 0; field < count; field++) at = item.indexOf(' ', at) + 1;
  return item.slice(at);
}
