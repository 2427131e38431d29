/** Computes the recorded state of an entry from its records, whatever the order of files and whatever the clocks say. */
import { mondayAt, mondayOf } from '../base/dates';
import { distinctRecords, type Authored } from './distinctRecords';
import { detached } from '../base/intern';
import type { Clock } from '../base/ports';
import { isReviewRecord, reviewingOf, type Reviewing, type AuthoredRecord } from './reviewing';
import type { JournalRecord, RecordKind } from '../schema/schemas';
import type { Status } from './status';
import { listOfDigests } from './digests';
import { compare } from '../base/compare';

export interface Roles {
  readonly owner: string;
  readonly reviewers: readonly string[];
}

export type { Authored } from './distinctRecords';

type Days = Pick<Clock, 'dayAt'>;

type Kind<K extends RecordKind> = Extract<JournalRecord, { kind: K }>;

export interface Standing {
  /** Status given by records; `undefined` if the text alone decides. */
  readonly status: Extract<Status, 'completed' | 'reviewed' | 'signed-off'> | undefined;
  /** Both digests of the records that give the status: the text is unchanged if it has one of them. */
  readonly digests: readonly string[];
  /** Ids of the owner's valid completions; withdrawing all of them reopens the entry. */
  readonly completions: readonly string[];
  readonly revealed: boolean;
  /** Time spent, in whole minutes: intervals that overlap count once. */
  readonly minutes: number;
  /** Weeks of completions and of time spent. */
  readonly active: readonly WeekActivity[];
  /** Keys of all comments that were not withdrawn. */
  readonly comments: readonly string[];
  /** Recorded by reviewers; absent without such records. */
  readonly reviewing?: Reviewing | undefined;
}

/** The part of Standing that entries can share. */
export type CommonStanding = Pick<Standing, 'revealed' | 'minutes' | 'active'> & {
  readonly status: Standing['status'] | null;
  readonly reviewing?: Reviewing | null | undefined;
};

/** Activity on an entry in a week. */
export interface WeekActivity {
  /** Start of the week, in days since 1970. */
  readonly monday: number;
  readonly minutes: number;
}

export const noStanding: Standing = {
  status: undefined,
  digests: [],
  completions: [],
  revealed: false,
  minutes: 0,
  active: [],
  comments: [],
  reviewing: undefined,
};

/** @param clock converts the time of a record to a day */
export function fold(all: readonly Authored[], roles: Roles, clock: Days): Standing {
  const files = distinctRecords(all);
  const withdrawn = withdrawals(files);
  const completions: Kind<'completed'>[] = [];
  const signOffs: Kind<'signed-off'>[] = [];
  const reviews: Kind<'reviewed'>[] = [];
  const times: Kind<'time'>[] = [];
  const signed: AuthoredRecord[] = [];
  let revealed = false;
  for (const { person, records } of files) {
    const isOwner = person === roles.owner;
    // The owner's own sign-off never counts, even if listed as a reviewer.
    if (!isOwner && !roles.reviewers.includes(person)) continue;
    for (const one of records) {
      if (withdrawn?.has(recordKey(person, one.id))) continue;
      if (isReviewRecord(one)) signed.push({ person, record: one });
      if (isOwner) {
        if (one.kind === 'completed') completions.push(one);
        else if (one.kind === 'time') times.push(one);
        else if (one.kind === 'revealed') revealed = true;
      } else if (one.kind === 'signed-off') signOffs.push(one);
      else if (one.kind === 'reviewed') reviews.push(one);
    }
  }
  completions.sort(byId);
  const ids = completions.map((one) => one.id);
  const signedOff = signOffs.filter((one) => ids.includes(one.of));
  const reviewed = reviews.filter((one) => ids.includes(one.of));
  const [status, counting] =
    signedOff.length > 0
      ? (['signed-off', signedOff] as const)
      : reviewed.length > 0
        ? (['reviewed', reviewed] as const)
        : completions.length > 0
          ? (['completed', completions] as const)
          : ([undefined, []] as const);
  const spent = timeSpent(times.sort(byId), clock);
  const mondays = completions.map((one) => mondayAt(Date.parse(one.at), clock));
  return {
    status,
    // Detached: these outlive the text of the file.
    digests: counting.flatMap(listOfDigests).map(detached).sort(),
    completions: ids.map(detached),
    revealed,
    minutes: spent.minutes,
    active: activeWeeks(mondays, spent.byMonday),
    reviewing:
      signed.length === 0
        ? undefined
        : reviewingOf(signed, roles.owner, ids, withdrawalsOf(files, roles.owner)),
    comments: standingComments(files, withdrawn),
  };
}

