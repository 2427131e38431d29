import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ledger } from '../../../src/core/ledger/ledger';
import { ledgerOf, LiveLedgers } from '../../../src/core/ledger/ledgerOf';
import { entryOf, loaded, journalYaml, recordsText } from '../../kit/samples';
import { ledger, requirement, times } from './ledgers';

const follow = { cycleStart: '2026-06-01' };
const hours = (count: number, more = {}): { cpd: Record<string, unknown> } => ({
  cpd: { minutes: count * 60, ...more },
});

describe('a ledger', () => {
  it('says how much time is left, the last day included', async () => {
    const found = await ledger('nmba-cpd', [], follow);
    assert.deepEqual(found.cycle, { from: '2026-06-01', to: '2027-05-31' });
    assert.equal(found.daysLeft, 190);
    const over = await ledger('nmba-cpd', [], { ...follow, until: '2026-11-22' });
    assert.equal(over.daysLeft, 0);
  });

  it('tells which entries count, oldest first, and why', async () => {
    const found = await ledger(
      'nmc-revalidation',
      [
        { ...hours(2, { participatory: 90 }), date: '2026-10-02' },
        { ...hours(1, { participatory: 600 }), date: '2026-10-01' },
        { ...hours(1), date: '2026-10-03' },
      ],
      follow,
    );
    assert.deepEqual(
      requirement(found, 'participatory-hours')
        .counted()
        .map(({ entry, amount, why }) => [entry.title, amount, why]),
      [
        ['Entry 1', 60, '10 h of 1 h together with others; more than the whole time cannot count'],
        ['Entry 0', 90, '1 h 30 min of 2 h together with others'],
      ],
    );
  });

  it('has a counterpart who signed the entry off, and none who only looked at it', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const recordedAfter = async (kind: string): Promise<number> => {
      const found = await ledger(
        'nmc-revalidation',
        [{ form: 'reflective-discussion', answers: {} }],
        follow,
        {
          '.journal/records/ann/entry-0.d.yaml': recordsText({
            id: 'c',
            kind: 'completed',
            digest,
          }),
          '.journal/records/sam/entry-0.d.yaml': recordsText({ id: 'r', kind, of: 'c', digest }),
        },
      );
      assert.equal(found.entries[0]!.status, kind);
      return requirement(found, 'reflective-discussion').recorded;
    };
    assert.equal(await recordedAfter('reviewed'), 0);
    assert.equal(await recordedAfter('signed-off'), 1);
  });

  it('counts for every requirement just what it says that it counts', async () => {
    const cpd = { minutes: 37, participatory: 11, type: 'reading' };
    const found = await ledger(
      'nmc-revalidation',
      times(40, { cpd: { ...cpd, covers: ['nmc-revalidation/preserve-safety'] } }),
      follow,
    );
    for (const state of found.requirements) {
      const total = state.counted().reduce((sum, { amount }) => sum + amount, 0);
      assert.equal(total, state.recorded, state.id);
    }
    assert.equal(requirement(found, 'cpd-hours').recorded, 1480);
  });

  it('adds up whole minutes by week and by type', async () => {
    const found = await ledger(
      'nmc-revalidation',
      [
        { ...hours(1, { type: 'reading', participatory: 20 }), date: '2026-11-16' },
        { ...hours(2, { type: 'reading' }), date: '2026-11-22' },
        { ...hours(4), date: '2026-11-23' },
      ],
      follow,
    );
    assert.deepEqual(found.weeks, [
      { week: '2026-11-16', minutes: 180, participatory: 20 },
      { week: '2026-11-23', minutes: 240, participatory: 0 },
    ]);
    assert.deepEqual(found.types, [
      { type: '', title: '', minutes: 240, entries: 1 },
      { type: 'reading', title: 'Reading or online learning', minutes: 180, entries: 2 },
    ]);
  });

  it('counts one of several copies with the same id', async () => {
    const copy = { ...hours(3), meta: { id: 'same' } };
    const found = await ledger('nmba-cpd', [copy, copy, hours(1)], follow);
    assert.equal(requirement(found, 'hours').recorded, 240);
  });

  it('does not count what a reviewer rejected, and says so, until that is withdrawn', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const records = (...more: Parameters<typeof recordsText>): Record<string, string> => ({
      '.journal/records/ann/entry-0.d.yaml': recordsText({ id: 'c', kind: 'completed', digest }),
      '.journal/records/sam/entry-0.d.yaml': recordsText(
        { id: 'r', kind: 'rejected', of: 'c', reason: 'A meeting.' },
        ...more,
      ),
    });
    const entries = [hours(3), hours(1)];
    const rejected = await ledger('nmba-cpd', entries, follow, records());
    assert.equal(requirement(rejected, 'hours').recorded, 60);
    assert.deepEqual(
      rejected.rejected.map(({ title }) => title),
      ['Entry 0'],
    );
    const withdrawn = records({ id: 'w', kind: 'withdrawn', of: 'r' });
    const again = await ledger('nmba-cpd', entries, follow, withdrawn);
    assert.equal(requirement(again, 'hours').recorded, 240);
    assert.deepEqual(again.rejected, []);
  });

  it('shows entries without a date, which belong to no cycle', async () => {
    const found = await ledger('nmba-cpd', [{ ...hours(3), date: '' }], follow);
    assert.equal(requirement(found, 'hours').recorded, 0);
    assert.deepEqual(
      found.undated.map(({ title }) => title),
      ['Entry 0'],
    );
  });

  it('counts private entries, which are the person’s own', async () => {
    const found = await ledger('nmba-cpd', [{ ...hours(3), path: 'private/entries/a.md' }], follow);
    assert.equal(requirement(found, 'hours').recorded, 180);
  });

  it('marks what was not read at its source', async () => {
    const secondary = await ledger('nmba-cpd', [], follow);
    assert.equal(requirement(secondary, 'hours').isVerified, false);
    const social = await ledger('sssc-cpl', [], { ...follow, registrations: ['social-worker'] });
    assert.equal(requirement(social, 'topics').isVerified, true);
    assert.equal(requirement(social, 'social-work-topics').isVerified, false);
    assert.equal(
      social.topics.find(({ ref }) => ref === 'sssc-cpl/self-awareness')?.isVerified,
      false,
    );
  });

  it('asks nothing that is for other registrations', async () => {
    const found = await ledger('sssc-cpl', [], follow);
    const ids = found.requirements.map(({ id }) => id);
    assert.deepEqual(ids, ['topics', 'declaration']);
    assert.ok(!found.topics.some(({ ref }) => ref.endsWith('/self-awareness')));
  });

  it('measures by a journal’s own framework, which needs no code', async () => {
    const { journal } = await loaded({
      '.journal/journal.yaml': `${journalYaml}frameworks: [{ id: guild, cycleStart: 2026-01-01 }]\n`,
      '.journal/frameworks/guild/framework.yaml':
        'id: guild\ntitle: Guild\ncycle: { months: 12 }\nrequirements:\n  - { id: read, title: Reading, rule: sum, atLeast: 1.5, which: { types: [reading] } }\n',
      'entries/a.md': entryOf({
        ...{ id: 'a', title: 'A', date: '2026-02-02' },
        cpd: { minutes: 89, type: 'reading' },
      }),
    });
    const found = ledgerOf(journal, journal.setup!.file.frameworks[0]!)!;
    assert.deepEqual(requirement(found, 'read').open, ['1 min']);
  });

  it('is none where the framework is unknown', async () => {
    const { journal } = await loaded({});
    assert.equal(ledgerOf(journal, { id: 'none' }), undefined);
  });
});

