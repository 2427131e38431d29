/** Edits of `frameworks` in journal.yaml, to follow a framework and to stop following it. */
import type { Framework } from '../library/framework';
import { daysAfter, monthsAfter, suggestedStart } from './cycle';
import type { JournalFile } from '../schema/schemas';
import type { YamlValue } from '../yaml/plainYaml';
import { append, setValue, setValues } from '../yaml/editYaml';
import type { Splice } from '../text/splice';

export type Follow = JournalFile['frameworks'][number];

/** Whether it is followed on that day. One that has ended stays in the file, for the records until then. */
export const isFollowedOn = ({ until }: Follow, day: string): boolean =>
  until === undefined || day <= until;

/** Days on which a cycle of the framework may begin, most likely first; none if it begins with a registration. */
export function cycleStartsNear(framework: Framework, today: string): readonly string[] {
  if (framework.cycle.starts === 'registration') return [];
  const start = suggestedStart(framework, today);
  return [start, monthsAfter(start, 12), monthsAfter(start, -12)];
}

export const follow = (text: string, wanted: Follow): readonly Splice[] =>
  setValue(text, ['frameworks', append], itemOf(wanted));

const itemOf = ({ id, cycleStart, registrations }: Follow): Record<string, YamlValue> => ({
  id,
  ...(cycleStart === undefined ? {} : { cycleStart }),
  ...(registrations?.length ? { registrations } : {}),
});

export const stopFollowing = (text: string, index: number, until: string): readonly Splice[] =>
  setValue(text, ['frameworks', index, 'until'], until);

export const setCycleStart = (text: string, index: number, day: string): readonly Splice[] =>
  setValue(text, ['frameworks', index, 'cycleStart'], day);

/** Changes the registrations from a day on. The former ones stay in the list, with their last day. */
export function changeRegistrations(
  text: string,
  index: number,
  old: Follow,
  registrations: readonly string[],
  from: string,
): readonly Splice[] {
  // Without an earlier period, this only corrects the registrations.
  if (old.cycleStart === undefined || from <= old.cycleStart)
    return setValue(text, ['frameworks', index, 'registrations'], [...registrations]);
  return setValues(text, [
    [['frameworks', index, 'until'], daysAfter(from, -1)],
    [['frameworks', append], itemOf({ ...old, registrations: [...registrations] })],
  ]);
}
