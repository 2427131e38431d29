/** Entries grouped by topic and by type, in the framework's order. */
import * as l10n from '@vscode/l10n';
import { typeOf } from '../library/framework';
import { hoursWords } from '../base/timeWords';
import { inFull } from './forms';
import { amountWords } from '../ledger/unitWords';
import { heading, list, note, nothingRecorded } from './blocks';
import type { Material } from './material';
import { timeRecorded, type ShownEntry } from './readEntries';
import type { Block } from './report';

export function byTopic({ ledger }: Material, entries: readonly ShownEntry[]): Block[] {
  if (ledger.topics.length === 0) return [nothingRecorded()];
  const shown = new Map(entries.map((one) => [one.entry.path, one.entry]));
  return ledger.topics.flatMap(({ title, isPart, entries: covering }): Block[] => {
    const items = covering
      .map(({ path }) => shown.get(path))
      .filter((entry) => entry !== undefined)
      .map(({ date, title, claim }) =>
        [date, title, ...(claim?.minutes ? [hoursWords(claim.minutes)] : [])].join(' · '),
      );
    return [
      heading(isPart ? 4 : 3, title),
      items.length > 0 ? list(items) : note(l10n.t('Nothing is recorded for it yet.')),
    ];
  });
}

export function byType(
  material: Material,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  const { framework } = material;
  const { types } = framework;
  const typeIn = ({ entry }: ShownEntry): string => typeOf(framework, entry.claim?.type ?? '');
  const known = new Set(types.map(({ id }) => id));
  const groups = types.map(({ id, title }) => ({
    title,
    members: entries.filter((one) => typeIn(one) === id),
  }));
  const others = entries.filter((one) => !known.has(typeIn(one)));
  if (others.length > 0) groups.push({ title: l10n.t('Other types'), members: others });
  return groups.flatMap(({ title, members }): Block[] => [
    heading(3, title),
    ...(members.length > 0 ? [sumOf(members)] : []),
    ...inFull(material, members, 4, done),
  ]);
}

function sumOf(members: readonly ShownEntry[]): Block {
  const { minutes, together } = timeRecorded(members);
  const parts = [
    amountWords('entries', members.length),
    ...(minutes > 0 ? [hoursWords(minutes)] : []),
    ...(together > 0 ? [l10n.t('{0} with others', hoursWords(together))] : []),
  ];
  return note(parts.join(' · '));
}
