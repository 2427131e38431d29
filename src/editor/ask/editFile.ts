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
 * Inserts text into a file of the journal and saves it, as one edit that can be undone. Other characters stay
 * unchanged.
 * @param change receives the current text, and may throw; without splices the file stays as it is
 */
export async function editFile(
  open: OpenJournal,
  path: string,
  change: (text: string) => readonly Splice[],
): Promise<void> {
  const { files } = open.journal;
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const read = await files.read(path);
  // The editor would open an invalid file and save it with different bytes.
  if ('unreadable' in read) throw new HumanError(unreadableFinding(read).message);
  if ('text' in read && !document.isDirty && isReformatted(read.text, document)) {
    await files.replace(path, applySplices(read.text, change(read.text)));
  } else {
    const splices = change(document.getText());
    if (splices.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    addSplices(edit, document, splices);
    if (!(await vscode.workspace.applyEdit(edit)) || !(await saveDocument(document)))
      throw new HumanError(l10n.t('{0} could not be saved.', fileNameOf(path)));
  }
  await open.journal.apply([{ kind: 'disk', path }]);
}

/** The editor knows one kind of line end per file: it would change a file with mixed line ends. */
export const isReformatted = (text: string, document: vscode.TextDocument): boolean =>
  text.replace(/^\uFEFF/, '') !== document.getText();
