import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { gitProgram } from '../../services/gitProgram';
import { showInformationMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { entryOf, savedDocument } from '../../ask/targets';

/** Keeps an entry that one side deleted and the other changed. */
export const keepEntry: Command = {
  id: 'reflectiveJournal.keepEntry',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open, entry } = target;
    await savedDocument(target, parts);
    const git = await gitProgram();
    await (git && parts.host.sharing(open.root, git, parts.log)?.keep(entry.path));
    await parts.unsettled.refresh(open);
    if (parts.unsettled.in(open).size > 0) return;
    const share = l10n.t('Share…');
    const answer = await showInformationMessage(
      l10n.t('“{0}” is kept. Share again to give it to the others too.', isolateBidi(entry.title)),
      share,
    );
    if (answer === share)
      await vscode.commands.executeCommand('reflectiveJournal.shareJournal', { open });
  },
};
