import * as l10n from '@vscode/l10n';
import { nothingYet, type Material } from './material';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';

/** The times without anything recorded, each with the person's own explanation. */
export function gapBlocks({ ledger, shown }: Material, done: Set<ShownEntry>): Block[] {
  if (shown.length === 0) return [nothingYet()];
  if (ledger.gaps.length === 0)
    return [{ kind: 'paragraph', text: l10n.t('There is no such gap.') }];
  return ledger.gaps.flatMap(({ from, to, days, explainedBy }): Block[] => {
    const heading = l10n.t('{0} to {1}, {2} days', from, to, days);
    const by = shown.find(({ entry }) => entry.path === explainedBy?.path);
    if (by) done.add(by);
    const words = by
      ? [by.words.free, ...[...by.words.answers.values()].map(({ markdown }) => markdown)]
      : [];
    const markdown = words.filter(Boolean).join('\n\n');
    return [
      { kind: 'heading', level: 3, text: heading },
      by && markdown !== ''
        ? { kind: 'words', markdown, below: 3, path: by.entry.path }
        : { kind: 'note', text: l10n.t('No explanation is recorded.') },
    ];
  });
}
