import { followKey } from './followKey';
import type { Ledger } from './ledger';

/** A summary of a ledger. */
export interface LedgerCard {
  readonly key: string;
  readonly title: string;
  /** Number of topics or requirements that are met. */
  readonly done: number;
  readonly required: number;
  /** Topics if the framework's first rule is about these, else requirements. */
  readonly of: 'topics' | 'requirements';
  readonly daysLeft: number;
}

export function ledgerCard({ framework, followed, requirements, daysLeft }: Ledger): LedgerCard {
  const card = { key: followKey(followed), title: framework.title, daysLeft };
  const [first] = requirements;
  if (first?.rule === 'coverage') {
    const { recorded, required } = first;
    return { ...card, of: 'topics', done: Math.min(recorded, required), required };
  }
  const done = requirements.filter(({ isMet }) => isMet).length;
  return { ...card, of: 'requirements', done, required: requirements.length };
}
