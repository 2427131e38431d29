import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { showInformationMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { pickJournal } from '../../ask/targets';

export const openTodaysEntries: Command = {
  id: 'reflectiveJournal.openToday',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await open.loaded;
    const { journal } = open;
    const date = today(journal.world.clock);
    const month = [...journal.tally.pathsIn(date.slice(0, 7))];
    const paths = month.filter((path) => journal.entries.get(path)?.date === date).sort();
    for (const path of paths)
      await vscode.window.showTextDocument(open.uriOf(path), { preview: false });
    if (paths.length > 0) return;
    const start = l10n.t('New Reflection');
    const answer = await showInformationMessage(l10n.t('There is no entry for today yet.'), start);
    if (answer === start) await vscode.commands.executeCommand('reflectiveJournal.newReflection');
  },
};
