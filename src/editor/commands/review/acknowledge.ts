import * as l10n from '@vscode/l10n';
import {
  acknowledge as recordAcknowledgement,
  acknowledgeDeletion,
} from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { DeletedNode } from '../../trees/teamTree';
import { setStatusBarMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Records that the person has seen the completion and the records about it. */
export const acknowledge: Command = {
  id: 'reflectiveJournal.acknowledge',
  async execute(parts, argument) {
    const deleted = deletedOf(argument);
    if (deleted) {
      const { journal } = await writable(deleted.open);
      const author = await parts.authors.of(deleted.open);
      if (author) await acknowledgeDeletion(journal, deleted.id, author);
      return;
    }
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (!author) return;
    await recordAcknowledgement(journal, entry, author);
    setStatusBarMessage(l10n.t('Acknowledged: {0}', isolateBidi(entry.title)));
  },
};

/** A row of the Team view for a deleted entry. */
const deletedOf = (argument: unknown): DeletedNode | undefined =>
  (argument as DeletedNode | undefined)?.kind === 'deleted' ? (argument as DeletedNode) : undefined;
