import * as l10n from '@vscode/l10n';
import { heading, note, nothingRecorded, paragraph } from './blocks';
import type { Material } from './material';
import { textsOf, type ShownEntry } from './readEntries';
import type { Block } from './report';

/** Gaps without a recorded entry, each with the person's explanation. */
export function gapBlocks({ ledger, shown }: Material, done: Set<ShownEntry>): Block[] {
  if (shown.length === 0) return [nothingRecorded()];
  if (ledger.gaps.length === 0) return [paragraph(l10n.t('There is no such gap.'))];
  return ledger.gaps.flatMap(({ from, to, days, explainedBy }): Block[] => {
    const by = shown.find(({ entry }) => entry.path === explainedBy?.path);
    if (by) done.add(by);
    const markdown = by ? textsOf(by).filter(Boolean).join('\n\n') : '';
    return [
      heading(3, l10n.t('{0} to {1}, {2} days', from, to, days)),
      by && markdown !== ''
        ? { kind: 'words', markdown, below: 3, path: by.entry.path }
        : note(l10n.t('No explanation is recorded.')),
    ];
  });
}
