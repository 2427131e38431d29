/** A stopwatch for time spent writing. Pure: whoever keeps it says what time it is. */
import * as v from 'valibot';

/** Milliseconds since 1970. */
const moment = v.number();

const stopwatch = v.object({
  past: v.array(v.object({ from: moment, to: moment })),
  running: v.exactOptional(v.object({ from: moment, seen: moment, active: moment })),
});

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Plain data, so that it survives the window. Never changed; a new one takes its place. */
export interface Stopwatch {
  /** What was counted before the last pause, oldest first, without overlaps. */
  readonly past: readonly Interval[];
  /** Absent while it is paused. */
  readonly running?: {
    readonly from: number;
    /** When it was last known to run: a window that is lost loses what came after. */
    readonly seen: number;
    /** When something was last done in the entry. */
    readonly active: number;
  };
}

/** Why it paused by itself: nothing was done, or nobody looked (the window was closed, the computer asleep). */
export type Lapse = 'idle' | 'away';

/** How often whoever keeps it should look. */
export const lookEvery = 30_000;
/** Looks are late when a browser holds back a hidden window; later than this, there was no window. */
const awayAfter = 150_000;

export const newStopwatch: Stopwatch = { past: [] };

/** Goes on, or begins. */
export function resumed(watch: Stopwatch, now: number): Stopwatch {
  if (watch.running) return watch;
  // A computer's time may be put back; what was counted is not counted again.
  const from = Math.max(now, watch.past.at(-1)?.to ?? -Infinity);
  return { ...watch, running: { from, seen: from, active: from } };
}

export const paused = ({ past, running }: Stopwatch, at: number): Stopwatch => ({
  past: running ? [...past, { from: running.from, to: Math.max(running.from, at) }] : past,
});

/** What a look finds: it goes on, or it has lapsed and is paused at the moment up to which time counts. */
export function looked(
  watch: Stopwatch,
  now: number,
  idleAfter: number | undefined,
): { readonly watch: Stopwatch; readonly lapse?: Lapse } {
  const { running } = watch;
  if (!running) return { watch };
  if (now - running.seen > awayAfter) {
    const until = isIdle(running.active, running.seen, idleAfter) ? running.active : running.seen;
    return { watch: paused(watch, until), lapse: 'away' };
  }
  if (isIdle(running.active, now, idleAfter))
    return { watch: paused(watch, running.active), lapse: 'idle' };
  return { watch: { ...watch, running: { ...running, seen: Math.max(running.seen, now) } } };
}

const isIdle = (active: number, now: number, idleAfter: number | undefined): boolean =>
  idleAfter !== undefined && now - active > idleAfter;

/** Something was done in the entry, by somebody who had not lapsed. */
export function touched(watch: Stopwatch, now: number): Stopwatch {
  const { running } = watch;
  if (!running) return watch;
  const later = (before: number): number => Math.max(before, now);
  return {
    ...watch,
    running: { ...running, seen: later(running.seen), active: later(running.active) },
  };
}

/** What is kept as records: at least a second long, since records know seconds. */
export const intervalsOf = (watch: Stopwatch, now: number): readonly Interval[] =>
  paused(watch, now).past.filter(({ from, to }) => to - from >= 1000);

/** Minutes counted so far, rounded as those are that records tell of: so no figure jumps when the clock stops. */
export const minutesOn = (watch: Stopwatch, now: number): number =>
  Math.round(paused(watch, now).past.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000);

/** What was kept, read back; `undefined` when it is none. */
export function readStopwatch(value: unknown): Stopwatch | undefined {
  const read = v.safeParse(stopwatch, value);
  return read.success ? read.output : undefined;
}
