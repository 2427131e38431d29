import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../../core/library/collections';
import { HumanError } from '../../../core/base/problem';
import { revisionOf, type Revision } from '../../../core/entries/revision';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { EntryIn } from '../../services/journals';
import { templateDocuments } from '../../markdown/templateDocuments';
import type { Command } from '../../services/command';
import { entryOf } from '../../ask/targets';

/** Shows the older and the newer text of an entry's template side by side. */
export const showRevision: Command = {
  id: 'reflectiveJournal.showRevision',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { newer } = mustBeRevised(target);
    const label = labelOf(newer);
    const [from, to] = [target.entry.version!, newer.meta.version];
    await vscode.commands.executeCommand(
      'vscode.diff',
      templateDocuments.uri(target, l10n.t('{0}, version {1}', label, from), { side: 'older' }),
      templateDocuments.uri(target, l10n.t('{0}, version {1}', label, to), { side: 'newer' }),
      l10n.t('{0}: version {1} and version {2}', isolateBidi(label), from, to),
    );
  },
};

export function mustBeRevised({ open, entry }: EntryIn): Revision {
  const revision = revisionOf(open.journal.collections, entry);
  if (!revision)
    throw new HumanError(l10n.t('This entry already has the newest version of its questions.'));
  return revision;
}
