/**
 * Where entries stand by one record file of the owner that says what most do: time was spent once, and
 * the entry was completed once. What fold() makes of the records, without making them.
 */
import { Numbered, type CommonStanding, type OneOrMore, type RecordColumns } from '../columns';
import { weekOf } from '../dates';
import { noStanding, type WeekActivity } from '../fold';
import type { Clock, FileBytes } from '../ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

/** Of entries that have one such file and no other. */
export class QuickStandings {
  readonly #clock: Clock;
  /** Until the entries that wait are taken. */
  #reader: QuickReader | undefined;
  #columns = noColumns();
  #standings = new Numbered<CommonStanding>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Where files may be put that are to be added before the next take(). */
  get room(): Uint8Array | undefined {
    return (this.#reader ??= borrowQuickReader())?.text;
  }

  /**
   * Adds the entry to those that wait; take() is to be called afterwards.
   * @returns false where the file may say more than is understood here
   */
  add(entry: string, file: FileBytes): boolean {
    const reader = file.length > longestText ? undefined : (this.#reader ??= borrowQuickReader());
    if (!reader) return false;
    reader.put(file);
    if (!reader.readStanding(file.length)) return false;
    const { answer, times } = reader;
    const [from, to] = [times[1]!, times[2]!];
    const isCompleted = answer[1] !== 0;
    const columns = this.#columns;
    columns.entry.push(entry);
    columns.path.push(file.path);
    columns.size.push(file.size);
    columns.mtime.push(file.mtime);
    columns.digests.push(isCompleted ? file.ascii(answer[2]!, answer[3]!) : noStanding.digests);
    columns.completions.push(
      isCompleted ? file.ascii(answer[0]!, answer[1]!) : noStanding.completions,
    );
    columns.comments.push(noStanding.comments);
    const completed = isCompleted ? times[0] : undefined;
    columns.standing.push(this.#standing(completed, from, Math.max(from, to)));
    return true;
  }

  /** Those that were added since this was called last. */
  take(): RecordColumns {
    const columns = { ...this.#columns, standings: this.#standings.items };
    this.#columns = noColumns();
    this.#standings = new Numbered();
    if (this.#reader) giveBack(this.#reader);
    this.#reader = undefined;
    return columns;
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
