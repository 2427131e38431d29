/** Following a framework: what is written into `frameworks` of journal.yaml, as text put into text. */
import type { Framework } from '../library/framework';
import { daysAfter, monthsAfter, suggestedStart } from './cycle';
import type { JournalFile } from '../schema/schemas';
import type { YamlValue } from '../yaml/plainYaml';
import { append, setValue, setValues } from '../yaml/editYaml';
import type { Splice } from '../text/splice';

export type Follow = JournalFile['frameworks'][number];

/** Whether it is followed on that day: one that has ended stays in the file, for what was recorded until then. */
export const isFollowedOn = ({ until }: Follow, day: string): boolean =>
  until === undefined || day <= until;

/** The days on which a cycle of the framework may begin, the likeliest first; none where it begins with a registration. */
export function cycleStartsNear(framework: Framework, today: string): readonly string[] {
  if (framework.cycle.starts === 'registration') return [];
  const start = suggestedStart(framework, today);
  return [start, monthsAfter(start, 12), monthsAfter(start, -12)];
}

/** Each takes the text of journal.yaml and gives what to put into it. */
export const follow = (text: string, wanted: Follow): readonly Splice[] =>
  setValue(text, ['frameworks', append], itemOf(wanted));

const itemOf = ({ id, cycleStart, registrations }: Follow): Record<string, YamlValue> => ({
  id,
  ...(cycleStart === undefined ? {} : { cycleStart }),
  ...(registrations?.length ? { registrations } : {}),
});

/** @param index of the follow in the list */
export const stopFollowing = (text: string, index: number, until: string): readonly Splice[] =>
  setValue(text, ['frameworks', index, 'until'], until);

export const setCycleStart = (text: string, index: number, day: string): readonly Splice[] =>
  setValue(text, ['frameworks', index, 'cycleStart'], day);

/**
 * Other registrations from a day on. What was held until then stays beside it, with its end.
 * @param old what stands at that place of the list
 */
export function changeRegistrations(
  text: string,
  index: number,
  old: Follow,
  registrations: readonly string[],
  from: string,
): readonly Splice[] {
  // Nothing was held before: then it is only put right.
  if (old.cycleStart === undefined || from <= old.cycleStart)
    return setValue(text, ['frameworks', index, 'registrations'], [...registrations]);
  return setValues(text, [
    [['frameworks', index, 'until'], daysAfter(from, -1)],
    [['frameworks', append], itemOf({ ...old, registrations: [...registrations] })],
  ]);
}
