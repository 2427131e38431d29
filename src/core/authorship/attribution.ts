/** Decides from the history who committed and who removed each record. */
import { parseRecordPath, readRecords, recordsFolderPath } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import { plainAddress, type CommitAuthor, type HistoryCommit } from './history';

const judgedKinds = /^(?:reviewed|signed-off|accepted|rejected|acknowledged)$/;

/** Identifies a record among those of its person about one entry. */
export function recordOfEntry(path: string, record: string): string {
  const { person, entry } = parseRecordPath(path)!;
  return `${person}/${entry}/${record}`;
}

/** A record with its lines in the file. */
export interface WrittenRecord {
  readonly record: JournalRecord;
  /** Counted from 1. */
  readonly line: number;
  readonly block: string;
}

/** The records of a file with the lines of each; with all lines of the file if they cannot be separated. */
export function writtenRecords(text: string): readonly WrittenRecord[] {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const whole = readRecords(plain).records;
  const found = blocksOf(plain.split('\n')).flatMap(({ block, line }) =>
    readRecords(`${block}\n`).records.map((record) => ({ record, line, block })),
  );
  const areSame = JSON.stringify(found.map(({ record }) => record)) === JSON.stringify(whole);
  return areSame ? found : whole.map((record) => ({ record, line: 1, block: plain.trimEnd() }));
}

/** The lines of each item of a list. Lines before the first item belong to none. */
function blocksOf(lines: readonly string[]): readonly { block: string; line: number }[] {
  const starts = lines.flatMap((line, at) => (line.startsWith('-') ? [at] : []));
  return starts.map((at, index) => ({
    block: lines
      .slice(at, starts[index + 1])
      .join('\n')
      .trimEnd(),
    line: at + 1,
  }));
}

interface Addition extends CommitAuthor {
  readonly commit: HistoryCommit;
}

/** The changes of one commit in one file. */
interface Change {
  readonly by: HistoryCommit;
  readonly added: readonly string[];
  /** Each record among the added lines. */
  readonly blocks: readonly string[];
  readonly removed: readonly string[];
}

/** The author of a commit with a record of another person. */
export interface OtherAuthor extends CommitAuthor {
  /** The commit message names the person too, as in a squash merge. */
  readonly isShared?: true;
}

/** A commit with records whose author git does not know. */
interface Unsure {
  readonly unsure: HistoryCommit;
}

/** A record that its person committed, and that was changed or removed since. */
export interface MissingRecord {
  readonly path: string;
  readonly record: JournalRecord;
  /** The author of the last commit that removed lines of it; `undefined` if none did. */
  readonly author: CommitAuthor | undefined;
}

/**
 * Selects the records that count only if their person committed them: reviews, and withdrawals of reviews, which
 * anybody could forge otherwise.
 * @param written and @param missing the records that a withdrawal may refer to
 */
export function judgedAmong(
  written: ReadonlyMap<string, readonly WrittenRecord[]>,
  missing: readonly MissingRecord[] = [],
): (path: string, record: JournalRecord) => boolean {
  const judged = new Set<string>();
  const add = (path: string, { kind, id }: JournalRecord): void => {
    if (judgedKinds.test(kind)) judged.add(recordOfEntry(path, id));
  };
  for (const [path, records] of written) for (const { record } of records) add(path, record);
  for (const { path, record } of missing) add(path, record);
  return (path, record) =>
    record.kind === 'withdrawn'
      ? judged.has(recordOfEntry(path, record.of))
      : judgedKinds.test(record.kind);
}

/** The committed changes of a journal's record files. */
export class CommittedChanges {
  readonly #byFile = new Map<string, Change[]>();
  readonly #byBlock = new Map<string, Addition[]>();
  /** The commit that added the whole journal to the repository, with earlier records. */
  readonly #imported: HistoryCommit | undefined;

