import * as l10n from '@vscode/l10n';
import { markReviewed as recordReview } from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setStatusBarMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { reviewTarget } from '../../ask/reviewTarget';

/** Records that a reviewer has read the current text. */
export const markReviewed: Command = {
  id: 'reflectiveJournal.markReviewed',
  async execute(parts, argument) {
    const target = await reviewTarget(parts, argument);
    if (!target) return;
    await recordReview(target.open.journal, target.entry, target.author);
    setStatusBarMessage(l10n.t('Reviewed: {0}', isolateBidi(target.entry.title)));
  },
};
