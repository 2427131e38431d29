/** The parts of a report, as defined by its framework. */
import * as l10n from '@vscode/l10n';
import { placer } from '../ledger/which';
import type { ReportPart } from '../schema/frameworkSchema';
import { gapBlocks, inFull, wordsAlone } from './forms';
import { datedList } from './datedList';
import type { Material } from './material';
import { heading, note } from './blocks';
import { textsOf, type ShownEntry } from './readEntries';
import type { Block } from './report';
import { requirementBlocks } from './requirements';
import { byTopic, byType } from './sorted';

const defaultParts = (): readonly ReportPart[] => [
  { kind: 'list', title: l10n.t('What was recorded'), which: {} },
  { kind: 'forms', title: l10n.t('In full'), which: {} },
];

export function partBlocks(material: Material): Block[] {
  const { framework, shown } = material;
  const parts = framework.report?.parts ?? defaultParts();
  const blocks: Block[] = [];
  /** Entries that were shown in full. */
  const done = new Set<ShownEntry>();
  if (!parts.some(({ kind }) => kind === 'requirements')) {
    const title = l10n.t('What is required and what is recorded');
    blocks.push(...part(material, { kind: 'requirements', title, which: {} }, [], done));
  }
  for (const one of parts) {
    const placeOf = placer(material, one.which, material.ledger.today);
    const entries = shown.filter(({ entry }) => placeOf(entry));
    blocks.push(...part(material, one, entries, done));
  }
  const rest = shown.filter((one) => !done.has(one) && textsOf(one).some(Boolean));
  if (rest.length > 0) {
    const title = l10n.t('Further entries in full');
    blocks.push(...part(material, { kind: 'forms', title, which: {} }, rest, done));
  }
  return blocks;
}

function part(
  material: Material,
  one: ReportPart,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  return [
    heading(2, one.title),
    ...(one.note === undefined ? [] : [note(one.note)]),
    ...contentOf(material, one, entries, done),
  ];
}

function contentOf(
  material: Material,
  { kind, title, columns }: ReportPart,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  switch (kind) {
    case 'requirements':
      return requirementBlocks(material);
    case 'gaps':
      return gapBlocks(material, done);
    case 'list':
      return datedList(material, title, entries, columns, done);
    case 'forms':
      return inFull(material, entries, 3, done);
    case 'words':
      return wordsAlone(material, entries, done);
    case 'topics':
      return byTopic(material, entries);
    case 'types':
      return byType(material, entries, done);
  }
}
