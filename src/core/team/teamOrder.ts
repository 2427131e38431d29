/** Sorts and filters the journals of a team. */
import { compare } from '../base/compare';
import type { JournalOverview, JournalRow } from './teamOverview';

export const teamColumns = [
  'person',
  // Visible without scrolling in a narrow window.
  'waiting',
  'courses',
  'open',
  'changed',
  'unread',
  'lastActive',
] as const;
export type TeamColumn = (typeof teamColumns)[number];

export interface TeamOrder {
  readonly by: TeamColumn;
  readonly isDescending: boolean;
}

export const usualOrder: TeamOrder = { by: 'waiting', isDescending: true };

/** The first order of a column: largest number first, names from A to Z, and the longest inactive journal first. */
export const firstOrder = (by: TeamColumn): TeamOrder => ({
  by,
  isDescending: !['person', 'courses', 'lastActive'].includes(by),
});

/** Unreadable journals come last; equal ones are sorted by `byWaitingFirst`. */
export function inOrder<T extends JournalOverview>(rows: readonly T[], order: TeamOrder): T[] {
  const sign = order.isDescending ? -1 : 1;
  return [...rows].sort(
    (a, b) =>
      Number(isUnreadable(a)) - Number(isUnreadable(b)) ||
      sign * compareBy(order.by, a, b) ||
      byWaitingFirst(a, b),
  );
}

const isUnreadable = ({ person, problem }: JournalOverview): boolean =>
  problem !== '' && person === '';

function compareBy(by: TeamColumn, a: JournalOverview, b: JournalOverview): number {
  switch (by) {
    case 'person':
      return compareNames(rowName(a), rowName(b));
    case 'courses':
      return courseShare(a) - courseShare(b);
    case 'open':
      return openIn(a) - openIn(b);
    case 'waiting':
      return a.awaitingReview.length - b.awaitingReview.length;
    case 'lastActive':
      return compare(a.lastActive, b.lastActive);
    default:
      return a[by] - b[by];
  }
}

/** Most waiting first, then most unread, then by name and path; journals that name no owner come after the others. */
export const byWaitingFirst = (a: JournalRow, b: JournalRow): number =>
  b.awaitingReview.length - a.awaitingReview.length ||
  b.unread - a.unread ||
  Number(a.person === '') - Number(b.person === '') ||
  compareNames(rowName(a), rowName(b)) ||
  compare(a.path, b.path);

/** The owner's name; the path of the journal if it names no owner. */
export const rowName = ({ person, path }: JournalRow): string => person || path;

/** Names that several of these journals have, which only their paths tell apart. */
export function sharedNames(rows: readonly JournalRow[]): ReadonlySet<string> {
  const names = rows.map(rowName);
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

/** Number of requirements with something open, in all frameworks. */
export const openIn = ({ frameworks }: JournalOverview): number =>
  frameworks.reduce((sum, { open }) => sum + open.length, 0);

/** The share of required activities that are done, from 0 to 1; 0 without a course. */
function courseShare({ courses }: JournalOverview): number {
  const required = courses.reduce((sum, one) => sum + one.required, 0);
  return required === 0 ? 0 : courses.reduce((sum, { done }) => sum + done, 0) / required;
}

export interface TeamFilter {
  /** Words that must all be found; empty for all journals. */
  readonly text: string;
  readonly isWaiting: boolean;
}

/** @param words what else is shown of the journal, such as that it is quiet */
export function matchesFilter(
  one: JournalOverview,
  { text, isWaiting }: TeamFilter,
  words = '',
): boolean {
  if (isWaiting && one.awaitingReview.length === 0) return false;
  const searched = fold(
    [
      ...[one.person, one.path, one.problem, words],
      ...one.courses.map(({ title }) => title),
      ...one.frameworks.map(({ title }) => title),
    ].join('\n'),
  );
  return fold(text)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** Removes accents and letter case, so that `Zoe` finds `Zoë`. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const compareNames = (a: string, b: string): number =>
  compare(a.toLocaleLowerCase(), b.toLocaleLowerCase()) || compare(a, b);
