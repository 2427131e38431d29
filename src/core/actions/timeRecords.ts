/** Time spent on an entry, as records of its owner. */
import * as l10n from '@vscode/l10n';
import { addRecords, withdrawRecords, type Author } from './addRecords';
import { compare } from '../base/compare';
import { instantOf } from '../base/dates';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { HumanError } from '../base/problem';
import { recordsOf } from './recordsOf';
import type { Interval } from './stopwatch';

/** A record of time that is not withdrawn. */
export interface RecordedTime {
  readonly id: string;
  readonly date: string;
  readonly minutes: number;
  /** Absent if entered by hand. */
  readonly from?: number;
  readonly to?: number;
}

/** @throws HumanError if the author is not the owner */
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

/** Records minutes entered by hand. */
export async function addMinutes(
  journal: Journal,
  entry: Entry,
  author: Author,
  time: { readonly minutes: number; readonly date: string },
): Promise<void> {
  mustOwnTime(journal, author);
  await addRecords(journal, entry, author, [{ kind: 'time', ...time }]);
}

export async function withdrawTime(
  journal: Journal,
  entry: Entry,
  author: Author,
  id: string,
): Promise<void> {
  mustOwnTime(journal, author);
  await withdrawRecords(journal, entry, author, [{ id }]);
}

/** Times that the person recorded and did not withdraw, newest first. */
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
