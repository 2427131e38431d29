/** Tells which records count by what git shows: without those of other authors, with removed ones that still count. */
import { groupBy } from '../base/groupBy';
import type { Authored } from '../records/distinctRecords';
import { parseRecordPath, readRecords, type RecordsRead } from '../records/records';
import type { JournalRecord } from '../schema/schemas';
import { contentOf, noJudgement, type Judgement, type Misattribution } from './misattributed';
import { restoredRecords } from './removed';

export class CountedRecords {
  /** Records that do not count, by file. */
  readonly #misattributed: ReadonlyMap<string, readonly Misattribution[]>;
  /** Removed records that still count, by the id of their entry. */
  readonly #restored: ReadonlyMap<string, readonly Authored[]>;
  /** Ids of the entries that both are about. */
  readonly entries: ReadonlySet<string>;

  constructor(readonly judgement: Judgement = noJudgement) {
    this.#misattributed = groupBy(judgement.misattributed, ({ path }) => path);
    this.#restored = restoredRecords(judgement.removed);
    const entries = [...this.#misattributed.keys()].map((path) => parseRecordPath(path)!.entry);
    this.entries = new Set([...entries, ...this.#restored.keys()]);
  }

  /** Tells why a record of the file does not count; `undefined` if it does. */
  misattributionOf(path: string, record: JournalRecord): Misattribution | undefined {
    const found = this.#misattributed.get(path);
    const content = found && contentOf(record);
    return found?.find((one) => contentOf(one.record) === content);
  }

  restoredOf(entry: string): readonly Authored[] {
    return this.#restored.get(entry) ?? [];
  }

  /** Reads the records of a file that count. */
  read(text: string, path: string): RecordsRead {
    const read = readRecords(text);
    const misattributed = this.#misattributed.get(path);
    if (!misattributed) return read;
    const contents = new Set(misattributed.map(({ record }) => contentOf(record)));
    return { ...read, records: read.records.filter((one) => !contents.has(contentOf(one))) };
  }
}
