/**
 * Where entries stand by one record file of the owner that says what most do: time was spent once, and
 * the entry was completed once. What fold() makes of the records, without making them.
 */
import { Numbered, type CommonStanding, type OneOrMore, type RecordColumns } from '../columns';
import { weekOf } from '../dates';
import { noStanding, type WeekActivity } from '../fold';
import type { Clock, FileText } from '../ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

/** Of entries that have one such file and no other. */
export class QuickStandings {
  readonly #clock: Clock;
  #columns = noColumns();
  #standings = new Numbered<CommonStanding>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Adds the entry to those that wait.
   * @returns false where the file may say more than is understood here
   */
  add(entry: string, file: FileText): boolean {
    const reader = file.length > longestText ? undefined : borrowQuickReader();
    if (!reader) return false;
    const isTaken = this.#addBy(reader, entry, file);
    giveBack(reader);
    return isTaken;
  }

  /** Those that were added since this was called last. */
  take(): RecordColumns {
    const columns = { ...this.#columns, standings: this.#standings.items };
    this.#columns = noColumns();
    this.#standings = new Numbered();
    return columns;
  }

  #addBy(reader: QuickReader, entry: string, file: FileText): boolean {
    const { bytes, length } = file;
    reader.text.set(bytes.length === length ? bytes : bytes.subarray(0, length));
    if (!reader.readStanding(length)) return false;
    const [idFrom, idTo, digestFrom, digestTo] = reader.answer as unknown as Spans;
    const [at, from, to] = reader.times as unknown as Times;
    const isCompleted = idTo !== 0;
    const columns = this.#columns;
    columns.entry.push(entry);
    columns.path.push(file.path);
    columns.size.push(file.size);
    columns.mtime.push(file.mtime);
    columns.digests.push(isCompleted ? file.part(digestFrom, digestTo) : noStanding.digests);
    columns.completions.push(isCompleted ? file.part(idFrom, idTo) : noStanding.completions);
    columns.comments.push(noStanding.comments);
    columns.standing.push(this.#standing(isCompleted ? at : undefined, from, Math.max(from, to)));
    return true;
  }

  /** @returns its number; times are in seconds */
  #standing(completed: number | undefined, from: number, to: number): number {
    const minutes = Math.round((to - from) / 60);
    const spentIn = to > from ? this.#weekAt(from) : undefined;
    const completedIn = completed === undefined ? undefined : this.#weekAt(completed);
    return this.#standings.of(`${completedIn} ${spentIn} ${minutes}`, () => {
      const active: WeekActivity[] = [];
      if (completedIn !== undefined)
        active.push({ week: completedIn, minutes: completedIn === spentIn ? minutes : 0 });
      if (spentIn !== undefined && spentIn !== completedIn) active.push({ week: spentIn, minutes });
      const status = completedIn === undefined ? null : 'completed';
      return { status, reviewing: null, revealed: false, minutes, active };
    });
  }

  #weekAt(seconds: number): string {
    return weekOf(this.#clock.dayAt(seconds * 1000));
  }
}

type Spans = readonly [idFrom: number, idTo: number, digestFrom: number, digestTo: number];
type Times = readonly [completed: number, from: number, to: number];

const noColumns = () => ({
  entry: [] as string[],
  path: [] as string[],
  size: [] as number[],
  mtime: [] as number[],
  digests: [] as OneOrMore<string>[],
  completions: [] as OneOrMore<string>[],
  comments: [] as OneOrMore<string>[],
  standing: [] as number[],
});
