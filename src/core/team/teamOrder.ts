/** How a table of journals is put in order, and which of them are shown. */
import type { JournalOverview } from './teamOverview';
import { compare } from '../base/compare';

export const teamColumns = [
  'person',
  'courses',
  'open',
  'waiting',
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

/** Of numbers the most come first, of names the first, of activity the oldest: who has gone quiet. */
export const firstOrder = (by: TeamColumn): TeamOrder => ({
  by,
  isDescending: !['person', 'courses', 'lastActive'].includes(by),
});

/** What could not be read stands at the end; what is alike, by what waits, then by name and place. */
export function inOrder<T extends JournalOverview>(rows: readonly T[], order: TeamOrder): T[] {
  const sign = order.isDescending ? -1 : 1;
  return [...rows].sort(
    (a, b) =>
      Number(isUnread(a)) - Number(isUnread(b)) ||
      sign * compareBy(order.by, a, b) ||
      byWaitingFirst(a, b),
  );
}

const isUnread = ({ person, problem }: JournalOverview): boolean => problem !== '' && person === '';

function compareBy(by: TeamColumn, a: JournalOverview, b: JournalOverview): number {
  switch (by) {
    case 'person':
      return compareNames(nameOf(a), nameOf(b));
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

/** Most waiting first, then most unread, then by name and place. */
export const byWaitingFirst = (a: JournalOverview, b: JournalOverview): number =>
  b.awaitingReview.length - a.awaitingReview.length ||
  b.unread - a.unread ||
  compareNames(nameOf(a), nameOf(b)) ||
  compare(a.path, b.path);

/** What the person is called; where nobody is named, the journal. */
export const nameOf = ({ person, path }: JournalOverview): string => person || path;

/** How many requirements have something open, in all frameworks. */
export const openIn = ({ frameworks }: JournalOverview): number =>
  frameworks.reduce((sum, { open }) => sum + open.length, 0);

/** From 0 to 1; who is in no course has done nothing of one. */
function courseShare({ courses }: JournalOverview): number {
  const required = courses.reduce((sum, one) => sum + one.required, 0);
  return required === 0 ? 0 : courses.reduce((sum, { done }) => sum + done, 0) / required;
}

export interface TeamFilter {
  /** Words, all of which are to be found; empty for everybody. */
  readonly text: string;
  readonly isWaiting: boolean;
}

export function isWanted(one: JournalOverview, { text, isWaiting }: TeamFilter): boolean {
  if (isWaiting && one.awaitingReview.length === 0) return false;
  const searched = fold(
    [
      ...[one.person, one.path],
      ...one.courses.map(({ title }) => title),
      ...one.frameworks.map(({ title }) => title),
    ].join('\n'),
  );
  return fold(text)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** So that `Zoe` finds `Zoë`. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const compareNames = (a: string, b: string): number =>
  compare(a.toLocaleLowerCase(), b.toLocaleLowerCase()) || compare(a, b);
