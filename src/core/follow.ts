/** Following a framework: what is written into `frameworks` of journal.yaml, as text put into text. */
import { Temporal } from 'temporal-polyfill';
import type { Framework } from './framework';
import type { JournalFile } from './schemas';
import { readAnyYaml } from './yaml/readYaml';
import { putIn } from './yaml/putIn';
import type { Splice } from './yaml/setList';

export type Follow = JournalFile['frameworks'][number];

/** Whether it is followed on that day: one that has ended stays in the file, for what was recorded until then. */
export const isFollowedOn = ({ until }: Follow, day: string): boolean =>
  until === undefined || day <= until;

/** The days on which a cycle of the framework may begin, the likeliest first; none where it begins with a registration. */
export function cycleStartsNear({ cycle }: Framework, today: string): readonly string[] {
  if (cycle.starts === 'registration') return [];
  const [month, day] = cycle.starts.split('-').map(Number) as [number, number];
  const now = Temporal.PlainDate.from(today);
  // A cycle that begins on 29 February begins on the 28th in other years.
  const inYear = (year: number): Temporal.PlainDate =>
    Temporal.PlainDate.from({ year, month, day });
  const isBegun = Temporal.PlainDate.compare(inYear(now.year), now) <= 0;
  const year = isBegun ? now.year : now.year - 1;
  return [year, year + 1, year - 1].map((one) => inYear(one).toString());
}

/** @param file of journal.yaml, as it is written there */
export function follow(text: string, { id, cycleStart, registrations }: Follow): readonly Splice[] {
  const item = {
    id,
    ...(cycleStart === undefined ? {} : { cycleStart }),
    ...(registrations?.length ? { registrations } : {}),
  };
  return putIn(text, ['frameworks', countOf(text)], item);
}

/** @param index of the follow in the list */
export const stopFollowing = (text: string, index: number, until: string): readonly Splice[] =>
  putIn(text, ['frameworks', index, 'until'], until);

export const setCycleStart = (text: string, index: number, day: string): readonly Splice[] =>
  putIn(text, ['frameworks', index, 'cycleStart'], day);

export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

function countOf(text: string): number {
  const value = readAnyYaml(text).value as { readonly frameworks?: unknown } | undefined;
  return Array.isArray(value?.frameworks) ? value.frameworks.length : 0;
}
