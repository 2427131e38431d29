import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ignorePrivateFolder } from '../../../core/authoring/createJournal';
import { fileNameOf } from '../../../core/base/paths';
import { HumanError } from '../../../core/base/problem';
import {
  addLines,
  attributesLines,
  codeownersHint,
  codeownersLines,
  namesFolder,
} from '../../../core/sharing/sharingFiles';
import { showInformationMessage } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, writable } from '../../ask/targets';

/** Adds lines for sharing to `.gitattributes` and `CODEOWNERS`, without changing existing ones. */
export const addSharingFiles: Command = {
  id: 'reflectiveJournal.addSharingFiles',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    const { journal, root } = await writable(open);
    await ignorePrivateFolder(journal.files);
    const repository = (await repositoryAbove(root)) ?? root;
    const owners = vscode.Uri.joinPath(repository, 'CODEOWNERS');
    mustBeSaved([open.uriOf('.gitattributes'), owners]);
    await addLines(journal.files, '.gitattributes', attributesLines());
    const folder = root.path.slice(repository.path.length).replace(/^\//, '');
    const lines = [codeownersHint(), ...codeownersLines(folder, journal.people.keys())];
    await addLines(parts.host.files(repository), 'CODEOWNERS', lines, namesFolder);
    const show = l10n.t('Open CODEOWNERS');
    const answer = await showInformationMessage(
      l10n.t('The files for sharing have been added. Fill in who owns which records.'),
      show,
    );
    if (answer === show) await vscode.window.showTextDocument(owners);
  },
};

/** @throws HumanError if one of these files has unsaved changes */
function mustBeSaved(files: readonly vscode.Uri[]): void {
  const names = new Set(files.map(String));
  for (const { uri, isDirty } of vscode.workspace.textDocuments)
    if (isDirty && names.has(uri.toString()))
      throw new HumanError(l10n.t('Please save {0} first.', fileNameOf(uri.path)));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The nearest git repository, up to the workspace folder. */
async function repositoryAbove(root: OpenJournal['root']): Promise<vscode.Uri | undefined> {
  const top = vscode.workspace.getWorkspaceFolder(root)?.uri.path ?? root.path;
  for (let folder = root; folder.path.startsWith(top); folder = vscode.Uri.joinPath(folder, '..')) {
    if (await isThere(vscode.Uri.joinPath(folder, '.git'))) return folder;
    if (folder.path === '/') break;
  }
  return undefined;
}
