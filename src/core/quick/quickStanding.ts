/**
 * Where an entry stands by one record file of the owner that says what most do: time was spent once, and
 * it was completed once. What fold() makes of the records, without making them.
 */
import { Numbered, type CommonStanding, type OneOrMore, type RecordColumns } from '../columns';
import { weekOf } from '../dates';
import { noStanding, type Standing, type WeekActivity } from '../fold';
import { detached } from '../intern';
import type { Clock, FileText } from '../ports';
import { completed, digest, head, instant, isInstant } from './quickRecords';

const timeThenCompleted = new RegExp(
  `(?:${head(false)}time\\n  from: (${instant})\\n  to: (${instant})\\n)?` +
    `(?:${head(true)}${completed(`(${digest})`)}\\n)?`,
  'y',
);
const minute = 60_000;

/** @returns `undefined` where the file may say more than is understood here */
export function quickStanding(text: string, clock: Clock): Standing | undefined {
  timeThenCompleted.lastIndex = 0;
  const found = timeThenCompleted.exec(text);
  if (!found || timeThenCompleted.lastIndex !== text.length) return undefined;
  const [, noted, from, to, id, at, digest] = found;
  if (noted !== undefined && !(isInstant(noted) && isInstant(from!) && isInstant(to!)))
    return undefined;
  if (at !== undefined && !isInstant(at)) return undefined;
  const spent = from === undefined ? 0 : Math.max(0, Date.parse(to!) - Date.parse(from));
  const minutes = Math.round(spent / minute);
  const spentIn = spent > 0 ? weekAt(from!, clock) : undefined;
  const completedIn = at === undefined ? undefined : weekAt(at, clock);
  const active: WeekActivity[] = [];
  if (completedIn !== undefined)
    active.push({ week: completedIn, minutes: completedIn === spentIn ? minutes : 0 });
  if (spentIn !== undefined && spentIn !== completedIn) active.push({ week: spentIn, minutes });
  return {
    status: id === undefined ? undefined : 'completed',
    digests: digest === undefined ? [] : [detached(digest)],
    completions: id === undefined ? [] : [detached(id)],
    revealed: false,
    minutes,
    active,
    comments: noStanding.comments,
    reviewing: undefined,
  };
}

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
  add(entry: string, { text, path, size, mtime }: FileText): boolean {
    const standing = quickStanding(text, this.#clock);
    if (!standing) return false;
    const { status = null, digests, completions, revealed, minutes, active } = standing;
    const columns = this.#columns;
    columns.entry.push(entry);
    columns.path.push(path);
    columns.size.push(size);
    columns.mtime.push(mtime);
    columns.digests.push(digests[0] ?? digests);
    columns.completions.push(completions[0] ?? completions);
    columns.comments.push(noStanding.comments);
    let key = `${status} ${minutes}`;
    for (const one of active) key += ` ${one.week} ${one.minutes}`;
    columns.standing.push(
      this.#standings.of(key, () => ({ status, reviewing: null, revealed, minutes, active })),
    );
    return true;
  }

  /** Those that were added since this was called last. */
  take(): RecordColumns {
    const columns = { ...this.#columns, standings: this.#standings.items };
    this.#columns = noColumns();
    this.#standings = new Numbered();
    return columns;
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

const weekAt = (moment: string, clock: Clock): string => weekOf(clock.dayAt(Date.parse(moment)));
