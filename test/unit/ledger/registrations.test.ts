import assert from 'node:assert/strict';
import type { Followed } from '../../../src/core/ledger/ledger';
import { registrationsIn } from '../../../src/core/ledger/registrations';
import { builtIn } from '../../kit/samples';

describe('the registrations that decide what is asked', () => {
  const inCycle = (
    id: string,
    periods: readonly Omit<Followed, 'id'>[],
    from: string,
    to: string,
  ) => {
    const all = periods.map((period): Followed => ({ id, ...period }));
    return registrationsIn(builtIn.frameworks.get(id)!, all.at(-1)!, all, { from, to });
  };
  const start = { cycleStart: '2021-04-01' };
  const gained = [
    { ...start, until: '2025-06-30', registrations: ['nurse'] },
    { ...start, registrations: ['nurse', 'midwife'] },
  ];

  it('are those held then, and not those held today', () => {
    const held = (from: string, to: string) => inCycle('nmba-cpd', gained, from, to);
    assert.deepEqual(held('2024-06-01', '2025-05-31'), ['nurse']);
    assert.deepEqual(held('2025-06-01', '2026-05-31'), ['nurse', 'midwife']);
  });

  it('are those of the first day where a new one is asked from the next cycle on', () => {
    const held = (from: string, to: string) => inCycle('nmc-revalidation', gained, from, to);
    assert.deepEqual(held('2021-04-01', '2024-03-31'), ['nurse']);
    assert.deepEqual(held('2024-04-01', '2027-03-31'), ['nurse']);
    assert.deepEqual(held('2027-04-01', '2030-03-31'), ['nurse', 'midwife']);
  });

  it('are understood in any case, each once, with what comes with them', () => {
    const held = (...registrations: string[]) =>
      inCycle('nmba-cpd', [{ ...start, registrations }], '2026-06-01', '2027-05-31');
    assert.deepEqual(held('Nurse', 'nurse'), ['nurse']);
    assert.deepEqual(held('Nurse Practitioner'), ['nurse', 'nurse-practitioner']);
    assert.deepEqual(held('pilot'), []);
  });
});
