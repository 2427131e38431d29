import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { nextToReview as nextIn } from '../../../core/team/nextToReview';
import { teamRowOf } from '../../../core/team/teamOverview';
import { activeUri } from '../../services/activeUri';
import type { Command } from '../../services/command';
import { setStatusBarMessage } from '../../services/messages';
import { shownPath } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import { journalOfNode } from '../../ask/targets';

/** Opens the next entry that waits for the reader, in the journal of a row, else in all of the window. */
export const nextToReview: Command = {
  id: 'reflectiveJournal.nextToReview',
  async execute(parts, argument) {
    const rows = await rowsOf(parts, journalOfNode(argument));
    const { journals } = parts;
    const uri = activeUri();
    const open = uri && journals.of(uri);
    const row = rows.find((one) => one.open === open);
    const path = uri && open?.pathOf(uri);
    const next = nextIn(rows, row && path !== undefined ? { row, path } : undefined);
    if (!next)
      return setStatusBarMessage(
        rows.some(({ awaitingReview }) => awaitingReview.length > 0)
          ? l10n.t('No other entry waits for your review.')
          : l10n.t('Nothing waits for your review.'),
      );
    const { waiting } = next;
    await vscode.commands.executeCommand(
      waiting.reason === 'changed' ? 'reflectiveJournal.showChangesSinceReview' : 'vscode.open',
      next.row.open.uriOf(waiting.entry.path),
    );
  },
};

const rowsOf = (parts: Parts, only: ReturnType<typeof journalOfNode>) =>
  Promise.all(
    (only ? [only] : parts.journals.all)
      .filter(({ isLoaded }) => isLoaded)
      .map(async (open) => {
        const me = await parts.authors.known(open);
        const unread = parts.unread.sharedIn(open);
        return { open, ...teamRowOf(open.journal, shownPath(open), me, unread) };
      }),
  );
