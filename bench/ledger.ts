/** Measures ledgers of a loaded journal: computed once, and again after one entry changed. */
import { utimesSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Framework } from '../src/core/library/framework';
import type { Journal } from '../src/core/journal/journal';
import type { Followed } from '../src/core/ledger/ledger';
import { LiveLedgers } from '../src/core/ledger/ledgerOf';
import { ledgerPage, type LedgerPage } from '../src/core/ledger/ledgerPage';

/** A cycle of ten years, as long as the journal, so that every entry of it counts. */
export function withWholeCycle(framework: Framework): Framework {
  return {
    ...framework,
    cycle: { registrationsOn: 'last-day', months: 120, starts: 'registration' },
  };
}
/** One framework sums up time by many rules, the other has the topics that the entries cover. */
const followed: readonly Followed[] = ['nmc-revalidation', 'sssc-cpl'].map((id) => ({
  id,
  cycleStart: '2016-09-01',
}));

const changes = 100;

/**
 * Measures each framework on its own and returns the slower one.
 * @param folder of the journal
 */
export async function measureLedger(
  journal: Journal,
  folder: string,
): Promise<Record<string, number>> {
  let slowest: Record<string, number> = {};
  for (const one of followed) {
    const found = await measureOne(journal, folder, one);
    for (const [key, value] of Object.entries(found))
      slowest = { ...slowest, [key]: Math.max(value, slowest[key] ?? 0) };
  }
  return slowest;
}

async function measureOne(
  journal: Journal,
  folder: string,
  one: Followed,
): Promise<Record<string, number>> {
  const ledgers = new LiveLedgers(journal);
  const page = (): LedgerPage => ledgerPage(ledgers.of(one)!, { page: 0, size: 24 });
  const begin = performance.now();
  page();
  const ms = performance.now() - begin;
  const follow: number[] = [];
  const paths = [...journal.entries.keys()];
  for (let change = 0; change < changes; change++) {
    const path = paths[(change * 7919) % paths.length]!;
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    const time = journal.entries.get(path)!.mtime / 1000;
    writeFileSync(file, `${text}\nOne sentence more.\n`);
    const start = performance.now();
    await journal.apply([{ kind: 'disk', path }]);
    page();
    follow.push(performance.now() - start);
    writeFileSync(file, text);
    utimesSync(file, time, time);
    await journal.apply([{ kind: 'disk', path }]);
  }
  ledgers.dispose();
  follow.sort((a, b) => a - b);
  return {
    ms,
    followP50: follow[changes >> 1]!,
    followP99: follow[Math.floor(changes * 0.99)]!,
  };
}
