import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createJournal } from '../../../core/authoring/createJournal';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { mayBeEmail } from '../../../core/journal/setup/people';
import { HumanError } from '../../../core/base/problem';
import type { Collections } from '../../../core/library/collections';
import { showInputBox, showQuickPick } from '../../services/messages';
import type { Command } from '../../services/command';

export const createJournalHere: Command = {
  id: 'reflectiveJournal.createJournal',
  async execute({ host, journals, authors }, argument) {
    const folder = argument instanceof vscode.Uri ? argument : await pickFolder();
    if (!folder) return;
    if (journals.all.some((open) => open.root.toString() === folder.toString()))
      throw new HumanError(l10n.t('There is a journal here already.'));
    const known = await host.identity(folder);
    const title = l10n.t('Create Journal');
    const name = await showInputBox({
      title: `${title} (1/3)`,
      prompt: l10n.t('Your name, shown with your records'),
      value: known?.name ?? '',
      ignoreFocusOut: true,
      validateInput: (text) => (text.trim() ? undefined : l10n.t('Please enter a name.')),
    });
    if (name === undefined) return;
    const email = await showInputBox({
      title: `${title} (2/3)`,
      prompt: l10n.t('Your e-mail address in git (optional)'),
      value: known?.email ?? '',
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.trim() === '' || text === known?.email || mayBeEmail(text)
          ? undefined
          : l10n.t('Please enter an e-mail address.'),
    });
    if (email === undefined) return;
    const courses = await pickCourse(`${title} (3/3)`, await journals.builtIn);
    if (!courses) return;
    await createJournal(
      host.files(folder),
      { name: name.trim(), email: email.trim() },
      courses,
      async (owner) => authors.remember(owner),
    );
    await journals.discover();
    await vscode.commands.executeCommand('reflectiveJournal.activities.focus');
  },
};

/** Ids of the chosen course, none for No Course; `undefined` on Escape. */
async function pickCourse(
  title: string,
  { courses }: Collections,
): Promise<readonly string[] | undefined> {
  const items = [
    {
      label: l10n.t('No Course'),
      description: l10n.t('Choose Courses can add one later'),
      ids: [],
    },
    ...[...courses.values()].map(({ id, title, provider, summary = '' }) => ({
      ...{ label: isolateBidi(title), description: isolateBidi(provider), detail: summary },
      ids: [id],
    })),
  ];
  const picked = await showQuickPick(items, {
    title,
    placeHolder: l10n.t('Do you follow a course?'),
    ignoreFocusOut: true,
  });
  return picked?.ids;
}

/** The only workspace folder, else the user's choice; without any, the editor's Open Folder. */
async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await vscode.commands.executeCommand('vscode.openFolder');
    return undefined;
  }
  if (folders.length === 1) return folders[0]!.uri;
  return (
    await vscode.window.showWorkspaceFolderPick({
      placeHolder: l10n.t('Where should the journal be?'),
    })
  )?.uri;
}
