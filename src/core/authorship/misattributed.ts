/** Judges the records of reviewers by the git history: who committed and who removed them. */
import * as l10n from '@vscode/l10n';
import { personPath, addressesIn, nameOf } from '../journal/setup/people';
import { groupBy } from '../base/groupBy';
import type { Problem } from '../base/problem';
import { parseRecordPath } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import {
  CommittedChanges,
  judgedAmong,
  recordOfEntry,
  writtenRecords,
  type OtherAuthor,
  type WrittenRecord,
} from './attribution';
import {
  addressesOf,
  authorText,
  plainAddress,
  type HistoryCommit,
  type RecordHistory,
} from './history';
import type { JudgedJournal } from './judgedJournal';
import { removedRecords, type RemovedRecord } from './removed';
import { unprovenRecords, type Unproven } from './unproven';

/** A record that does not count because someone else committed it, or it is not committed. */
export interface Misattribution {
  /** The person in whose name it is. */
  readonly person: string;
  /** The person who committed it; `undefined` if it is not committed unchanged. */
  readonly author: OtherAuthor | undefined;
  readonly path: string;
  readonly line: number;
  readonly record: JournalRecord;
}

/** The person of this device, and the address under which they commit. */
export interface Reader {
  readonly person?: string | undefined;
  readonly email?: string | undefined;
}

/** Equal for two reads of one record, whatever its formatting. */
export const contentOf = (record: JournalRecord): string => JSON.stringify(record);

/** The result of judging the records of reviewers. */
export interface Judgement {
  /** Records that their person did not commit. */
  readonly misattributed: readonly Misattribution[];
  /** Records that their person committed and another person removed. */
  readonly removed: readonly RemovedRecord[];
  /** Records that count although nothing shows who wrote them. */
  readonly unproven: readonly Unproven[];
}

/** All records count. */
export const noJudgement: Judgement = { misattributed: [], removed: [], unproven: [] };

export const isEmpty = ({ misattributed, removed, unproven }: Judgement): boolean =>
  misattributed.length + removed.length + unproven.length === 0;

/**
 * Finds records of reviewers that they did not commit, or that another person removed. The owner's records always
 * count.
 * @param reader called only if needed
 * @returns no judgement without git, and for a journal outside a repository
 */
export async function judgeRecords(
  journal: JudgedJournal,
  history: RecordHistory,
  reader: () => Promise<Reader>,
): Promise<Judgement> {
  const persons = reviewersOf(journal);
  if (persons.length === 0) return noJudgement;
  const commits = await history.commits(persons);
  const isHere = commits?.some(({ files }) =>
    files.some(({ path }) => path === '.journal/journal.yaml'),
  );
  const paths = reviewerFiles(journal);
  if (!commits && paths.length > 0 && (await history.head()) !== undefined)
    return { ...noJudgement, unproven: [{ why: 'noAnswer', count: paths.length }] };
  if (!commits || !isHere) return noJudgement;
  const changes = new CommittedChanges(commits);
  const addresses = await addressesByPerson(journal, persons, history, commits);
  const written = await readWritten(journal, paths);
  const all = { changes, written, unread: paths.filter((path) => !written.has(path)) };
  const found = judgedRecords(all, addresses, undefined);
  if (isEmpty(found)) return found;
  const { person: me, email } = await reader();
  if (me === undefined || !persons.includes(me)) return found;
  const mine = await ownAddresses(journal, me, email, commits, addresses.get(me)!);
  return judgedRecords(all, new Map([...addresses, [me, mine]]), me);
}

interface Read {
  readonly changes: CommittedChanges;
  readonly written: ReadonlyMap<string, readonly WrittenRecord[]>;
  readonly unread: readonly string[];
}

/** @param me the person whose records count before they are committed */
function judgedRecords(
  { changes, written, unread }: Read,
  addresses: ReadonlyMap<string, ReadonlySet<string>>,
  me: string | undefined,
): Judgement {
  const isJudged = judgedAmong(written);
  const misattributed: Misattribution[] = [];
  const discounted = new Set<JournalRecord>();
  const unsure = new Map<HistoryCommit, number>();
  for (const [path, records] of written) {
    const { person } = parseRecordPath(path)!;
    for (const one of records) {
      const { record, line } = one;
      if (!isJudged(path, record)) continue;
      const author = changes.otherAuthorOf(path, one, addresses.get(person)!);
      if (typeof author === 'object' && 'unsure' in author) {
        unsure.set(author.unsure, (unsure.get(author.unsure) ?? 0) + 1);
        continue;
      }
      if (author === undefined || (author === 'uncommitted' && person === me)) continue;
      discounted.add(record);
      misattributed.push({
        ...{ person, path, line, record },
        author: author === 'uncommitted' ? undefined : author,
      });
    }
  }
  const unknown = new Set(unread.map((path) => recordOfEntry(path, '')));
  const removed = removedRecords(changes, addresses, written, (one) => !discounted.has(one));
  return {
    misattributed,
    unproven: unprovenRecords(unsure),
    removed: removed.filter(({ path }) => !unknown.has(recordOfEntry(path, ''))),
  };
}

