import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refuseLinks } from '../../../core/base/fileLinks';
import { HumanError } from '../../../core/base/problem';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showInformationMessage, showWarningMessage } from '../../services/messages';
import { confirmWithReviewers, type Loss } from '../../ask/confirmWithReviewers';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Moves the entry's file to the bin and offers Undo. Keeps its records, so that Undo restores everything. */
export const deleteEntry: Command = {
  id: 'reflectiveJournal.deleteEntry',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const uri = open.uriOf(entry.path);
    const title = isolateBidi(entry.title);
    if (!(await confirmWithReviewers(journal, entry, loss()))) return;
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (!(await remove(uri, title))) return;
    await journal.apply([{ kind: 'disk', path: entry.path }]);
    const undo = l10n.t('Undo');
    const answer = await showInformationMessage(l10n.t('“{0}” was deleted.', title), undo);
    if (answer !== undo) return;
    // Restores the exact bytes as a new file, which never replaces another.
    await refuseLinks(journal.files, [entry.path]);
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: bytes, overwrite: false, ignoreIfExists: false });
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new HumanError(
        l10n.t('“{0}” could not be restored, because a file with its name exists.', title),
      );
    await journal.apply([{ kind: 'disk', path: entry.path }]);
    await vscode.window.showTextDocument(uri);
  },
};

const loss = (): Loss => ({
  answer: l10n.t('Delete'),
  signedOff: (names) =>
    l10n.t('{0} signed this off. Delete it? They will see that you did.', names),
  reviewed: (names) => l10n.t('{0} reviewed this. Delete it? They will see that you did.', names),
});

/** Without a bin, asks before deleting permanently. */
async function remove(uri: vscode.Uri, title: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    return true;
  } catch {
    const forGood = l10n.t('Delete Permanently');
    const message = l10n.t(
      'Delete “{0}”? There is no bin here, so it will be deleted permanently.',
      title,
    );
    if ((await showWarningMessage(message, { modal: true }, forGood)) !== forGood) return false;
    await vscode.workspace.fs.delete(uri, { useTrash: false });
    return true;
  }
}
