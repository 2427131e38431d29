/**
 * Where entries stand by one record file of the owner that says what most do: time was spent once, and
 * the entry was completed once. What fold() makes of the records, without making them.
 */
import type { CommonStanding, OneOrMore, RecordColumns } from '../columns';
import { mondayAt } from '../../../base/dates';
import { noStanding, type WeekActivity } from '../../../records/fold';
import type { Clock, FileBytes } from '../../../base/ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

/** Of entries that have one such file and no other. */
export class QuickStandings {
  readonly #clock: Clock;
  /** Until the entries that wait are taken. */
  #reader: QuickReader | undefined;
  readonly #entries: string[] = [];
  readonly #paths: string[] = [];

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
    if (!reader.readStanding(file.length, file.mtime)) return false;
    this.#entries.push(entry);
    this.#paths.push(file.path);
    return true;
  }

  /** Those that were added since this was called last; `undefined` where there are none. */
  take(): RecordColumns | undefined {
    const reader = this.#reader;
    if (!reader) return undefined;
    const columns = this.#columns(reader);
    giveBack(reader);
    this.#reader = undefined;
    return columns.entry.length > 0 ? columns : undefined;
  }

  #columns(reader: QuickReader): RecordColumns {
    const times = reader.times();
    /** Id and digest of the completion of each, nothing where there is none. */
    const lines = reader.rests().split('\n');
    const digests: OneOrMore<string>[] = [];
    const completions: OneOrMore<string>[] = [];
    const comments: OneOrMore<string>[] = [];
    const standing: number[] = [];
    const standings: CommonStanding[] = [];
    for (let row = 0; row < times.length / 3; row++) {
      const isCompleted = lines[2 * row] !== '';
      completions.push(isCompleted ? lines[2 * row]! : noStanding.completions);
      digests.push(isCompleted ? lines[2 * row + 1]! : noStanding.digests);
      comments.push(noStanding.comments);
      const completed = isCompleted ? times[3 * row] : undefined;
      // Hardly two are alike: looking for those would take longer than to keep each.
      standings.push(this.#standing(completed, times[3 * row + 1]!, times[3 * row + 2]!));
      standing.push(row);
    }
    return {
      entry: this.#entries.splice(0),
      path: this.#paths.splice(0),
      size: reader.sizes(),
      mtime: reader.mtimes(),
      digests,
      completions,
      comments,
      standing,
      standings,
    };
  }

  /** Times are in seconds. */
  #standing(completed: number | undefined, from: number, to: number): CommonStanding {
    const minutes = to > from ? Math.round((to - from) / 60) | 0 : 0;
    const active: WeekActivity[] = [];
    const spentIn = to > from ? mondayAt(from * 1000, this.#clock) : undefined;
    const completedIn =
      completed === undefined ? undefined : mondayAt(completed * 1000, this.#clock);
    if (completedIn !== undefined)
      active.push({ monday: completedIn, minutes: completedIn === spentIn ? minutes : 0 });
    if (spentIn !== undefined && spentIn !== completedIn) active.push({ monday: spentIn, minutes });
    const status = completed === undefined ? null : 'completed';
    return { status, reviewing: null, revealed: false, minutes, active };
  }
}
