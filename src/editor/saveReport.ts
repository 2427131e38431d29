/** Puts a report where the person says: suggested below the journal, never over another file without asking. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { HumanError } from '../core/problem';

export interface ReportFile {
  /** Without its ending. */
  readonly name: string;
  readonly ending: string;
  readonly content: string | Uint8Array;
}

/**
 * @param folder where it is suggested
 * @returns where it is; `undefined` when the person thought better of it
 */
export async function saveReport(
  folder: vscode.Uri,
  { name, ending, content }: ReportFile,
): Promise<vscode.Uri | undefined> {
  const uri = await vscode.window.showSaveDialog({
    defaultUri: await freeUri(folder, name, ending),
    filters: { [ending.toUpperCase()]: [ending] },
    title: l10n.t('Save Report'),
  });
  if (!uri) return undefined;
  if ((await isThere(uri)) && !(await mayReplace(uri))) return undefined;
  try {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    throw new HumanError(
      l10n.t(
        'The report could not be saved: {0}',
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
  void offerToOpen(uri);
  return uri;
}

/** A name that no file has. */
async function freeUri(folder: vscode.Uri, name: string, ending: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = `${name}${number === 1 ? '' : `-${number}`}.${ending}`;
    const uri = vscode.Uri.joinPath(folder, file);
    if (!(await isThere(uri))) return uri;
  }
}

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

/** Not every dialog for saving asks by itself. */
async function mayReplace(uri: vscode.Uri): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('{0} exists already. Replace it?', vscode.workspace.asRelativePath(uri)),
    { modal: true, detail: l10n.t('What is in it now would be gone.') },
    replace,
  );
  return answer === replace;
}

async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const openIt = l10n.t('Open');
  const showIt = l10n.t('Show in Folder');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(uri)),
    openIt,
    showIt,
  );
  const isLocal = uri.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (answer === showIt) {
    const reveal = isLocal && !vscode.env.remoteName ? 'revealFileInOS' : 'revealInExplorer';
    await vscode.commands.executeCommand(reveal, uri);
  } else if (answer === openIt) {
    // What is no text belongs to a program of its own.
    const isOwn = /\.(?:html|pdf|docx|csv)$/.test(uri.path) && isLocal && !vscode.env.remoteName;
    if (isOwn) await vscode.env.openExternal(uri);
    else await vscode.commands.executeCommand('vscode.open', uri);
  }
}
