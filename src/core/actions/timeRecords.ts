/** Time spent on an entry, as records of its owner. */
import * as l10n from '@vscode/l10n';
import { addRecords, type Author } from './addRecords';
import { instantOf } from '../base/dates';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { HumanError } from '../base/problem';
import { recordsOf } from './recordsOf';
import type { Interval } from './stopwatch';
import { compare } from '../base/compare';

/** One record of time that stands. */
export interface RecordedTime {
  readonly id: string;
  readonly date: string;
  readonly minutes: number;
  /** Absent where it was noted by hand. */
  readonly from?: number;
  readonly to?: number;
}

/** @throws HumanError when somebody else would record the owner's time */
export function mustOwnTime(journal: Journal, { person }: Author): void {
  if (person !== journal.setup?.file.owner)
    throw new HumanError(l10n.t('Only the journal’s owner records time in it.'));
}

export async function recordIntervals(
  journal: Journal,
  entry: Entry,
  author: Author,
  intervals: readonly Interval[],
): Promise<void> {
  mustOwnTime(journal, author);
  if (intervals.length === 0) return;
  const facts = intervals.map(({ from, to }) => ({
    kind: 'time' as const,
    from: instantOf(from),
    to: instantOf(to),
  }));
  await addRecords(journal, entry, author, facts);
}

/** Minutes that no clock counted. */
export async function addMinutes(
  journal: Journal,
  entry: Entry,
  author: Author,
  time: { readonly minutes: number; readonly date: string },
): Promise<void> {
  mustOwnTime(journal, author);
  await addRecords(journal, entry, author, [{ kind: 'time', ...time }]);
}

/** Takes one record of time back; it stays in the file as one that was withdrawn. */
export async function takeAwayTime(
  journal: Journal,
  entry: Entry,
  author: Author,
  of: string,
): Promise<void> {
  mustOwnTime(journal, author);
  await addRecords(journal, entry, author, [{ kind: 'withdrawn', of }]);
}

/** What the person recorded and did not take back, newest first. */
export async function timesOf(
  journal: Journal,
  entry: Entry,
  person: string,
): Promise<readonly RecordedTime[]> {
  if (entry.id === undefined) return [];
  const records = (await recordsOf(journal, entry.id))
    .filter((file) => file.person === person)
    .flatMap((file) => file.records);
  const withdrawn = new Set(records.map((one) => (one.kind === 'withdrawn' ? one.of : undefined)));
  const times = new Map<string, RecordedTime>();
  const { clock } = journal.world;
  for (const one of records) {
    if (one.kind !== 'time' || withdrawn.has(one.id)) continue;
    const { id } = one;
    if (one.minutes !== undefined) {
      const date = one.date ?? clock.dayAt(Date.parse(one.at));
      times.set(id, { id, date, minutes: one.minutes });
    } else if (one.from !== undefined && one.to !== undefined) {
      const [from, to] = [Date.parse(one.from), Date.parse(one.to)];
      const minutes = Math.max(0, Math.round((to - from) / 60_000));
      times.set(id, { id, date: clock.dayAt(from), minutes, from, to });
    }
  }
  return [...times.values()].sort(
    (a, b) => compare(b.date, a.date) || (b.from ?? 0) - (a.from ?? 0),
  );
}
