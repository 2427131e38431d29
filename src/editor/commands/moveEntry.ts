import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ignorePrivateFolder } from '../../core/createJournal';
import { isPrivate, privateFolder } from '../../core/paths';
import { HumanError } from '../../core/problem';
import { parseRecordPath, recordPath } from '../../core/records';
import type { EntryIn } from '../journals';
import type { Parts } from '../parts';
import type { Command } from './index';
import { entryOf, savedDocument, writable } from './targets';

/** Takes an entry and its owner's records out of what is shared; undone with one Undo. */
export const moveToPrivate: Command = {
  id: 'reflectiveJournal.moveToPrivate',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is private already.'));
    const othersRecords = await move(
      parts,
      target,
      'private',
      `${privateFolder}${target.entry.path}`,
    );
    const kept =
      othersRecords > 0
        ? ` ${l10n.t('Records that others wrote about it stay in the shared journal.')}`
        : '';
    void vscode.window.showInformationMessage(
      `${l10n.t('The entry is private now. What was committed to git before stays in its history.')}${kept}`,
    );
  },
};

export const moveToShared: Command = {
  id: 'reflectiveJournal.share',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (!isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is in the shared journal already.'));
    const share = l10n.t('Share');
    const message = l10n.t(
      'Share this entry? Whoever can read the journal’s repository can then read it, and its times.',
    );
    const detail = l10n.t('Please look once more whether anybody could be recognised in it.');
    if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, share)) !== share)
      return;
    await move(parts, target, '.journal', target.entry.path.slice(privateFolder.length));
    void vscode.window.showInformationMessage(l10n.t('The entry is in the shared journal now.'));
  },
};

/** @returns how many record files of others stay where they are: nobody moves what another person wrote */
async function move(
  parts: Parts,
  { open, entry }: EntryIn,
  folder: string,
  to: string,
): Promise<number> {
  const { journal } = await writable(open);
  await savedDocument({ open, entry }, parts);
  if (folder === 'private') await ignorePrivateFolder(journal.files);
  const { owner } = journal.setup!.file;
  const records = entry.id === undefined ? [] : journal.recordPathsOf(entry.id);
  const own = records.filter((path) => parseRecordPath(path)?.person === owner);
  const moves = [
    [entry.path, to],
    ...own.map((path) => [path, recordPath(folder, parseRecordPath(path)!)]),
  ] as [string, string][];
  const edit = new vscode.WorkspaceEdit();
  for (const [from, target] of moves)
    if (from !== target)
      edit.renameFile(open.uriOf(from), open.uriOf(target), { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new HumanError(
      l10n.t('The entry could not be moved; there may be a file at {0} already.', to),
    );
  await journal.apply(moves.flat().map((path) => ({ kind: 'disk', path })));
  return records.length - own.length;
}
