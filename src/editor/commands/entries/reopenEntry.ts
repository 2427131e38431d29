import * as l10n from '@vscode/l10n';
import { reopen } from '../../../core/actions/completion';
import { confirmWithReviewers, type Loss } from '../../ask/confirmWithReviewers';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Withdraws the completion; its record stays in the file. */
export const reopenEntry: Command = {
  id: 'reflectiveJournal.reopen',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (author && (await confirmWithReviewers(journal, entry, loss())))
      await reopen(journal, entry, author);
  },
};

const loss = (): Loss => ({
  answer: l10n.t('Reopen'),
  signedOff: (names) =>
    l10n.t('{0} signed this off. Reopen it? They will see that you did.', names),
  reviewed: (names) => l10n.t('{0} reviewed this. Reopen it? They will see that you did.', names),
});
