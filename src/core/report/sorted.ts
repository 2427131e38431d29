/** Entries grouped by topic and by type, in the framework's order. */
import * as l10n from '@vscode/l10n';
import { hoursWords } from '../base/timeWords';
import { inFull } from './forms';
import { amountWords } from '../ledger/unitWords';
import { heading, list, note, notChecked, nothingRecorded } from './blocks';
import type { Material } from './material';
import { timeRecorded, type ShownEntry } from './readEntries';
import type { Block } from './report';

export function byTopic({ ledger }: Material, entries: readonly ShownEntry[]): Block[] {
  if (ledger.topics.length === 0) return [nothingRecorded()];
  const shown = new Map(entries.map((one) => [one.entry.path, one.entry]));
  return ledger.topics.flatMap(({ title, isPart, isVerified, entries: covering }): Block[] => {
    const text = isVerified ? title : `${title} ${notChecked()}`;
    const items = covering
      .map(({ path }) => shown.get(path))
      .filter((entry) => entry !== undefined)
      .map(({ date, title, claim }) =>
        [date, title, ...(claim?.minutes ? [hoursWords(claim.minutes)] : [])].join(' · '),
      );
    return [
      heading(isPart ? 4 : 3, text),
      items.length > 0 ? list(items) : note(l10n.t('Nothing is recorded for it yet.')),
    ];
  });
}

export function byType(
  material: Material,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  const { types } = material.framework;
  const known = new Set(types.map(({ id }) => id));
  const groups = types.map(({ id, title }) => ({
    title,
    members: entries.filter(({ entry }) => entry.claim?.type === id),
  }));
  const others = entries.filter(({ entry }) => !known.has(entry.claim?.type ?? ''));
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
