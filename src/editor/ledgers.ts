/** The ledgers of the journals in this window: each is made when somebody looks, and again after a change. */
import { today } from '../core/dates';
import type { Journal } from '../core/journal';
import { cyclesOf } from '../core/ledger/cycle';
import { followKey } from '../core/ledger/followKey';
import type { Followed, Ledger } from '../core/ledger/ledger';
import { ledgerOf } from '../core/ledger/ledgerOf';

const known = new WeakMap<Journal, Map<string, Ledger | undefined>>();

/** What the journal is measured against now, and what it was, as journal.yaml lists it. */
export const followedIn = (journal: Journal): readonly Followed[] =>
  journal.setup?.file.frameworks ?? [];

/** The one of that key, else the newest that is still followed. */
export function followedBy(journal: Journal, key: string | undefined): Followed | undefined {
  const all = followedIn(journal);
  return (
    all.find((one) => followKey(one) === key) ??
    [...all].reverse().find(({ until }) => until === undefined) ??
    all.at(-1)
  );
}

/**
 * @param from first day of the cycle to look at; without it, or where no cycle begins there, the newest one
 * @returns `undefined` where the framework cannot be read
 */
export function ledgerFor(journal: Journal, followed: Followed, from?: string): Ledger | undefined {
  let ledgers = known.get(journal);
  if (!ledgers) {
    const made = (ledgers = new Map<string, Ledger | undefined>());
    known.set(journal, made);
    journal.onDidChange(() => made.clear());
  }
  const day = today(journal.world.clock);
  const key = JSON.stringify([followed, from, day]);
  if (!ledgers.has(key)) {
    const framework = journal.collections.frameworks.get(followed.id);
    const cycle = framework && cyclesOf(framework, followed, day).find((one) => one.from === from);
    ledgers.set(key, ledgerOf(journal, followed, cycle));
  }
  return ledgers.get(key);
}
