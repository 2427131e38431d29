import * as l10n from '@vscode/l10n';
import { HumanError } from '../../../core/base/problem';
import { ownReviews, withdrawReview, type OwnReview } from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setStatusBarMessage, showQuickPick, showWarningMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Withdraws the reviewer's own sign-off, review or decision on the claim; the record stays in its file. */
export const withdrawSignOff: Command = {
  id: 'reflectiveJournal.withdrawSignOff',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (!author) return;
    const own = ownReviews(journal, entry, author.person).map(({ kind }) => kind);
    if (own.length === 0)
      throw new HumanError(l10n.t('You have not reviewed or signed off this entry.'));
    const title = isolateBidi(entry.title);
    const kind = own.length === 1 ? own[0] : await pickKind(title, own);
    if (kind === undefined) return;
    const withdraw = l10n.t('Withdraw');
    const answer = await showWarningMessage(
      question(kind, title),
      {
        modal: true,
        detail: l10n.t('The record stays in your file, together with one that withdraws it.'),
      },
      withdraw,
    );
    if (answer !== withdraw) return;
    await withdrawReview(journal, entry, author, kind);
    setStatusBarMessage(l10n.t('Withdrawn: {0}', title));
  },
};

async function pickKind(title: string, own: readonly OwnReview[]): Promise<OwnReview | undefined> {
  const items = own.map((review) => ({ label: nameOfReview(review), review }));
  return (await showQuickPick(items, { title: l10n.t('Withdraw from “{0}”', title) }))?.review;
}

function nameOfReview(kind: OwnReview): string {
  switch (kind) {
    case 'signed-off':
      return l10n.t('My sign-off');
    case 'reviewed':
      return l10n.t('My review');
    case 'accepted':
      return l10n.t('My acceptance of the CPD claim');
    case 'rejected':
      return l10n.t('My rejection of the CPD claim');
  }
}

function question(kind: OwnReview, title: string): string {
  switch (kind) {
    case 'signed-off':
      return l10n.t('Withdraw your sign-off of “{0}”?', title);
    case 'reviewed':
      return l10n.t('Withdraw your review of “{0}”?', title);
    case 'accepted':
      return l10n.t('Withdraw your acceptance of the CPD claim of “{0}”?', title);
    case 'rejected':
      return l10n.t('Withdraw your rejection of the CPD claim of “{0}”?', title);
  }
}
