/** Saves a report at a chosen place, and asks before it replaces a file. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { HumanError } from '../../core/base/problem';
import { systemErrorWords } from '../../core/base/systemError';
import type { Host } from '../services/host';
import { showInformationMessage, showQuickPick, showWarningMessage } from '../services/messages';

/** A suggested file in the folder that does not exist yet. */
export async function suggestedUri(
  folder: vscode.Uri,
  name: string,
  ending: string,
): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = `reports/${name}${number === 1 ? '' : `-${number}`}.${ending}`;
    const uri = vscode.Uri.joinPath(folder, file);
    if (!(await isThere(uri))) return uri;
  }
}

export interface SaveItem<T> extends vscode.QuickPickItem {
  readonly answer: T;
}

/**
 * Asks whether to save what the preview shows, and stays open while that is read.
 * @param more further answers
 */
export async function whatNow<T extends string = never>(
  path: string,
  remark: string | undefined,
  more: readonly SaveItem<T>[] = [],
): Promise<'suggested' | 'elsewhere' | T | undefined> {
  const items: readonly SaveItem<'suggested' | 'elsewhere' | T>[] = [
    {
      label: l10n.t('Save as {0}', path),
      iconPath: new vscode.ThemeIcon('save'),
      answer: 'suggested',
    },
    {
      label: l10n.t('Save elsewhere…'),
      iconPath: new vscode.ThemeIcon('save-as'),
      answer: 'elsewhere',
    },
    ...more,
  ];
  const picked = await showQuickPick(items, {
    title: l10n.t('The preview is open. Save the report?'),
    placeHolder: remark ?? l10n.t('Escape saves nothing.'),
    ignoreFocusOut: true,
  });
  return picked?.answer;
}

/** Asks for a place. */
export async function askWhere(
  folder: vscode.Uri,
  suggested: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const ending = /[^.]*$/.exec(suggested.path)![0];
  const name = suggested.path.slice(suggested.path.lastIndexOf('/') + 1);
  return vscode.window.showSaveDialog({
    // The dialog does not start in a missing folder.
    defaultUri: (await isThere(vscode.Uri.joinPath(folder, 'reports')))
      ? suggested
      : vscode.Uri.joinPath(folder, name),
    filters: { [ending.toUpperCase()]: [ending] },
    title: l10n.t('Save Report'),
  });
}

/**
 * Saves the file whole, without following links below the folder.
 * @returns whether it was saved; asks before replacing a file
 */
export async function saveReport(
  host: Host,
  folder: vscode.Uri,
  uri: vscode.Uri,
  content: string | Uint8Array,
): Promise<boolean> {
  const isOld = await isThere(uri);
  if (isOld && !(await mayReplace(uri))) return false;
  const base = uri.toString().startsWith(`${folder.toString()}/`)
    ? folder
    : vscode.Uri.joinPath(uri, '..');
  const path = uri.path.slice(base.path.length).replace(/^\//, '');
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    const files = host.files(base);
    await (isOld ? files.replace(path, bytes) : files.createBytes(path, bytes));
  } catch (error) {
    if (error instanceof HumanError) throw error;
    const reason =
      systemErrorWords(error) ?? (error instanceof Error ? error.message : String(error));
    throw new HumanError(l10n.t('The report could not be saved: {0}', reason));
  }
  void offerToOpen(uri);
  return true;
}

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

/** Asks before replacing a file, which not every save dialog does. */
async function mayReplace(uri: vscode.Uri): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await showWarningMessage(
    l10n.t('{0} already exists. Replace it?', vscode.workspace.asRelativePath(uri)),
    { modal: true, detail: l10n.t('Its present content will be lost.') },
    replace,
  );
  return answer === replace;
}

async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const openIt = l10n.t('Open');
  const showIt = l10n.t('Show in Folder');
  const isHere =
    uri.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName;
  // Programs for these formats run on this computer and cannot open remote files.
  const isPages = /\.(?:html|pdf|docx)$/.test(uri.path);
  const isForOthers = isPages || uri.path.endsWith('.csv');
  const answer = await showInformationMessage(
    l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(uri)),
    ...(isPages && !isHere ? [] : [openIt]),
    showIt,
  );
  if (answer === showIt)
    await vscode.commands.executeCommand(isHere ? 'revealFileInOS' : 'revealInExplorer', uri);
  else if (answer === openIt && isForOthers && isHere) await vscode.env.openExternal(uri);
  else if (answer === openIt) await vscode.commands.executeCommand('vscode.open', uri);
}
