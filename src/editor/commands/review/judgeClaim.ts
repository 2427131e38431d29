import * as l10n from '@vscode/l10n';
import { HumanError } from '../../../core/base/problem';
import { claimText, judgeClaim } from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setStatusBarMessage, showInformationMessage, showInputBox } from '../../services/messages';
import type { Command } from '../../services/command';
import { reviewTarget, type ReviewTarget } from '../../ask/reviewTarget';
import { isOneSentence } from '../../ask/sentence';

export const acceptClaim: Command = {
  id: 'reflectiveJournal.acceptClaim',
  /** @param shown the claim as the reviewer saw it, so that it need not be asked about */
  async execute(parts, argument, shown) {
    const target = await reviewTarget(parts, argument);
    if (!target) return;
    const claim = mustClaim(target);
    if (shown !== claim && !(await isConfirmed(target, claim))) return;
    await judgeClaim(target.open.journal, target.entry, target.author, { verdict: 'accepted' });
    setStatusBarMessage(l10n.t('Accepted: {0}', claim));
  },
};

async function isConfirmed({ entry }: ReviewTarget, claim: string): Promise<boolean> {
  const accept = l10n.t('Accept');
  const question = l10n.t('Accept the CPD claim of “{0}”?', isolateBidi(entry.title));
  return (
    (await showInformationMessage(question, { modal: true, detail: claim }, accept)) === accept
  );
}

/** Rejects a claim: it does not count in the ledger until it is changed and completed again. */
export const rejectClaim: Command = {
  id: 'reflectiveJournal.rejectClaim',
  async execute(parts, argument) {
    const target = await reviewTarget(parts, argument);
    if (!target) return;
    const claim = mustClaim(target);
    const reason = await showInputBox({
      title: l10n.t('Reject CPD Claim: {0}', claim),
      prompt: l10n.t('Why does it not count? Your sentence is shown to the journal’s owner.'),
      ignoreFocusOut: true,
      validateInput: isOneSentence,
    });
    if (reason === undefined) return;
    await judgeClaim(target.open.journal, target.entry, target.author, {
      verdict: 'rejected',
      reason: reason.trim(),
    });
    setStatusBarMessage(l10n.t('Not accepted: {0}', claim));
  },
};

function mustClaim({ entry }: ReviewTarget): string {
  if (!entry.claim) throw new HumanError(l10n.t('This entry claims no CPD.'));
  return isolateBidi(claimText(entry.claim));
}