function standingComments(
  files: readonly Authored[],
  withdrawn: ReadonlySet<string> | undefined,
): readonly string[] {
  let keys: Set<string> | undefined;
  for (const { person, records } of files)
    for (const one of records) {
      if (one.kind !== 'comment') continue;
      const key = recordKey(person, one.id);
      if (!withdrawn?.has(key)) (keys ??= new Set()).add(key);
    }
  // Most entries have none: they share one list.
  return keys ? [...keys].sort().map(detached) : noStanding.comments;
}

const byId = (a: JournalRecord, b: JournalRecord): number => compare(a.id, b.id);

/** Person and id: a person cannot replace another person's record. */
export const recordKey = (person: string, id: string): string => `${person}/${id}`;

/** Keys of withdrawn records; only their own author can withdraw them. */
function withdrawals(files: readonly Authored[]): Set<string> | undefined {
  let keys: Set<string> | undefined;
  for (const { person, records } of files)
    for (const one of records)
      if (one.kind === 'withdrawn') (keys ??= new Set()).add(recordKey(person, one.of));
  return keys;
}

/** Ids of withdrawals by the owner's completion that they withdraw; of several always the same one. */
function withdrawalsOf(files: readonly Authored[], owner: string): Map<string, string> {
  const own = files.filter(({ person }) => person === owner).flatMap(({ records }) => records);
  const completed = new Set(own.flatMap(({ kind, id }) => (kind === 'completed' ? [id] : [])));
  const found = new Map<string, string>();
  for (const one of own)
    if (one.kind === 'withdrawn' && completed.has(one.of))
      if (one.id < (found.get(one.of) ?? '\uffff')) found.set(one.of, one.id);
  return found;
}

const minute = 60_000;

interface TimeSpent {
  readonly minutes: number;
  /** Milliseconds by the Monday of their week. */
  readonly byMonday: ReadonlyMap<number, number>;
}

/** Adds up intervals, overlaps once and rounded as one sum, and minutes that were entered by hand. */
export function timeSpent(times: readonly Kind<'time'>[], clock: Days): TimeSpent {
  // In milliseconds: sums of fractions would depend on their order.
  const byMonday = new Map<number, number>();
  const spend = (monday: number, milliseconds: number): void => {
    byMonday.set(monday, (byMonday.get(monday) ?? 0) + milliseconds);
  };
  let byHand = 0;
  const spans: { from: number; to: number }[] = [];
  for (const time of times) {
    if (time.minutes !== undefined) {
      byHand += time.minutes;
      const { date, at } = time;
      const monday = date === undefined ? mondayAt(Date.parse(at), clock) : mondayOf(date);
      spend(monday, time.minutes * minute);
    } else if (time.from && time.to)
      spans.push({ from: Date.parse(time.from), to: Date.parse(time.to) });
  }
  spans.sort((a, b) => a.from - b.from || b.to - a.to);
  let milliseconds = 0;
  let reached = -Infinity;
  for (const { from, to } of spans) {
    const start = Math.max(from, reached);
    if (to <= start) continue;
    milliseconds += to - start;
    spend(mondayAt(from, clock), to - start);
    reached = to;
  }
  return { minutes: Math.round(milliseconds / minute) + byHand, byMonday };
}

function activeWeeks(
  mondays: readonly number[],
  byMonday: ReadonlyMap<number, number>,
): WeekActivity[] {
  const active: WeekActivity[] = [];
  const add = (monday: number): void => {
    if (active.some((known) => known.monday === monday)) return;
    active.push({ monday, minutes: Math.round((byMonday.get(monday) ?? 0) / minute) });
  };
  for (const monday of mondays) add(monday);
  for (const monday of byMonday.keys()) add(monday);
  return active;
}

/** Cache: one list for all entries that are only written in a week. */
const writtenIn = new Map<number, readonly WeekActivity[]>();

/** Weeks with activity: writing, on the date of the entry, or records. */
export function weeksWith(
  date: string | undefined,
  recorded: readonly WeekActivity[],
): readonly WeekActivity[] {
  if (date === undefined) return recorded;
  const monday = mondayOf(date);
  if (recorded.some((one) => one.monday === monday)) return recorded;
  let written = writtenIn.get(monday);
  if (!written) writtenIn.set(monday, (written = [{ monday, minutes: 0 }]));
  return recorded.length === 0 ? written : [...written, ...recorded];
}
