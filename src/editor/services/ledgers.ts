/** The ledgers of the journals in this window, created on first use and updated from then on. */
import { today } from '../../core/base/dates';
import type { Journal } from '../../core/journal/journal';
import { cyclesOf } from '../../core/ledger/cycle';
import { followKey } from '../../core/ledger/followKey';
import type { Followed, Ledger } from '../../core/ledger/ledger';
import { LiveLedgers } from '../../core/ledger/ledgerOf';

/** Weak, so that ledgers are released with their journal. */
const known = new WeakMap<Journal, LiveLedgers>();

/** Present and former frameworks of the journal, in the order of journal.yaml. */
export const followedIn = (journal: Journal): readonly Followed[] =>
  journal.setup?.file.frameworks ?? [];

/** The framework with this key, else the newest one still followed. */
export function followedBy(journal: Journal, key: string | undefined): Followed | undefined {
  const all = followedIn(journal);
  // A change of registrations begins a period of the same key.
  const newestFirst = [...all].reverse();
  return (
    newestFirst.find((one) => followKey(one) === key) ??
    newestFirst.find(({ until }) => until === undefined) ??
    all.at(-1)
  );
}

/**
 * @param from first day of a cycle; the newest cycle if there is none with that day
 * @returns `undefined` if the framework cannot be read
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
