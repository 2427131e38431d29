/** The ledgers of the journals in this window: each is made when somebody looks, and kept in step from then on. */
import { today } from '../../core/base/dates';
import type { Journal } from '../../core/journal/journal';
import { cyclesOf } from '../../core/ledger/cycle';
import { followKey } from '../../core/ledger/followKey';
import type { Followed, Ledger } from '../../core/ledger/ledger';
import { LiveLedgers } from '../../core/ledger/ledgerOf';

/** By journal: they go with it. */
const known = new WeakMap<Journal, LiveLedgers>();

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
  if (!ledgers) known.set(journal, (ledgers = new LiveLedgers(journal)));
  const framework = journal.collections.frameworks.get(followed.id);
  const cycles = framework ? cyclesOf(framework, followed, today(journal.world.clock)) : [];
  return ledgers.of(
    followed,
    cycles.find((one) => one.from === from),
  );
}
