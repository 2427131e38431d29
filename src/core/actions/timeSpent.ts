/** Time as people write it in one line: `90`, `1.5 h`, `1h30`, `1:30`, `45 min`. Always whole minutes. */
import { isOverstated } from '../entries/claim';

export interface TimeSpent {
  readonly minutes: number;
  /** How many of these were spent together with others. */
  readonly participatory: number;
}

/** Longer than any activity that one entry is about: a slip of the keys. */
const most = 1000 * 60;

const amount = String.raw`\d{1,5}(?:[.,]\d{1,4})?`;
const hoursAndMinutes = new RegExp(
  `^(${amount})\\s*(?:h|hrs?|hours?)(?:\\s*(\\d{1,2})\\s*(?:m|mins?|minutes?)?)?$`,
  'i',
);
const minutesAlone = /^(\d{1,5})\s*(?:m|mins?|minutes?)?$/i;
const byClock = /^(\d{1,3}):([0-5]\d)$/;

/** @returns `undefined` for what is no time, or none at all */
export function minutesIn(text: string): number | undefined {
  const written = text.trim();
  const alone = minutesAlone.exec(written);
  const clock = byClock.exec(written);
  const hours = hoursAndMinutes.exec(written);
  let minutes = Number.NaN;
  if (alone) minutes = Number(alone[1]);
  else if (clock) minutes = Number(clock[1]) * 60 + Number(clock[2]);
  else if (hours) {
    const [, whole, rest] = hours as unknown as [string, string, string | undefined];
    // Half an hour and minutes besides is not how anybody counts.
    if (rest === undefined) minutes = Math.round(Number(whole.replace(',', '.')) * 60);
    else if (/^\d+$/.test(whole) && Number(rest) < 60) minutes = Number(whole) * 60 + Number(rest);
  }
  return minutes > 0 && minutes <= most ? minutes : undefined;
}

/**
 * A time, and behind a slash how much of it was spent together with others: `1h30 / 45 min`.
 * @returns `undefined` for what cannot be read, or says of a part that it is more than the whole
 */
export function timeSpentIn(text: string): TimeSpent | undefined {
  const spent = writtenTime(text);
  return spent && !isOverstated(spent) ? spent : undefined;
}

/** Whether all that is wrong is that the part is more than the whole. */
export function overstatesPart(text: string): boolean {
  const spent = writtenTime(text);
  return spent !== undefined && isOverstated(spent);
}

function writtenTime(text: string): TimeSpent | undefined {
  const [whole, part, ...more] = text.split('/');
  const minutes = minutesIn(whole!);
  if (minutes === undefined || more.length > 0) return undefined;
  if (part === undefined) return { minutes, participatory: 0 };
  const participatory = part.trim() === '0' ? 0 : minutesIn(part);
  return participatory === undefined ? undefined : { minutes, participatory };
}
