/** A world that stands still: fixed time and zone, real hash, randomness that can be repeated. */
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Clock, World } from '../../src/core/base/ports';

export interface TestWorld extends World {
  readonly clock: World['clock'] & { time: number; zone: string };
  /** What was logged, one line each. */
  readonly logged: string[];
}

/** Monday 23 November 2026, noon in London. */
export const noon = Date.UTC(2026, 10, 23, 12);

/** The days of whoever lives in that zone. */
export const daysIn = (zone: string): Pick<Clock, 'dayAt'> => ({
  dayAt: (milliseconds) =>
    Temporal.Instant.fromEpochMilliseconds(milliseconds)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString(),
});

export function testWorld(seed = 1): TestWorld {
  const logged: string[] = [];
  const note = (message: string): void => void logged.push(message);
  const clock = {
    time: noon,
    zone: 'Europe/London',
    now: () => clock.time,
    dayAt: (milliseconds: number) => daysIn(clock.zone).dayAt(milliseconds),
  };
  return {
    clock,
    hash: (data) => createHash('sha256').update(data).digest('hex'),
    random: seededRandom(seed),
    pace: () => undefined,
    log: { info: note, warn: note, error: note },
    logged,
  };
}

/** The same bytes for the same seed (mulberry32). */
function seededRandom(seed: number): World['random'] {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 24;
  };
  return (count) => Uint8Array.from({ length: count }, next);
}
