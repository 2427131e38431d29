/** The records of a journal that are in the name of one person, and that another one committed or nobody did. */
import * as l10n from '@vscode/l10n';
import { personByEmail, personPath, addressesIn, type Person } from '../journal/setup/people';
import type { Files, Pace } from '../base/ports';
import type { RecordFile } from '../records/entryRecords';
import type { Problem } from '../base/problem';
import { parseRecordPath } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import { Additions, writtenRecords, type WrittenRecord } from './attribution';
import { addressesOf, plainAddress, type CommitAuthor, type RecordHistory } from './history';

/** What is asked of a journal. */
export interface JudgedJournal {
  readonly setup:
    | { readonly file: { readonly owner: string; readonly reviewers: readonly string[] } }
    | undefined;
  readonly people: ReadonlyMap<string, Person>;
  readonly files: Pick<Files, 'read' | 'readEach'>;
  readonly world: { readonly pace: Pace };
  recordPaths(): Iterable<string>;
  recordFiles(paths: readonly string[]): readonly RecordFile[];
}

/** A record that does not count, as somebody else than its person wrote it. */
export interface Misattribution {
  /** In whose name it is. */
  readonly person: string;
  /** Who committed it; `undefined` where it is not committed as it is. */
  readonly author: CommitAuthor | undefined;
  readonly path: string;
  readonly line: number;
  readonly record: JournalRecord;
}

/** The person of this device, and the address under which they commit. */
export interface Reader {
  readonly person?: string | undefined;
  readonly email?: string | undefined;
}

/** The same for two reads of one record, however it is written. */
export const contentOf = (record: JournalRecord): string => JSON.stringify(record);

const kinds: readonly JournalRecord['kind'][] = [
  ...(['reviewed', 'signed-off', 'accepted', 'rejected', 'acknowledged'] as const),
];

const isOfJudgedKind = ({ kind }: JournalRecord): boolean => kinds.includes(kind);

/**
 * Finds the records of reviewers that they did not commit themselves. The owner's own always count.
 * @param reader is asked only where it matters
 * @returns none where git cannot tell
 */
export async function misattributedIn(
  journal: JudgedJournal,
  history: RecordHistory,
  reader: () => Promise<Reader>,
): Promise<readonly Misattribution[]> {
  const paths = reviewerFiles(journal);
  if (paths.length === 0) return [];
  const persons = [...new Set(paths.map((path) => parseRecordPath(path)!.person))].sort();
  const commits = await history.commits(persons);
  const isHere = commits?.some(({ files }) =>
    files.some(({ path }) => path === '.journal/journal.yaml'),
  );
  if (!commits || !isHere) return [];
  const additions = new Additions(commits);
  const addresses = new Map<string, ReadonlySet<string>>();
  for (const person of persons) {
    const known = await addressesOf(personPath(person), history, commits);
    const { email = '', emails = [] } = journal.people.get(person) ?? {};
    addresses.set(person, known ?? new Set([email, ...emails].map(plainAddress)));
  }
  const written = await readWritten(journal, paths);
  const judged = judgedRecords(written);
  const found: (Misattribution & { readonly written: WrittenRecord })[] = [];
  for (const [path, records] of written) {
    const { person } = parseRecordPath(path)!;
    for (const one of records) {
      const isJudged =
        one.record.kind === 'withdrawn'
          ? judged.has(keyOf(path, one.record.of))
          : isOfJudgedKind(one.record);
      if (!isJudged) continue;
      const author = additions.otherAuthorOf(path, one, addresses.get(person)!);
      if (author !== undefined)
        found.push({
          ...{ person, path, line: one.line, record: one.record, written: one },
          author: author === 'uncommitted' ? undefined : author,
        });
    }
  }
  if (found.length === 0) return [];
  const { person: me, email } = await reader();
  const mine =
    me === undefined || !persons.includes(me)
      ? undefined
      : await ownAddresses(journal, me, email, commits, addresses.get(me)!);
  return found
    .filter(
      ({ person, path, author, written: one }) =>
        person !== me ||
        (author !== undefined && additions.otherAuthorOf(path, one, mine!) !== undefined),
    )
    .map(({ person, path, line, record, author }) => ({ person, path, line, record, author }));
}

/** In a person's own editor the address that they commit under counts, and what they add before they commit it. */
async function ownAddresses(
  journal: JudgedJournal,
  me: string,
  email: string | undefined,
  commits: Parameters<typeof addressesOf>[2],
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

/** The record files of those whose reviews count. */
export function reviewerFiles(journal: JudgedJournal): readonly string[] {
  const { owner, reviewers } = journal.setup?.file ?? { owner: '', reviewers: [] };
  const persons = new Set(reviewers.filter((person) => person !== owner));
  if (persons.size === 0) return [];
  return [...journal.recordPaths()].filter((path) => persons.has(path.split('/')[2]!)).sort();
}

/**
 * All that the answer of `misattributedIn` depends on, as one value to compare: where it is the same, git
 * need not be asked again.
 */
export const judgedBy = (journal: JudgedJournal, head: string, reader: Reader): string =>
  JSON.stringify([
    ...[head, reader.person ?? '', reader.email ?? '', journal.setup?.file.owner],
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

/** Keys of the records of the judged kinds. A withdrawal of one is judged too: else anybody could take it back. */
function judgedRecords(written: ReadonlyMap<string, readonly WrittenRecord[]>): Set<string> {
  const keys = new Set<string>();
  for (const [path, records] of written)
    for (const { record } of records) if (isOfJudgedKind(record)) keys.add(keyOf(path, record.id));
  return keys;
}

function keyOf(path: string, record: string): string {
  const { person, entry } = parseRecordPath(path)!;
  return `${person}/${entry}/${record}`;
}

/** Such as `in the name of Moira, committed by Amara <amara@example.org>`. */
export function misattributionText(
  journal: Pick<JudgedJournal, 'people'>,
  { person, author }: Pick<Misattribution, 'person' | 'author'>,
): string {
  const name = journal.people.get(person)?.name ?? person;
  if (!author) return l10n.t('in the name of {0}, not committed by them', name);
  const { email } = author;
  const by = personByEmail(journal.people.values(), email)?.name ?? author.name;
  return l10n.t('in the name of {0}, committed by {1}', name, `${by} <${email}>`);
}

/** The finding's code, by which its fix is found. */
export const misattributedCode = 'record.author';

/** One warning for each person and address, at the first of their records. */
export function misattributionProblems(
  journal: Pick<JudgedJournal, 'people'>,
  found: readonly Misattribution[],
): readonly Problem[] {
  const groups = new Map<string, { readonly first: Misattribution; count: number }>();
  for (const one of found) {
    const key = JSON.stringify([one.person, one.author && plainAddress(one.author.email)]);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: one, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => {
    const text = misattributionText(journal, first);
    return {
      ...{ path: first.path, line: first.line, severity: 'warning', code: misattributedCode },
      message:
        count === 1
          ? l10n.t('This record is {0}. It does not count.', text)
          : l10n.t('This record and {1} more are {0}. They do not count.', text, count - 1),
    };
  });
}
