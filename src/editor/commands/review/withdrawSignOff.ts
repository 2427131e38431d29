import * as l10n from '@vscode/l10n';
import { HumanError } from '../../../core/base/problem';
import { withdrawLooks } from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { looksOf } from '../../../core/actions/waiting';
import { setStatusBarMessage, showWarningMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Withdraws the reviewer's own sign-off; the record stays in its file. */
export const withdrawSignOff: Command = {
  id: 'reflectiveJournal.withdrawSignOff',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (!author) return;
    const looks = looksOf(journal.reviewingOf(entry), author.person);
    if (looks.length === 0)
      throw new HumanError(l10n.t('You have not reviewed or signed off this entry.'));
    const withdraw = l10n.t('Withdraw');
    const answer = await showWarningMessage(
      looks.some(({ kind }) => kind === 'signed-off')
        ? l10n.t('Withdraw your sign-off of “{0}”?', isolateBidi(entry.title))
        : l10n.t('Withdraw your review of “{0}”?', isolateBidi(entry.title)),
      {
        modal: true,
        detail: l10n.t('The record stays in your file, together with one that withdraws it.'),
      },
      withdraw,
    );
    if (answer !== withdraw) return;
    await withdrawLooks(journal, entry, author);
    setStatusBarMessage(l10n.t('Withdrawn: {0}', isolateBidi(entry.title)));
  },
};
