import * as l10n from '@vscode/l10n';
import { digestsOnDisk } from '../../../core/actions/textOnDisk';
import { mustNotBeSignedOff, signOff as recordSignOff } from '../../../core/actions/review';
import { reviewRecordsOf } from '../../../core/actions/reviewRecords';
import { isSameText, type Digests } from '../../../core/records/digests';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setStatusBarMessage, showInputBox, showWarningMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { reviewTarget, type ReviewTarget } from '../../ask/reviewTarget';
import { isOneSentence } from '../../ask/sentence';
import { nameOf } from '../../../core/journal/setup/people';

/** Signs off a completed text with a sentence by the reviewer. */
export const signOff: Command = {
  id: 'reflectiveJournal.signOff',
  async execute(parts, argument) {
    const target = await reviewTarget(parts, argument);
    if (!target) return;
    const { open, entry, author } = target;
    const seen = await digestsOnDisk(open.journal, entry);
    mustNotBeSignedOff(open.journal, entry, author, seen);
    if (!(await isDeclared(target, seen)) && !(await maySignOffChanged(target))) return;
    const statement = await showInputBox({
      title: l10n.t('Sign Off “{0}”', isolateBidi(entry.title)),
      prompt: l10n.t('One sentence that is shown with your name in the journal.'),
      placeHolder: l10n.t('Such as: discussed together on Monday, and I agree.'),
      ignoreFocusOut: true,
      validateInput: isOneSentence,
    });
    if (statement === undefined) return;
    await recordSignOff(open.journal, entry, author, { statement: statement.trim(), seen });
    setStatusBarMessage(l10n.t('Signed off: {0}', isolateBidi(entry.title)));
  },
};

/** Whether the owner marked this text complete. */
async function isDeclared({ open, entry }: ReviewTarget, digests: Digests): Promise<boolean> {
  const records = await reviewRecordsOf(open.journal, entry);
  return records.some(({ record }) => record.kind === 'completed' && isSameText(record, digests));
}

async function maySignOffChanged({ open, entry }: ReviewTarget): Promise<boolean> {
  const { journal } = open;
  const anyway = l10n.t('Sign Off');
  return (
    (await showWarningMessage(
      l10n.t(
        '{0} has changed “{1}” since marking it complete. Sign off the text as it is now?',
        isolateBidi(nameOf(journal, journal.setup?.file.owner ?? '')),
        isolateBidi(entry.title),
      ),
      { modal: true },
      anyway,
    )) === anyway
  );
}