describe('live ledgers', () => {
  const yaml = (rest = ''): string =>
    `${journalYaml}frameworks: [{ id: nmc-revalidation, cycleStart: 2026-01-01${rest} }]\n`;
  const facts = (found: Ledger): unknown => ({
    ...found,
    framework: found.framework.id,
    requirements: found.requirements.map(({ counted, planning, ...rest }) => ({
      ...rest,
      planning: planning().map(({ entry, amount, why }) => [entry.path, amount, why]),
      counted: counted().map(({ entry, amount, why }) => [entry.path, amount, why]),
    })),
    topics: found.topics.map(({ entries, countIn, ...rest }) => ({
      ...rest,
      inJuly: countIn('2026-07'),
      entries: entries.map(({ path }) => path),
    })),
    entries: found.entries.map(({ path }) => path),
    undated: found.undated.map(({ path }) => path).sort(),
    rejected: found.rejected.map(({ path }) => path).sort(),
    gaps: found.gaps.map(({ explainedBy, ...rest }) => ({ ...rest, by: explainedBy?.path })),
  });

  const form = fc.constantFrom(undefined, 'feedback', 'reflective-discussion', 'declarations');
  const text = fc
    .record({
      id: fc.constantFrom('one', 'two', 'three', 'four', 'five'),
      day: fc.constantFrom(undefined, '2025-12-31', '2026-01-01', '2026-07-01', '2026-12-24'),
      form,
      minutes: fc.constantFrom(undefined, 30, 61),
      participatory: fc.constantFrom(0, 45),
      type: fc.constantFrom(undefined, 'practice', 'reading'),
      topic: fc.constantFrom('preserve-safety', 'nothing-known'),
      counterpart: fc.constantFrom(undefined, 'a peer'),
      indemnity: fc.constantFrom(undefined, '', 'Yes.'),
    })
    .map(({ id, day, form, minutes, participatory, type, topic, counterpart, indemnity }) =>
      entryOf(
        {
          ...{ id, title: id, ...(day && { date: day }) },
          ...(form && { template: `nmc-revalidation/${form}`, version: 1 }),
          ...(minutes && {
            cpd: {
              ...{ minutes, participatory, covers: [`nmc-revalidation/${topic}`] },
              ...(type && { type }),
              ...(counterpart && { counterpart }),
            },
          }),
        },
        indemnity === undefined ? {} : { indemnity },
      ),
    );
  const step = fc.record({
    path: fc.constantFrom('entries/a.md', 'entries/b.md', 'entries/c.md', 'private/entries/d.md'),
    text: fc.option(text, { nil: undefined }),
  });

  it('are after any change what they would be if found anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { journal, files } = await loaded({ '.journal/journal.yaml': yaml() });
        const live = new LiveLedgers(journal);
        const followed = journal.setup!.file.frameworks[0]!;
        live.of(followed);
        for (const { path, text } of steps) {
          if (text !== undefined) await files.replace(path, text);
          else if (journal.entries.has(path)) await files.remove(path);
          await journal.apply([{ kind: 'disk', path }]);
          assert.deepEqual(facts(live.of(followed)!), facts(ledgerOf(journal, followed)!));
        }
        live.dispose();
      }),
      { numRuns: 60 },
    );
  });

  it('follow a new day and another framework text', async () => {
    const { journal, files, world } = await loaded({
      '.journal/journal.yaml': yaml(),
      'entries/a.md': entryOf({ id: 'a', date: '2026-11-24', cpd: { minutes: 60 } }),
    });
    const live = new LiveLedgers(journal);
    const hoursIn = (): readonly number[] => {
      const followed = journal.setup!.file.frameworks[0]!;
      const { recorded, planned, required } = live.of(followed)!.requirements[0]!;
      const learned = requirement(live.of(followed)!, 'cpd-hours');
      return [recorded, planned, required, learned.recorded, learned.planned];
    };
    assert.deepEqual(hoursIn(), [0, 0, 27_000, 0, 60]);
    world.clock.time += 86_400_000;
    assert.deepEqual(hoursIn(), [0, 0, 27_000, 60, 0]);
    await files.replace('.journal/journal.yaml', yaml(', registrations: [nurse, midwife]'));
    await journal.apply([{ kind: 'disk', path: '.journal/journal.yaml' }]);
    assert.deepEqual(hoursIn(), [0, 0, 27_000, 60, 0]);
    assert.deepEqual(
      live
        .of(journal.setup!.file.frameworks[0]!)!
        .requirements.map(({ id }) => id)
        .slice(0, 3),
      ['practice-hours/nurse', 'practice-hours/midwife', 'cpd-hours'],
    );
    live.dispose();
  });
});
