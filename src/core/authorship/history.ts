/** What git can say of record files: the lines that each commit added and removed, and the addresses of a person. */
import { addressesIn, personByEmail, type Person } from '../journal/setup/people';

/** The author of a commit, as the commit itself names them: a claim, no proof. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** Such as `Amara <amara@example.org>`, by the name that the journal has for the address. */
export function authorText(
  people: ReadonlyMap<string, Person>,
  { name, email }: CommitAuthor,
): string {
  return `${personByEmail(people.values(), email)?.name ?? name} <${email}>`;
}

/** What one commit changed below `.journal/`. */
export interface HistoryCommit extends CommitAuthor {
  readonly commit: string;
  readonly message: string;
  /** The history before it is missing here: what it seems to add may be older. */
  readonly isCutOff: boolean;
  readonly files: readonly ChangedLines[];
}

export interface ChangedLines {
  /** From the journal's folder. */
  readonly path: string;
  /** Whether the commit created the file. */
  readonly isNew: boolean;
  /** Lines that follow each other, without their ends. Of a merge only those that no parent has. */
  readonly runs: readonly (readonly string[])[];
  /** Removed lines, in their order and without their ends. Of a merge only those that every parent has. */
  readonly removed: readonly string[];
}

/** The commits of a repository that touch records. It is only read, and nothing that it names is executed. */
export interface RecordHistory {
  /** Id of the current commit; `undefined` where there is none, or git cannot be asked. */
  head(): Promise<string | undefined>;

  /**
   * The commits that touch journal.yaml, people and the records of these persons, each after its parents.
   * @returns `undefined` where git cannot tell
   */
  commits(persons: readonly string[]): Promise<readonly HistoryCommit[] | undefined>;

  isAncestor(earlier: string, later: string): Promise<boolean>;
}

/** The form in which addresses are compared. */
export const plainAddress = (email: string): string => email.trim().toLowerCase();

const maxCreations = 8;

/**
 * The addresses of a person as far as the history vouches for them: those of the file's first version, and
 * those added later by a commit under one of them.
 * @param path of the person's file
 * @returns `undefined` where the file was never committed
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
  // Nobody can tell which of several beginnings is the earlier one, so only what all name counts.
  const known =
    first.length > 1
      ? new Set([...first[0]!.added].filter((one) => first.every(({ added }) => added.has(one))))
      : new Set<string>();
  for (const { author, added } of versions)
    // A file that names no address at first begins with the first version that does.
    if ((known.size === 0 && first.length <= 1) || known.has(author))
      for (const address of added) known.add(address);
  return known;
}

/** Leaves out each version that another one precedes. */
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
