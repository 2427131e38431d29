import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { applySplices } from '../../core/text/splice';
import { fileNameOf } from '../../core/base/paths';
import { HumanError } from '../../core/base/problem';
import { unreadableFinding } from '../../core/base/unreadable';
import type { Splice } from '../../core/text/splice';
import { addSplices } from '../services/edits';
import type { OpenJournal } from '../services/openJournal';
import { saveDocument } from './targets';

/**
 * Puts text into a file of the journal and saves it: one edit, to be undone as one. Every other character
 * stays.
 * @param change gets the text as it stands, and may refuse
 */
export async function editFile(
  open: OpenJournal,
  path: string,
  change: (text: string) => readonly Splice[],
): Promise<void> {
  const { files } = open.journal;
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const read = await files.read(path);
  // The editor would show it all the same, and save it with other bytes than it had.
  if ('unreadable' in read) throw new HumanError(unreadableFinding(read.unreadable).message);
  if ('text' in read && !document.isDirty && isReformatted(read.text, document)) {
    await files.replace(path, applySplices(read.text, change(read.text)));
  } else {
    const edit = new vscode.WorkspaceEdit();
    addSplices(edit, document, change(document.getText()));
    if (!(await vscode.workspace.applyEdit(edit)) || !(await saveDocument(document)))
      throw new HumanError(l10n.t('{0} could not be saved.', fileNameOf(path)));
  }
  await open.journal.apply([{ kind: 'disk', path }]);
}

/** The editor holds one kind of line end; of a file that mixes them it would write others than were there. */
export const isReformatted = (text: string, document: vscode.TextDocument): boolean =>
  text.replace(/^\uFEFF/, '') !== document.getText();
