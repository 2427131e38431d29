/** Decides whether a record was committed by the person in whose name it is. */
import { readRecords, recordsFolderPath } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import { plainAddress, type CommitAuthor, type HistoryCommit } from './history';

/** A record as it is in a file, and the lines that it is written in. */
export interface WrittenRecord {
  readonly record: JournalRecord;
  /** Counted from 1. */
  readonly line: number;
  readonly block: string;
}

/** The records of a file with the lines of each; all have the lines of the whole file where they cannot be separated. */
export function writtenRecords(text: string): readonly WrittenRecord[] {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const whole = readRecords(plain).records;
  const found = blocksOf(plain.split('\n')).flatMap(({ block, line }) =>
    readRecords(`${block}\n`).records.map((record) => ({ record, line, block })),
  );
  const areSame = JSON.stringify(found.map(({ record }) => record)) === JSON.stringify(whole);
  return areSame ? found : whole.map((record) => ({ record, line: 1, block: plain.trimEnd() }));
}

/** Lines from each item of a list to the next; whatever precedes the first one belongs to none. */
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

/** Who added which records to the files of one journal. */
export class Additions {
  readonly #byFile = new Map<string, { by: HistoryCommit; lines: readonly string[] }[]>();
  readonly #byBlock = new Map<string, Addition[]>();
  /** The commit that brought the whole journal, with records of an earlier time, into the repository. */
  readonly #imported: string | undefined;

  /** @param commits each after its parents */
  constructor(commits: readonly HistoryCommit[]) {
    const created = commits.filter(({ files }) =>
      files.some(({ path, isNew }) => isNew && path === '.journal/journal.yaml'),
    );
    this.#imported = created.length === 1 ? created[0]!.commit : undefined;
    for (const commit of commits)
      for (const { path, runs } of commit.files) {
        const file = fileNameIn(path);
        if (file !== undefined) for (const run of runs) this.#add(file, commit, run);
      }
  }

  #add(file: string, by: HistoryCommit, run: readonly string[]): void {
    const lines = run.map((line) => line.replace(/\r$/, ''));
    const additions = this.#byFile.get(file) ?? [];
    additions.push({ by, lines });
    this.#byFile.set(file, additions);
    const { name, email } = by;
    const blocks = blocksOf(lines).map(({ block }) => block);
    for (const block of new Set([
      ...blocks,
      lines
        .join('\n')
        .replace(/^\ufeff/, '')
        .trimEnd(),
    ])) {
      const key = `${file}\n${block}`;
      const known = this.#byBlock.get(key);
      if (known) known.push({ name, email, commit: by });
      else this.#byBlock.set(key, [{ name, email, commit: by }]);
    }
  }

  /**
   * The author of a record where that is not its person.
   * @param path of its file
   * @param addresses of the person
   * @returns `undefined` where it is theirs or git cannot tell, `'uncommitted'` where no commit has it as it is
   */
  otherAuthorOf(
    path: string,
    { block }: WrittenRecord,
    addresses: ReadonlySet<string>,
  ): CommitAuthor | 'uncommitted' | undefined {
    const file = fileNameIn(path) ?? '';
    const isTheirs = ({ email }: CommitAuthor): boolean => addresses.has(plainAddress(email));
    const whole = this.#byBlock.get(`${file}\n${block}`) ?? [];
    if (whole.some((one) => isTheirs(one) || this.#isUnsure(one.commit, addresses)))
      return undefined;
    if (whole.length > 0) return authorIn(whole[0]!);
    const [first, ...others] = block.split('\n');
    const additions = this.#byFile.get(file) ?? [];
    if (!additions.some(({ lines }) => lines.includes(first!))) return 'uncommitted';
    // No commit added it as it is, but one added its beginning: somebody changed it.
    const its = new Set([first, ...others]);
    const touching = additions.filter(({ lines }) => lines.some((line) => its.has(line)));
    if (touching.some(({ by }) => by.isCutOff)) return undefined;
    const other = touching.filter(({ by }) => !isTheirs(by)).at(-1);
    return other ? authorIn(other.by) : 'uncommitted';
  }

  #isUnsure({ commit, isCutOff, message }: HistoryCommit, addresses: ReadonlySet<string>): boolean {
    if (isCutOff || commit === this.#imported) return true;
    // A squashed commit names the authors of those that it was made of.
    return [...message.matchAll(/^(?:Co-authored-by|Author): .*<([^<>]+)>\s*$/gim)].some(
      ([, email]) => addresses.has(plainAddress(email!)),
    );
  }
}

const authorIn = ({ name, email }: CommitAuthor): CommitAuthor => ({ name, email });

/** Person and file, whichever of the two records folders it is in: what went to `private/` and back is the same. */
const fileNameIn = (path: string): string | undefined => {
  const found = recordsFolderPath.exec(path);
  return found ? path.slice(found[0].length) : undefined;
};
