/** A stopwatch for time spent writing. Pure functions: the caller passes the current time. */
import * as v from 'valibot';

/** Milliseconds since 1970. */
const moment = v.number();

const stopwatch = v.object({
  /** Time counted before the last pause, oldest first, without overlaps. */
  past: v.array(v.object({ from: moment, to: moment })),
  /** Absent while paused. */
  running: v.exactOptional(
    v.object({
      from: moment,
      /** The last tick: if the window is lost, time after it is lost too. */
      seen: moment,
      /** The last activity in the entry. */
      active: moment,
    }),
  ),
});

/** Plain data, stored so that it survives the window. Immutable. */
export type Stopwatch = v.InferOutput<typeof stopwatch>;
export type Interval = Readonly<Stopwatch['past'][number]>;

/** Reason for an automatic pause: no activity, or no ticks because the window was closed or the computer asleep. */
export type Lapse = 'idle' | 'away';

/** Time between the caller's ticks. */
export const tickInterval = 30_000;
/** Browsers delay the ticks of a hidden window; after a longer delay the window was closed. */
const awayAfter = 150_000;

export const newStopwatch: Stopwatch = { past: [] };

/** Starts or resumes it. */
export function resumed(watch: Stopwatch, now: number): Stopwatch {
  if (watch.running) return watch;
  // The system clock may be set back; time is not counted twice.
  const from = Math.max(now, watch.past.at(-1)?.to ?? -Infinity);
  return { ...watch, running: { from, seen: from, active: from } };
}

export const paused = ({ past, running }: Stopwatch, at: number): Stopwatch => ({
  past: running ? [...past, { from: running.from, to: Math.max(running.from, at) }] : past,
});

/** Updates a running stopwatch, or pauses it after a lapse, at the time of the last activity or tick. */
export function withTick(
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

/** Records activity in the entry. Call `withTick` first, which detects a lapse. */
export function withActivity(watch: Stopwatch, now: number): Stopwatch {
  const { running } = watch;
  if (!running) return watch;
  const later = (before: number): number => Math.max(before, now);
  return {
    ...watch,
    running: { ...running, seen: later(running.seen), active: later(running.active) },
  };
}

/** Intervals to record, each of at least one second: records store whole seconds. */
export const intervalsOf = (watch: Stopwatch, now: number): readonly Interval[] =>
  paused(watch, now).past.filter(({ from, to }) => to - from >= 1000);

/** Minutes so far, rounded as for records, so that the figure does not jump when the clock stops. */
export const minutesOn = (watch: Stopwatch, now: number): number =>
  Math.round(paused(watch, now).past.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000);

/** Reads a stored stopwatch; `undefined` if the value is invalid. */
export function readStopwatch(value: unknown): Stopwatch | undefined {
  const read = v.safeParse(stopwatch, value);
  return read.success ? read.output : undefined;
}
