import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import {
  changeRegistrations,
  cycleStartsNear,
  follow,
  isFollowedOn,
  stopFollowing,
} from '../../../src/core/ledger/follow';
import { readFramework } from '../../../src/core/library/framework';
import { readSetup } from '../../../src/core/journal/setup/journalFile';
import { journalYaml } from '../../kit/samples';

const setupIn = (text: string) => readSetup(text, '2026-11-23');
const framework = (starts: string) =>
  readFramework(`id: f\ntitle: F\ncycle: { months: 12, starts: ${starts} }\n`, 'f').value!;
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('following a framework', () => {
  it('suggests the cycle of today first, then the next and the last one', () => {
    const at = (starts: string, today: string) => cycleStartsNear(framework(starts), today);
    assert.deepEqual(at('"06-01"', '2026-11-26'), ['2026-06-01', '2027-06-01', '2025-06-01']);
    assert.deepEqual(at('"12-01"', '2026-11-30'), ['2025-12-01', '2026-12-01', '2024-12-01']);
    assert.deepEqual(at('"12-01"', '2026-12-01'), ['2026-12-01', '2027-12-01', '2025-12-01']);
    assert.deepEqual(at('"02-29"', '2028-03-01'), ['2028-02-29', '2029-02-28', '2027-02-28']);
    assert.deepEqual(at('registration', '2026-11-26'), []);
  });

  it('is written once more without touching what was followed before', () => {
    const list = fc.array(fc.record({ cycleStart: day, isFlow: fc.boolean() }), { maxLength: 3 });
    fc.assert(
      fc.property(
        list,
        day,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (old, start, end, isFlow) => {
          const items = old.map(({ cycleStart }) =>
            isFlow
              ? `{ id: f, cycleStart: ${cycleStart} }`
              : `  - id: f # ${cycleStart}\n    cycleStart: ${cycleStart}\n`,
          );
          const written = isFlow
            ? `frameworks: [${items.join(', ')}] # kept\n`
            : `frameworks:\n${items.join('')}`;
          const text = `# Mine\n${journalYaml}${written}# the end\n`.replaceAll('\n', end);
          const followed = { id: 'nmc', cycleStart: start, registrations: ['nurse'] };
          const after = applySplices(text, follow(text, followed));
          const { setup, findings } = setupIn(after);
          assert.deepEqual(findings, []);
          assert.deepEqual(setup.file.frameworks, [
            ...old.map(({ cycleStart }) => ({ id: 'f', cycleStart })),
            followed,
          ]);
          assert.equal(/(^|[^\r])\n/.test(after), end === '\n');
          for (const line of text
            .split(end)
            .filter((one) => one.includes('#') && !one.includes('[')))
            assert.ok(after.includes(line));
          const ended = applySplices(after, stopFollowing(after, old.length, start));
          assert.equal(setupIn(ended).setup.file.frameworks.at(-1)!.until, start);
          assert.equal(setupIn(ended).setup.file.frameworks.length, old.length + 1);
        },
      ),
    );
  });

  it('with other registrations from a day on keeps those that were held', () => {
    for (const text of [
      `${journalYaml}frameworks:\n  - id: f # mine\n    cycleStart: 2026-06-01\n    registrations: [nurse]\n# end\n`,
      `${journalYaml}frameworks: [{ id: f, cycleStart: 2026-06-01, registrations: [nurse] }] # mine\n`,
    ]) {
      const [old] = setupIn(text).setup.file.frameworks;
      const held = ['nurse', 'midwife'];
      const after = applySplices(text, changeRegistrations(text, 0, old!, held, '2026-11-26'));
      assert.deepEqual(setupIn(after).setup.file.frameworks, [
        { ...old, until: '2026-11-25' },
        { ...old, registrations: held },
      ]);
      assert.ok(after.includes('# mine\n'));
      const corrected = applySplices(text, changeRegistrations(text, 0, old!, [], '2026-06-01'));
      assert.deepEqual(setupIn(corrected).setup.file.frameworks, [{ ...old, registrations: [] }]);
    }
  });

  it('lasts through its last day', () => {
    assert.ok(isFollowedOn({ id: 'f' }, '2026-11-26'));
    assert.ok(isFollowedOn({ id: 'f', until: '2026-11-26' }, '2026-11-26'));
    assert.ok(!isFollowedOn({ id: 'f', until: '2026-11-25' }, '2026-11-26'));
  });
});
