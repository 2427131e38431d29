/** The parts of a report as its framework lays them out. */
import * as l10n from '@vscode/l10n';
import { isVerified } from '../library/framework';
import { matcher } from '../ledger/which';
import type { ReportPart } from '../schema/frameworkSchema';
import { inFull, wordsAlone } from './forms';
import { gapBlocks } from './gaps';
import { datedList } from './datedList';
import type { Material } from './material';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';
import { requirementBlocks } from './requirements';
import { byTopic, byType } from './sorted';

/** Where the framework does not say how. */
const usual = (): readonly ReportPart[] => [
  { kind: 'list', title: l10n.t('What was recorded'), which: {} },
  { kind: 'forms', title: l10n.t('In full'), which: {} },
];

export function partBlocks(material: Material): Block[] {
  const { framework, shown } = material;
  const parts = framework.report?.parts ?? usual();
  const blocks: Block[] = [];
  /** Whose words stand somewhere already. */
  const done = new Set<ShownEntry>();
  if (!parts.some(({ kind }) => kind === 'requirements'))
    blocks.push(...part(material, requirementsPart(), [], done));
  for (const one of parts) {
    const matches = matcher(framework, one.which);
    const entries = shown.filter(({ entry }) => matches(entry));
    blocks.push(...part(material, one, entries, done));
  }
  const rest = shown.filter((one) => !done.has(one) && hasWords(one));
  if (rest.length > 0)
    blocks.push(
      ...part(
        material,
        { kind: 'forms', title: l10n.t('Further entries in full'), which: {} },
        rest,
        done,
      ),
    );
  return blocks;
}

const requirementsPart = (): ReportPart => ({
  kind: 'requirements',
  title: l10n.t('What is asked for and what is recorded'),
  which: {},
});

function part(
  material: Material,
  { title, note, kind, columns, ...rest }: ReportPart,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: title }];
  if (note !== undefined) blocks.push({ kind: 'note', text: note });
  if (!isVerified(rest))
    blocks.push({
      kind: 'note',
      text: l10n.t('How this part is laid out was not checked at its source.'),
    });
  switch (kind) {
    case 'requirements':
      return [...blocks, ...requirementBlocks(material)];
    case 'gaps':
      return [...blocks, ...gapBlocks(material, done)];
    case 'list':
      return [...blocks, ...datedList(material, title, entries, columns, done)];
    case 'forms':
      return [...blocks, ...inFull(material, entries, 3, done)];
    case 'words':
      return [...blocks, ...wordsAlone(material, entries, done)];
    case 'topics':
      return [...blocks, ...byTopic(material, entries)];
    case 'types':
      return [...blocks, ...byType(material, entries, done)];
  }
}

const hasWords = ({ words }: ShownEntry): boolean =>
  words.free !== '' || [...words.answers.values()].some(({ markdown }) => markdown !== '');