/** The addresses under which each person commits, if the history confirms them. */
async function addressesByPerson(
  { people }: Pick<JudgedJournal, 'people'>,
  persons: readonly string[],
  history: RecordHistory | undefined,
  commits: readonly HistoryCommit[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const person of persons) {
    const known = history && (await addressesOf(personPath(person), history, commits));
    const { email = '', emails = [] } = people.get(person) ?? {};
    found.set(person, known ?? new Set([email, ...emails].filter(Boolean).map(plainAddress)));
  }
  return found;
}

/** The addresses of these persons, with the reader's own; without a history, those in the files of people. */
export async function knownAddresses(
  journal: JudgedJournal,
  persons: readonly string[],
  history: RecordHistory | undefined,
  { person: me, email }: Reader,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const commits = (await history?.commits([])) ?? [];
  const found = await addressesByPerson(journal, persons, history, commits);
  const known = me === undefined ? undefined : found.get(me);
  if (!known) return found;
  return new Map([...found, [me!, await ownAddresses(journal, me!, email, commits, known)]]);
}

/** In a person's own editor, the address that they commit under counts, and addresses not yet committed. */
async function ownAddresses(
  journal: JudgedJournal,
  me: string,
  email: string | undefined,
  commits: readonly HistoryCommit[],
  known: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const path = personPath(me);
  const committed = commits.flatMap(({ files }) =>
    files.filter((file) => file.path === path).flatMap(({ runs }) => runs.flat()),
  );
  const before = new Set(addressesIn(committed.join('\n')).map(plainAddress));
  const read = await journal.files.read(path);
  const now = 'text' in read ? addressesIn(read.text).map(plainAddress) : [];
  return new Set([
    ...known,
    ...(email === undefined ? [] : [plainAddress(email)]),
    ...now.filter((address) => !before.has(address)),
  ]);
}

/** The persons whose reviews count. */
export function reviewersOf({ setup }: Pick<JudgedJournal, 'setup'>): readonly string[] {
  const { owner, reviewers } = setup?.file ?? { owner: '', reviewers: [] };
  return [...new Set(reviewers)].filter((person) => person !== owner).sort();
}

function reviewerFiles(journal: JudgedJournal): readonly string[] {
  const persons = new Set(reviewersOf(journal));
  if (persons.size === 0) return [];
  return [...journal.recordPaths()].filter((path) => persons.has(path.split('/')[2]!)).sort();
}

/** Increase this when the rules change, so that stored judgements become outdated. */
const rules = 5;

/** Everything that `judgeRecords` depends on, as one text: while it is the same, git need not run again. */
export const judgedBy = (journal: JudgedJournal, head: string, reader: Reader): string =>
  JSON.stringify([
    ...[rules, head, reader.person ?? '', reader.email ?? '', journal.setup?.file.owner],
    ...[journal.setup?.file.reviewers, [...journal.people.values()]],
    journal.recordFiles(reviewerFiles(journal)),
  ]);

async function readWritten(
  journal: JudgedJournal,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly WrittenRecord[]>> {
  const texts = new Map<string, string>();
  await journal.files.readEach(paths, (read) => {
    if ('text' in read) texts.set(read.path, read.text);
  });
  const written = new Map<string, readonly WrittenRecord[]>();
  for (const path of paths) {
    const text = texts.get(path);
    if (text !== undefined) written.set(path, writtenRecords(text));
    await journal.world.pace();
  }
  return written;
}

/** Such as `in the name of Moira, committed by Amara <amara@example.org>`. */
export function misattributionText(
  journal: Pick<JudgedJournal, 'people'>,
  { person, author }: Pick<Misattribution, 'person' | 'author'>,
): string {
  const name = nameOf(journal, person);
  if (!author) return l10n.t('in the name of {0}, not committed by them', name);
  const by = authorText(journal.people, author);
  return l10n.t('in the name of {0}, committed by {1}', name, by);
}

/** The code of the finding, which has a quick fix. */
export const misattributedCode = 'record.author';

/** One warning for each person and address, at the first of their records. */
export function misattributionProblems(
  journal: Pick<JudgedJournal, 'people'>,
  found: readonly Misattribution[],
): readonly Problem[] {
  const groups = groupBy(found, ({ person, author }) =>
    JSON.stringify([person, author && plainAddress(author.email), author?.isShared]),
  );
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const count = group.length;
    const text = misattributionText(journal, first);
    const sentences = [
      count === 1
        ? l10n.t('This record is {0}. It does not count.', text)
        : l10n.t('This record and {1} more are {0}. They do not count.', text, count - 1),
      ...(first.author?.isShared
        ? [
            l10n.t(
              'A squash merge does not keep who wrote what, so {0} needs to record it again. An ordinary merge keeps it.',
              nameOf(journal, first.person),
            ),
          ]
        : []),
    ];
    return {
      ...{ path: first.path, line: first.line, severity: 'warning', code: misattributedCode },
      message: sentences.join(' '),
    };
  });
}
