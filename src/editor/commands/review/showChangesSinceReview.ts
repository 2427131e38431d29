import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { lastLook } from '../../../core/actions/reviewRecords';
import { digestsIn, isSameText } from '../../../core/records/digests';
import { firstChange } from '../../../core/text/firstChange';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showInformationMessage } from '../../services/messages';
import { entryTextOf, pastDocuments } from '../../review/pastDocuments';
import { shownDay } from '../../services/shownDate';
import type { Command } from '../../services/command';
import { entryOf } from '../../ask/targets';
import { nameOf } from '../../../core/journal/setup/people';

/** Compares the last reviewed text with the current one: a reviewer's own last review, else anyone's. */
export const showChangesSinceReview: Command = {
  id: 'reflectiveJournal.showChangesSinceReview',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open, entry } = target;
    await open.loaded;
    const { journal } = open;
    const uri = open.uriOf(entry.path);
    const reader = await parts.authors.known(open);
    const look = await lastLook(journal, entry, reader, await parts.host.pastTexts(open.root));
    const earlier = look && (await entryTextOf(parts, target, look.record));
    const isUnchanged = look !== undefined && isSameText(look.record, entry);
    if (!look || earlier === undefined || isUnchanged) {
      await vscode.window.showTextDocument(uri, { preview: false });
      void showInformationMessage(
        !look
          ? l10n.t('No one has reviewed this entry yet, so all of it is new.')
          : isUnchanged
            ? l10n.t('This entry has not changed since it was reviewed.')
            : l10n.t('The earlier text is not available here, so only the current text is shown.'),
      );
      return;
    }
    const day = shownDay(journal.world.clock.dayAt(Date.parse(look.record.at)), 'medium');
    const name = nameOf(journal, look.person);
    const now = await vscode.workspace.openTextDocument(uri);
    const at = now.positionAt(firstChange(earlier, now.getText()));
    await vscode.commands.executeCommand(
      'vscode.diff',
      pastDocuments.uri(
        target,
        l10n.t('{0}, as {1} saw it on {2}', entry.title, name, day),
        digestsIn(look.record),
      ),
      uri,
      look.record.kind === 'signed-off'
        ? l10n.t('{0}: sign-off of {1} and now', isolateBidi(entry.title), day)
        : l10n.t('{0}: review of {1} and now', isolateBidi(entry.title), day),
      { selection: new vscode.Range(at, at) } satisfies vscode.TextDocumentShowOptions,
    );
  },
};
