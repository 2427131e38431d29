import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  intervalsOf,
  withTick,
  tickInterval,
  minutesOn,
  newStopwatch,
  paused,
  readStopwatch,
  resumed,
  withActivity,
  type Stopwatch,
} from '../../../src/core/actions/stopwatch';
import { noon } from '../../kit/world';

const minute = 60_000;
const idle = 5 * minute;
const begun = resumed(newStopwatch, noon);

/** As it stands when it is looked at twice a minute until then. */
function lookedUntil(watch: Stopwatch, until: number, idleAfter: number | undefined) {
  let found = withTick(watch, watch.running!.seen, idleAfter);
  while (found.watch.running && found.watch.running.seen < until)
    found = withTick(found.watch, found.watch.running.seen + tickInterval, idleAfter);
  return found;
}

describe('stopwatch', () => {
  it('counts from start to stop', () => {
    assert.equal(minutesOn(begun, noon + 12.4 * minute), 12);
    assert.equal(minutesOn(begun, noon + 12.9 * minute), 13);
    assert.deepEqual(intervalsOf(begun, noon + 12 * minute), [
      { from: noon, to: noon + 12 * minute },
    ]);
  });

  it('counts each stretch between pauses for itself', () => {
    let watch = paused(begun, noon + minute);
    assert.equal(minutesOn(watch, noon + 99 * minute), 1);
    watch = resumed(watch, noon + 10 * minute);
    assert.deepEqual(intervalsOf(watch, noon + 12 * minute), [
      { from: noon, to: noon + minute },
      { from: noon + 10 * minute, to: noon + 12 * minute },
    ]);
  });

  it('leaves out what is shorter than records can say', () => {
    assert.deepEqual(intervalsOf(begun, noon + 999), []);
    assert.deepEqual(intervalsOf(paused(begun, noon), noon + minute), []);
  });

  it('does nothing twice', () => {
    assert.equal(resumed(begun, noon + minute), begun);
    const watch = paused(begun, noon + minute);
    assert.deepEqual(paused(watch, noon + 2 * minute), watch);
    assert.equal(withActivity(watch, noon + 2 * minute), watch);
    assert.deepEqual(withTick(watch, noon + 99 * minute, idle), { watch });
  });

  it('pauses when nothing was done for so long, and counts up to what was done last', () => {
    const active = withActivity(begun, noon + 2 * minute);
    assert.equal(withTick(active, noon + 4 * minute, idle).lapse, undefined);
    const { watch, lapse } = lookedUntil(active, noon + 20 * minute, idle);
    assert.equal(lapse, 'idle');
    assert.deepEqual(intervalsOf(watch, noon + 20 * minute), [
      { from: noon, to: noon + 2 * minute },
    ]);
  });

  it('goes on without a pause where none is wanted', () => {
    const { watch, lapse } = lookedUntil(begun, noon + 120 * minute, undefined);
    assert.equal(lapse, undefined);
    assert.equal(minutesOn(watch, noon + 120 * minute), 120);
  });

  it('does not count the night in which the window was closed', () => {
    const { watch } = withTick(withActivity(begun, noon + minute), noon + 1.5 * minute, idle);
    const next = withTick(watch, noon + 600 * minute, idle);
    assert.equal(next.lapse, 'away');
    assert.equal(minutesOn(next.watch, noon + 600 * minute), 2);
    assert.deepEqual(intervalsOf(next.watch, noon + 600 * minute), [
      { from: noon, to: noon + 1.5 * minute },
    ]);
  });

  it('goes on over a reload of the window', () => {
    const back = readStopwatch(JSON.parse(JSON.stringify(begun)))!;
    const { watch, lapse } = withTick(back, noon + 20_000, idle);
    assert.equal(lapse, undefined);
    assert.equal(watch.running?.from, noon);
  });

  it('counts nothing twice when the computer’s time is put back', () => {
    const watch = resumed(paused(begun, noon + 10 * minute), noon + 2 * minute);
    assert.deepEqual(intervalsOf(watch, noon + 12 * minute), [
      { from: noon, to: noon + 10 * minute },
      { from: noon + 10 * minute, to: noon + 12 * minute },
    ]);
  });

  it('takes nothing that is no stopwatch for one', () => {
    for (const other of [undefined, null, 7, {}, { past: 1 }, { past: [{ from: 'a', to: 2 }] }])
      assert.equal(readStopwatch(other), undefined);
    assert.equal(readStopwatch({ past: [], running: { from: 1, until: 2 } }), undefined);
  });

  const step = fc.record({
    after: fc.integer({ min: -2 * minute, max: 15 * minute }),
    does: fc.constantFrom('look', 'look', 'touch', 'touch', 'pause', 'resume', 'reload'),
  });

  it('never counts more than what passed, nor anything twice, whatever happens', () => {
    const idles = fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), idles, (steps, idleMinutes) => {
        const idleAfter = idleMinutes === undefined ? undefined : idleMinutes * minute;
        let now = noon;
        let latest = now;
        let watch = begun;
        for (const { after, does } of steps) {
          now += after;
          latest = Math.max(latest, now);
          watch = withTick(watch, now, idleAfter).watch;
          if (does === 'touch') watch = withActivity(watch, now);
          else if (does === 'pause') watch = paused(watch, now);
          else if (does === 'resume') watch = resumed(watch, now);
          else if (does === 'reload') watch = readStopwatch(JSON.parse(JSON.stringify(watch)))!;
        }
        const intervals = paused(watch, now).past;
        for (const [index, { from, to }] of intervals.entries()) {
          assert.ok(from <= to && from >= noon && to <= latest);
          assert.ok(index === 0 || from >= intervals[index - 1]!.to, 'one after the other');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts no stretch longer than the idle time in which nothing was done', () => {
    const forward = step.map(({ after, does }) => ({ after: Math.abs(after), does }));
    fc.assert(
      fc.property(fc.array(forward, { maxLength: 40 }), (steps) => {
        let now = noon;
        let watch = begun;
        const done = [now];
        for (const { after, does } of steps) {
          now += after;
          watch = withTick(watch, now, idle).watch;
          if (does === 'touch' && watch.running) done.push(now);
          if (does === 'resume' && !watch.running) done.push(now);
          if (does === 'touch') watch = withActivity(watch, now);
          else if (does === 'pause') watch = paused(watch, now);
          else if (does === 'resume') watch = resumed(watch, now);
        }
        for (const { from, to } of intervalsOf(withTick(watch, now, idle).watch, now)) {
          const moments = [...done.filter((at) => at >= from && at <= to), to];
          for (const [index, at] of moments.entries())
            assert.ok(index === 0 || at - moments[index - 1]! <= idle);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses less than a minute when the window is lost at any moment', () => {
    const touches = fc.array(fc.nat(4 * minute), { maxLength: 30 });
    fc.assert(
      fc.property(touches, fc.nat(4 * minute), (gaps, rest) => {
        // Done in the entry now and then, looked at in time; only what a look found is kept.
        let watch = begun;
        let kept = begun;
        let now = noon;
        let look = noon + tickInterval;
        for (const gap of [...gaps, rest]) {
          const until = now + gap;
          for (; look <= until; look += tickInterval)
            kept = watch = withTick(watch, look, idle).watch;
          now = until;
          watch = withActivity(watch, now);
        }
        const back = withTick(kept, now + 24 * 60 * minute, idle).watch;
        const total = intervalsOf(back, now).reduce((sum, { from, to }) => sum + to - from, 0);
        assert.ok(total <= now - noon);
        assert.ok(now - noon - total < minute);
      }),
    );
  });
});
