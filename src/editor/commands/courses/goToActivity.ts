import * as vscode from 'vscode';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, templateRefOf } from '../../ask/targets';

/** Opens an activity's newest entry, else the activity itself. */
export const goToActivity: Command = {
  id: 'reflectiveJournal.goToActivity',
  async execute(parts, argument) {
    const ref = templateRefOf(argument);
    const open = journalOfNode(argument) ?? parts.journals.current ?? (await pickJournal(parts));
    if (!open || ref === undefined) return;
    const newest = [...open.journal.entries.values()]
      .filter((entry) => entry.template === ref)
      .reduce<{ path: string; date: string } | undefined>(
        (best, { path, date = '' }) => (!best || date >= best.date ? { path, date } : best),
        undefined,
      );
    if (newest) await vscode.window.showTextDocument(open.uriOf(newest.path));
    else
      await vscode.commands.executeCommand('reflectiveJournal.openActivity', {
        kind: 'activity',
        open,
        activity: { id: ref },
      });
  },
};
