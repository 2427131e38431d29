/** The git history of record files: lines added and removed by each commit, and the addresses of a person. */
import { addressesIn, personByEmail, type Person } from '../journal/setup/people';

/** The author that a commit names: a claim, not a proof. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** Such as `Amara <amara@example.org>`, with the name that the journal has for the address. */
export function authorText(
  people: ReadonlyMap<string, Person>,
  { name, email }: CommitAuthor,
): string {
  return `${personByEmail(people.values(), email)?.name ?? name} <${email}>`;
}

/** The changes of one commit below `.journal/`. */
export interface HistoryCommit extends CommitAuthor {
  readonly commit: string;
  readonly message: string;
  /** The history before it is missing in this clone, so lines that it seems to add may be older. */
  readonly isCutOff: boolean;
  readonly files: readonly ChangedLines[];
}

export interface ChangedLines {
  /** From the journal's folder. */
  readonly path: string;
  /** Whether the commit created the file. */
  readonly isNew: boolean;
  /** Consecutive added lines, without line ends. For a merge, only those that no parent has. */
  readonly runs: readonly (readonly string[])[];
  /** Removed lines, in order and without line ends. For a merge, only those that every parent has. */
  readonly removed: readonly string[];
}

/** The commits of a repository that touch records. Read-only; nothing in the repository is executed. */
export interface RecordHistory {
  /** Id of the current commit; `undefined` if there is none, or git fails. */
  head(): Promise<string | undefined>;

  /**
   * The commits that touch journal.yaml, people and the records of these persons, each after its parents.
   * @returns `undefined` if git fails
   */
  commits(persons: readonly string[]): Promise<readonly HistoryCommit[] | undefined>;

  isAncestor(earlier: string, later: string): Promise<boolean>;
}

/** Normalises an address for comparison. */
export const plainAddress = (email: string): string => email.trim().toLowerCase();

const maxCreations = 8;

/**
 * The addresses of a person that the history confirms: those of the file's first version, and those added later by
 * a commit under one of them.
 * @param path of the person's file
 * @returns `undefined` if the file was never committed
 */
export async function addressesOf(
  path: string,
  history: Pick<RecordHistory, 'isAncestor'>,
  commits: readonly HistoryCommit[],
): Promise<Set<string> | undefined> {
  const versions = commits.flatMap(({ commit, email, files }) =>
    files
      .filter((file) => file.path === path)
      .map(({ isNew, runs }) => ({
        ...{ commit, isNew, author: plainAddress(email) },
        added: new Set(addressesIn(runs.flat().join('\n')).map(plainAddress)),
      })),
  );
  if (versions.length === 0) return undefined;
  const first = await withoutEarlier(
    versions.filter(({ isNew }) => isNew),
    history,
  );
  // It is unknown which of several first versions is the earliest, so only addresses in all of them count.
  const known =
    first.length > 1
      ? new Set([...first[0]!.added].filter((one) => first.every(({ added }) => added.has(one))))
      : new Set<string>();
  for (const { author, added } of versions)
    // A file without addresses at first counts from the first version that has some.
    if ((known.size === 0 && first.length <= 1) || known.has(author))
      for (const address of added) known.add(address);
  return known;
}

/** Removes versions that have another one as their ancestor. */
async function withoutEarlier<V extends { readonly commit: string }>(
  versions: readonly V[],
  history: Pick<RecordHistory, 'isAncestor'>,
): Promise<readonly V[]> {
  if (versions.length < 2 || versions.length > maxCreations) return versions;
  const found: V[] = [];
  for (const one of versions) {
    const earlier = versions.filter(({ commit }) => commit !== one.commit);
    const are = await Promise.all(
      earlier.map(({ commit }) => history.isAncestor(commit, one.commit)),
    );
    if (!are.includes(true)) found.push(one);
  }
  return found;
}
