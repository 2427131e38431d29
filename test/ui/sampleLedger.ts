import type { Ledger } from '../../src/core/ledger/ledger';
import { ledgerPage } from '../../src/core/ledger/ledgerPage';
import type { MatrixRequest } from '../../src/core/ledger/topicMatrix';
import type { ToLedger } from '../../src/protocol/ledger';
import { ledger, type Claimed } from '../unit/ledger/ledgers';

type Told = Extract<ToLedger, { type: 'ledger' }>;

const sssc = (...topics: string[]): string[] => topics.map((topic) => `sssc-cpl/${topic}`);
const nmc = (...topics: string[]): string[] => topics.map((topic) => `nmc-revalidation/${topic}`);

/** Two and a half years of a nurse; the cycle ends on 15 December 2026, three weeks from today. */
export const nurse = (more: readonly Claimed[] = []): Promise<Ledger> =>
  ledger(
    'nmc-revalidation',
    [
      {
        date: '2024-02-06',
        cpd: { minutes: 300, participatory: 120, type: 'course', covers: nmc('prioritise-people') },
      },
      { date: '2024-06-20', cpd: { minutes: 24_000, type: 'practice' } },
      {
        date: '2025-03-03',
        cpd: { minutes: 45, type: 'reading', covers: nmc('preserve-safety') },
      },
      {
        date: '2026-01-12',
        cpd: {
          minutes: 360,
          participatory: 360,
          type: 'event',
          covers: nmc('prioritise-people', 'practise-effectively'),
        },
      },
      { date: '2026-10-19', cpd: { minutes: 90, type: 'supervision', participatory: 90 } },
      { date: '2026-12-01', cpd: { minutes: 180, type: 'course' } },
      { date: '2026-09-01', form: 'feedback' },
      { date: '', cpd: { minutes: 60 } },
      ...more,
    ],
    { cycleStart: '2023-12-16', registrations: ['nurse'] },
  );

/** A social worker with some topics covered. */
export const socialWorker = (more: readonly Claimed[] = []): Promise<Ledger> =>
  ledger(
    'sssc-cpl',
    [
      { date: '2026-06-15', cpd: { minutes: 60, covers: sssc('rights-and-ethics', 'wellbeing') } },
      { date: '2026-07-01', cpd: { minutes: 120, covers: sssc('trauma-informed') } },
      { date: '2026-09-09', cpd: { covers: sssc('child-protection', 'wellbeing') } },
      ...more,
    ],
    { cycleStart: '2026-06-01', registrations: ['social-worker'] },
  );

/** Statement and summary with limits of words, and a gap in the record. */
export const therapist = (): Promise<Ledger> =>
  ledger(
    'hcpc-cpd',
    [
      { date: '2025-02-01', cpd: { minutes: 90, type: 'formal' } },
      {
        date: '2025-11-01',
        form: 'practice-summary',
        answers: { summary: 'word '.repeat(620) },
      },
      { date: '2025-12-01', form: 'statement', answers: { statement: 'word '.repeat(900) } },
      { date: '2026-03-01', form: 'gap', answers: { explanation: 'Ill at home for some months.' } },
      { date: '2026-10-01', cpd: { minutes: 120, type: 'work-based' } },
    ],
    { cycleStart: '2025-01-01', registrations: ['sampled'] },
  );

export const told = (
  found: Ledger,
  change: Partial<Told> = {},
  matrix: MatrixRequest = { page: 0, size: 24 },
): Told => {
  const page = ledgerPage(found, matrix);
  return {
    type: 'ledger',
    page,
    frameworks: [{ key: page.key, name: page.title }],
    framework: page.key,
    journals: [{ key: 'mine', name: 'My journal' }],
    journal: 'mine',
    ...change,
  };
};

export const nothingFollowed: Told = {
  type: 'ledger',
  missing: 'nothingFollowed',
  frameworks: [],
  framework: '',
  journals: [{ key: 'mine', name: 'My journal' }],
  journal: 'mine',
};
