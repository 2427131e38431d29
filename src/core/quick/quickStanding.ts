/**
 * Where an entry stands by one record file of the owner that says what most do: time was spent once, and
 * it was completed once. What fold() makes of the records, without making them.
 */
import { weekOf } from '../dates';
import { noStanding, type Standing, type WeekActivity } from '../fold';
import { detached } from '../intern';
import type { Clock } from '../ports';
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

const weekAt = (moment: string, clock: Clock): string => weekOf(clock.dayAt(Date.parse(moment)));
