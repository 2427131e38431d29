/** Parses time as people write it: `90`, `1.5 h`, `1h30`, `1:30`, `45 min`. The result is in whole minutes. */
import { isOverstated } from '../entries/claim';

export interface TimeSpent {
  readonly minutes: number;
  /** Those of them that were spent with others. */
  readonly participatory: number;
}

/** Anything longer is a typing error. */
const maxMinutes = 1000 * 60;

const amount = String.raw`\d{1,5}(?:[.,]\d{1,4})?`;
const hoursAndMinutes = new RegExp(
  `^(${amount})\\s*(?:h|hrs?|hours?)(?:\\s*(\\d{1,2})\\s*(?:m|mins?|minutes?)?)?$`,
  'i',
);
const minutesAlone = /^(\d{1,5})\s*(?:m|mins?|minutes?)?$/i;
const byClock = /^(\d{1,3}):([0-5]\d)$/;

/** @returns `undefined` unless the text is a time above zero */
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
    // Minutes are not added to a fraction of an hour.
    if (rest === undefined) minutes = Math.round(Number(whole.replace(',', '.')) * 60);
    else if (/^\d+$/.test(whole) && Number(rest) < 60) minutes = Number(whole) * 60 + Number(rest);
  }
  return minutes > 0 && minutes <= maxMinutes ? minutes : undefined;
}

/**
 * A time and, after a slash, the part spent with others: `1h30 / 45 min`.
 * @returns `undefined` if it cannot be parsed, or the part exceeds the whole
 */
export function timeSpentIn(text: string): TimeSpent | undefined {
  const spent = writtenTime(text);
  return spent && !isOverstated(spent) ? spent : undefined;
}

/** Whether the only problem is that the part exceeds the whole. */
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
