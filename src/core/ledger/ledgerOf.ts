import { today } from '../base/dates';
import type { Journal } from '../journal/journal';
import { cyclesOf } from './cycle';
import { CycleTally } from './cycleTally';
import type { Cycle, Followed, Ledger, LedgerSource } from './ledger';

/**
 * The current ledger. Use `LiveLedgers` to show it while the journal changes.
 * @param cycle by default the newest that has begun
 * @returns `undefined` if there is no readable framework of that id
 */
export function ledgerOf(
  journal: LedgerSource,
  followed: Followed,
  cycle?: Cycle,
): Ledger | undefined {
  return tallyOf(journal, followed, cycle)?.ledger();
}

function tallyOf(journal: LedgerSource, followed: Followed, cycle?: Cycle): CycleTally | undefined {
  const framework = journal.collections.frameworks.get(followed.id);
  if (!framework) return undefined;
  const day = today(journal.world.clock);
  const chosen = cycle ?? cyclesOf(framework, followed, day).at(-1)!;
  return new CycleTally(journal, framework, followed, chosen, day);
}

/** Enough for the visible frameworks, and for switching between some cycles. */
const maxTallies = 8;

/** Caches the ledgers of a journal, and updates them when the journal changes. */
export class LiveLedgers {
  readonly #journal: Journal;
  readonly #tallies = new Map<string, CycleTally>();
  readonly #listening: { dispose(): void };

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#listening = journal.onDidChange(({ everything, paths }) => {
      if (everything) this.#tallies.clear();
      else for (const tally of this.#tallies.values()) tally.update(paths);
    });
  }

  /** As `ledgerOf`. The ledger is valid until the journal changes. */
  of(followed: Followed, cycle?: Cycle): Ledger | undefined {
    const key = JSON.stringify([followed, cycle]);
    const known = this.#tallies.get(key);
    if (known?.today === today(this.#journal.world.clock)) return known.ledger();
    const tally = tallyOf(this.#journal, followed, cycle);
    if (!tally) return undefined;
    this.#tallies.delete(key);
    this.#tallies.set(key, tally);
    if (this.#tallies.size > maxTallies) this.#tallies.delete(this.#tallies.keys().next().value!);
    return tally.ledger();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#tallies.clear();
  }
}
