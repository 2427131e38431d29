import { followKey } from './followKey';
import type { Ledger } from './ledger';

/** A ledger in one line. */
export interface LedgerCard {
  readonly key: string;
  readonly title: string;
  /** What of it is recorded in full. */
  readonly done: number;
  readonly required: number;
  /** Topics where a regime is about these, else requirements. */
  readonly of: 'topics' | 'requirements';
  readonly daysLeft: number;
}

export function ledgerCard({ framework, followed, requirements, daysLeft }: Ledger): LedgerCard {
  const [first] = requirements;
  const share =
    first?.rule === 'coverage'
      ? { done: Math.min(first.recorded, first.required), required: first.required }
      : { done: requirements.filter((one) => one.isMet).length, required: requirements.length };
  return {
    key: followKey(followed),
    title: framework.title,
    ...share,
    of: first?.rule === 'coverage' ? 'topics' : 'requirements',
    daysLeft,
  };
}
