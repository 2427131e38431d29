/** Why an entry has its status: the records and prompts considered, without the text of the entry. */
import * as l10n from '@vscode/l10n';
import { writtenRecords } from '../authorship/attribution';
import { misattributionText } from '../authorship/misattributed';
import { digestsOf } from '../entries/digest';
import { unansweredPrompts } from '../entries/answered';
import type { Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { parseRecordPath } from '../records/records';
import { digestsIn, isSameText, listOfDigests, type KnownDigests } from '../records/digests';
import type { JournalRecord } from '../schema/schemas';
import type { Status } from '../records/status';

interface Explanation {
  readonly path: string;
  readonly id: string | undefined;
  readonly status: Status;
  /** The text differs from the one that the deciding record was made for. */
  readonly changed: boolean;
  readonly template: string | undefined;
  readonly version: number | undefined;
  /** Of the text on disk; `undefined` if it cannot be read. */
  readonly digest: string | undefined;
  readonly digest2: string | undefined;
  /** Words before the first question. */
  readonly freeWords: number;
  readonly prompts: readonly {
    readonly id: string;
    readonly words: number;
    /** Required and not answered. */
    readonly isOpen: boolean;
  }[];
  /** Oldest first. */
  readonly records: readonly ExplainedRecord[];
}

interface ExplainedRecord {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly person: string;
  readonly id: string;
  readonly kind: JournalRecord['kind'];
  readonly at: string;
  /** Id of the record that it is about. */
  readonly of?: string;
  /** Of the text that it was made for. */
  readonly digest?: string;
  readonly digest2?: string | undefined;
  /** Whether that is the text on disk. */
  readonly isSame?: boolean;
  /** Reason why it does not count. */
  readonly ignored?: string;
}

/** Reads the entry and its records again; only the status comes from the index. */
export async function explanationOf(journal: Journal, entry: Entry): Promise<Explanation> {
  const { path, id, status, changed, template, version } = entry;
  const read = await journal.files.read(path);
  const text = 'text' in read ? readEntryText(read.text) : undefined;
  const digests = text && digestsOf(text, journal.world.hash);
  const open = unansweredPrompts(entry, journal.templateOf(entry));
  const ids = [...new Set([...entry.prompts, ...open])];
  return {
    ...{ path, id, status, changed, template, version },
    ...{ digest: digests?.digest, digest2: digests?.digest2, freeWords: entry.freeWords },
    prompts: ids.map((prompt) => ({
      id: prompt,
      words: entry.words[entry.prompts.indexOf(prompt)] ?? 0,
      isOpen: open.includes(prompt),
    })),
    records: id === undefined ? [] : await explainedRecords(journal, id, digests ?? {}),
  };
}

async function explainedRecords(
  journal: Journal,
  id: string,
  now: KnownDigests,
): Promise<readonly ExplainedRecord[]> {
  const found: ExplainedRecord[] = [];
  await journal.files.readEach([...journal.recordPathsOf(id)].sort(), (read) => {
    if (!('text' in read)) return;
    const { path } = read;
    const { person } = parseRecordPath(path)!;
    for (const { record, line } of writtenRecords(read.text)) {
      const { kind, at } = record;
      const other = journal.misattributionOf(path, record);
      found.push({
        ...{ path, line, person, id: record.id, kind, at },
        ...('of' in record && typeof record.of === 'string' ? { of: record.of } : {}),
        ...('digest' in record ? { ...digestsIn(record), isSame: isSameText(record, now) } : {}),
        ...(other ? { ignored: misattributionText(journal, other) } : {}),
      });
    }
  });
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const digestText = ({ digest, digest2 }: KnownDigests): string =>
  digest === undefined ? '' : listOfDigests({ digest, digest2 }).join(' ');

/** The explanation as sentences, one per line. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { path, status, changed, template, version, prompts, records } = explanation;
  return [
    changed ? l10n.t('{0}: {1}, changed since', path, status) : `${path}: ${status}`,
    l10n.t('Id: {0}', explanation.id ?? l10n.t('none')),
    template === undefined
      ? l10n.t('Template: none')
      : l10n.t('Template: {0}, version {1}', template, version ?? 1),
    l10n.t(
      'Digests of the text now: {0}',
      digestText(explanation) || l10n.t('none, the file cannot be read'),
    ),
    '',
    l10n.t('Words before the first question: {0}', explanation.freeWords),
    ...prompts.map(({ id, words, isOpen }) =>
      isOpen
        ? l10n.t('Words under “{0}”: {1}. Still to be answered.', id, words)
        : l10n.t('Words under “{0}”: {1}', id, words),
    ),
    '',
    ...(records.length === 0 ? [l10n.t('Nothing is recorded of this entry yet.')] : []),
    ...records.flatMap(recordLines),
  ];
}

function recordLines(record: ExplainedRecord): readonly string[] {
  const { path, line, person, id, kind, at, of, isSame, ignored } = record;
  const digests = digestText(record);
  const about = of === undefined ? '' : l10n.t(', of {0}', of);
  return [
    `${at}  ${person}: ${kind} ${id}${about}  (${path}:${line})`,
    ...(digests === ''
      ? []
      : [
          isSame
            ? l10n.t('  for this very text: {0}', digests)
            : l10n.t('  for another text: {0}', digests),
        ]),
    ...(ignored === undefined ? [] : [l10n.t('  does not count: {0}', ignored)]),
  ];
}