  /** @param commits each after its parents */
  constructor(commits: readonly HistoryCommit[]) {
    const created = commits.filter(({ files }) =>
      files.some(({ path, isNew }) => isNew && path === '.journal/journal.yaml'),
    );
    this.#imported = created.length === 1 ? created[0] : undefined;
    for (const commit of commits)
      for (const { path, runs, removed } of commit.files) {
        const file = fileNameIn(path);
        if (file !== undefined)
          this.#add(
            file,
            commit,
            runs.map(withoutCarriageReturns),
            withoutCarriageReturns(removed),
          );
      }
  }

  #add(
    file: string,
    by: HistoryCommit,
    runs: readonly (readonly string[])[],
    removed: readonly string[],
  ): void {
    const blocks = runs.flatMap((lines) => blocksOf(lines).map(({ block }) => block));
    const changes = this.#byFile.get(file) ?? [];
    changes.push({ by, added: runs.flat(), blocks, removed });
    this.#byFile.set(file, changes);
    const { name, email } = by;
    const whole = runs.map((lines) =>
      lines
        .join('\n')
        .replace(/^\ufeff/, '')
        .trimEnd(),
    );
    for (const block of new Set([...blocks, ...whole])) {
      const key = `${file}\n${block}`;
      const known = this.#byBlock.get(key);
      if (known) known.push({ name, email, commit: by });
      else this.#byBlock.set(key, [{ name, email, commit: by }]);
    }
  }

  /**
   * The author of a record if that is not its person.
   * @param path of its file
   * @param addresses of the person
   * @returns `undefined` if they wrote it, `'uncommitted'` if no commit has it unchanged, and the commit that has
   * it if that may have imported it
   */
  otherAuthorOf(
    path: string,
    { block }: WrittenRecord,
    addresses: ReadonlySet<string>,
  ): OtherAuthor | Unsure | 'uncommitted' | undefined {
    const file = fileNameIn(path) ?? '';
    const isTheirs = ({ email }: CommitAuthor): boolean => addresses.has(plainAddress(email));
    const whole = this.#byBlock.get(`${file}\n${block}`) ?? [];
    if (whole.some(isTheirs)) return undefined;
    const unsure = whole.find(({ commit }) => commit.isCutOff || commit === this.#imported);
    if (unsure) return { unsure: unsure.commit };
    const shared = whole.find(({ commit }) => namesAuthor(commit, addresses));
    if (shared) return { ...authorIn(shared), isShared: true };
    if (whole.length > 0) return authorIn(whole[0]!);
    const its = new Set(block.split('\n'));
    const [first] = its;
    const changes = this.#byFile.get(file) ?? [];
    if (!changes.some(({ added }) => added.includes(first!))) return 'uncommitted';
    // A commit added its first line, but none the whole record: it was changed later.
    const touching = changes.filter(({ added }) => added.some((line) => its.has(line)));
    const cutOff = touching.find(({ by }) => by.isCutOff);
    if (cutOff) return { unsure: cutOff.by };
    const other = touching.filter(({ by }) => !isTheirs(by)).at(-1);
    if (other) return authorIn(other.by);
    for (const { added } of touching) for (const line of added) its.delete(line);
    if (its.size > 0) return 'uncommitted';
    // Removed lines can turn two records into another one.
    const remover = changes.filter(({ by, removed }) => removed.length > 0 && !isTheirs(by)).at(-1);
    return remover && authorIn(remover.by);
  }

  /** Records that a person committed, and that someone else changed or removed. */
  *missingFrom(
    person: string,
    written: ReadonlyMap<string, readonly WrittenRecord[]>,
    addresses: ReadonlySet<string>,
  ): Iterable<MissingRecord> {
    for (const [file, changes] of this.#byFile) {
      if (!file.startsWith(`${person}/`)) continue;
      const present = new Set(
        recordsFolders.flatMap((folder) =>
          (written.get(folder + file) ?? []).map(({ block }) => block),
        ),
      );
      const path = recordsFolders[0] + file;
      if (!parseRecordPath(path)) continue;
      const missing = committedBlocks(changes, present, addresses);
      if (missing.size === 0) continue;
      const removals = removalsIn(changes, addresses);
      for (const [block, at] of missing) {
        const lines = block.split('\n');
        // The first line has the id; any other may be in several records.
        const line = [lines[0]!, ...lines].find((one) => (removals.get(one) ?? -1) > at);
        const by = line === undefined ? undefined : changes[removals.get(line)!]!.by;
        const author = by && authorIn(by);
        for (const record of readRecords(`${block}\n`).records) yield { path, record, author };
      }
    }
  }
}

/**
 * Whether a commit message names one of these addresses as a further author. The record still does not count: the
 * author of the commit wrote the message too, so a forged squash merge looks the same. The person can record again.
 */
const namesAuthor = ({ message }: HistoryCommit, addresses: ReadonlySet<string>): boolean =>
  [...message.matchAll(/^(?:Co-authored-by|Author): .*<([^<>]+)>\s*$/gim)].some(([, email]) =>
    addresses.has(plainAddress(email!)),
  );

/** Blocks that a person committed and did not remove later, with the index of the change. */
function committedBlocks(
  changes: readonly Change[],
  present: ReadonlySet<string>,
  addresses: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const byLine = new Map<string, Set<string>>();
  for (const [at, { by, blocks, removed }] of changes.entries()) {
    // In a shallow clone, the first commit seems to add the records of others too.
    if (by.isCutOff || !addresses.has(plainAddress(by.email))) continue;
    for (const line of removed) {
      for (const block of byLine.get(line) ?? []) found.delete(block);
      byLine.delete(line);
    }
    for (const block of blocks) {
      if (present.has(block)) continue;
      found.set(block, at);
      for (const line of block.split('\n')) {
        const its = byLine.get(line) ?? new Set();
        byLine.set(line, its.add(block));
      }
    }
  }
  return found;
}

/** The index of the last change by another person that removed a line, by line. */
function removalsIn(
  changes: readonly Change[],
  addresses: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [at, { by, removed }] of changes.entries())
    if (!addresses.has(plainAddress(by.email))) for (const line of removed) found.set(line, at);
  return found;
}

const withoutCarriageReturns = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\r$/, ''));

const authorIn = ({ name, email }: CommitAuthor): CommitAuthor => ({ name, email });

const recordsFolders = ['.journal/records/', 'private/records/'] as const;

/** Person and file name, the same in both records folders, since entries move to `private/` and back. */
const fileNameIn = (path: string): string | undefined => {
  const found = recordsFolderPath.exec(path);
  return found ? path.slice(found[0].length) : undefined;
};
