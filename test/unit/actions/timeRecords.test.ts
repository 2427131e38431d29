import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HumanError } from '../../../src/core/base/problem';
import {
  addMinutes,
  recordIntervals,
  withdrawTime,
  timesOf,
} from '../../../src/core/actions/timeRecords';
import { activityEntry, loaded, recordsText } from '../../kit/samples';
import { noon, testWorld } from '../../kit/world';

const path = 'entries/a.md';
const ann = { person: 'ann', device: 'd1' };
const minute = 60_000;

describe('records of time', () => {
  const begin = async (texts = {}) => {
    const { journal, files } = await loaded({ [path]: activityEntry('one'), ...texts });
    return { journal, files, entry: () => journal.entries.get(path)! };
  };

  it('keeps one record for each stretch, in one file', async () => {
    const { journal, files, entry } = await begin();
    await recordIntervals(journal, entry(), ann, [
      { from: noon, to: noon + 10 * minute },
      { from: noon + 20 * minute, to: noon + 25 * minute },
    ]);
    assert.equal(entry().minutes, 15);
    assert.equal(files.paths.filter((one) => one.includes('records/')).length, 1);
    const times = await timesOf(journal, entry(), 'ann');
    assert.deepEqual(
      times.map(({ date, minutes, from }) => [date, minutes, from]),
      [
        ['2026-11-23', 5, noon + 20 * minute],
        ['2026-11-23', 10, noon],
      ],
    );
  });

  it('writes no file for no time', async () => {
    const { journal, files, entry } = await begin();
    await recordIntervals(journal, entry(), ann, []);
    assert.deepEqual(
      files.paths.filter((one) => one.includes('records/')),
      [],
    );
  });

  it('counts the same time in two windows once', async () => {
    const { journal, entry } = await begin();
    await recordIntervals(journal, entry(), ann, [{ from: noon, to: noon + 10 * minute }]);
    const other = { person: 'ann', device: 'd2' };
    await recordIntervals(journal, entry(), other, [
      { from: noon + 5 * minute, to: noon + 12 * minute },
    ]);
    assert.equal(entry().minutes, 12);
  });

  it('adds minutes by hand, and takes a time away again, on any device', async () => {
    const { journal, entry } = await begin();
    await addMinutes(journal, entry(), ann, { minutes: 20, date: '2026-11-20' });
    await recordIntervals(journal, entry(), ann, [{ from: noon, to: noon + 10 * minute }]);
    assert.equal(entry().minutes, 30);
    const [clock, byHand] = await timesOf(journal, entry(), 'ann');
    assert.deepEqual([byHand?.date, byHand?.minutes, byHand?.from], ['2026-11-20', 20, undefined]);
    await withdrawTime(journal, entry(), { person: 'ann', device: 'd2' }, clock!.id);
    assert.equal(entry().minutes, 20);
    assert.deepEqual(await timesOf(journal, entry(), 'ann'), [byHand]);
  });

  it('takes time of nobody but the owner', async () => {
    const { journal, files, entry } = await begin();
    const sam = { person: 'sam', device: 'd3' };
    const before = files.snapshot();
    await assert.rejects(
      addMinutes(journal, entry(), sam, { minutes: 1, date: '2026-11-20' }),
      HumanError,
    );
    await assert.rejects(
      recordIntervals(journal, entry(), sam, [{ from: 0, to: minute }]),
      HumanError,
    );
    await assert.rejects(withdrawTime(journal, entry(), sam, 'x'), HumanError);
    assert.deepEqual(files.snapshot(), before);
  });

  it('offers only one’s own records, each once', async () => {
    const time = { kind: 'time', id: 't1', minutes: 7, date: '2026-11-01' };
    const { journal, entry } = await begin({
      '.journal/records/ann/one.d1.yaml': recordsText(time),
      '.journal/records/ann/one.d2.yaml': recordsText(time, { ...time, id: 't2', minutes: 8 }),
      '.journal/records/sam/one.d3.yaml': recordsText({ ...time, id: 't3' }),
    });
    assert.deepEqual((await timesOf(journal, entry(), 'ann')).map(({ id }) => id).sort(), [
      't1',
      't2',
    ]);
  });

  it('offers just what the sum is made of', async () => {
    const record = fc.record({ minutes: fc.nat(90), day: fc.integer({ min: 10, max: 28 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 6 }), fc.nat(5), async (records, away) => {
        const { journal, entry } = await begin();
        for (const { minutes, day } of records)
          await addMinutes(journal, entry(), ann, { minutes, date: `2026-10-${day}` });
        const chosen = (await timesOf(journal, entry(), 'ann'))[away];
        if (chosen) await withdrawTime(journal, entry(), ann, chosen.id);
        const times = await timesOf(journal, entry(), 'ann');
        assert.equal(
          times.reduce((sum, { minutes }) => sum + minutes, 0),
          entry().minutes,
        );
        assert.ok(!times.some(({ id }) => id === chosen?.id));
      }),
      { numRuns: 30 },
    );
  });

  it('knows the day of the person’s own zone', async () => {
    const world = testWorld();
    world.clock.zone = 'Pacific/Auckland';
    const { journal } = await loaded({ [path]: activityEntry('one') }, world);
    const entry = journal.entries.get(path)!;
    await recordIntervals(journal, entry, ann, [{ from: noon, to: noon + minute }]);
    assert.equal((await timesOf(journal, entry, 'ann'))[0]!.date, '2026-11-24');
  });
});
