/** The ledger of a loaded journal: how long it takes, and how long after one entry changed. */
import { utimesSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Framework } from '../src/core/framework';
import type { Journal } from '../src/core/journal';
import type { Followed, Ledger } from '../src/core/ledger/ledger';
import { LiveLedgers } from '../src/core/ledger/ledgerOf';

/** A cycle as long as the journal, so that every entry of it counts. */
export function withWholeCycle(framework: Framework): Framework {
  return { ...framework, cycle: { months: 240, starts: 'registration' } };
}
const followed: Followed = { id: 'nmc-revalidation', cycleStart: '2010-01-01' };

const changes = 100;

/** @param folder of the journal */
export async function measureLedger(
  journal: Journal,
  folder: string,
): Promise<Record<string, number>> {
  const ledgers = new LiveLedgers(journal);
  const begin = performance.now();
  const first = ledgers.of(followed)!;
  const ms = performance.now() - begin;
  const follow: number[] = [];
  const paths = [...journal.entries.keys()];
  for (let change = 0; change < changes; change++) {
    const path = paths[(change * 7919) % paths.length]!;
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\nOne sentence more.\n`);
    const start = performance.now();
    await journal.apply([{ kind: 'disk', path }]);
    ledgers.of(followed);
    follow.push(performance.now() - start);
    writeFileSync(file, text);
    const time = journal.entries.get(path)!.mtime / 1000;
    utimesSync(file, time, time);
    await journal.apply([{ kind: 'disk', path }]);
  }
  follow.sort((a, b) => a - b);
  return {
    ms,
    counted: countedIn(first),
    followP50: follow[changes >> 1]!,
    followP99: follow[Math.floor(changes * 0.99)]!,
  };
}

const countedIn = ({ requirements }: Ledger): number =>
  requirements.find(({ id }) => id === 'cpd-hours')!.counted().length;
