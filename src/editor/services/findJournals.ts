import * as vscode from 'vscode';
import { journalFilePath } from '../../core/journal/setup/journalFile';

const skipped = new Set(['.git', 'node_modules', '.journal', 'private', 'attachments']);
/** Skipped in a journal's folder; other journals may be next to the entries. */
const skippedInJournal = new Set(['entries']);

/** Finds folders with `.journal/journal.yaml`: workspace folders and those below them, down to a depth. */
export async function findJournals(
  folders: readonly vscode.WorkspaceFolder[],
  depthOf: (folder: vscode.WorkspaceFolder) => number,
): Promise<vscode.Uri[]> {
  const found = await Promise.all(folders.map((folder) => findBelow(folder.uri, depthOf(folder))));
  const unique = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return [...unique.values()];
}

async function findBelow(folder: vscode.Uri, depth: number): Promise<vscode.Uri[]> {
  const isOne = await isJournal(folder);
  const here = isOne ? [folder] : [];
  if (depth === 0) return here;
  let contents: [string, vscode.FileType][];
  try {
    contents = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return here;
  }
  const below = contents
    .filter(([name, type]) => type === vscode.FileType.Directory && !skipped.has(name))
    .filter(([name]) => !isOne || !skippedInJournal.has(name))
    .map(([name]) => findBelow(vscode.Uri.joinPath(folder, name), depth - 1));
  return [...here, ...(await Promise.all(below)).flat()];
}

/** Whether a search would reach the folder. @param known keys of the open journals */
export function isInReach(
  root: vscode.Uri,
  depthOf: (folder: vscode.WorkspaceFolder) => number,
  known: ReadonlyMap<string, unknown>,
): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(root);
  if (!folder) return false;
  const names = root.path.slice(folder.uri.path.length).split('/').filter(Boolean);
  if (names.length > depthOf(folder)) return false;
  return names.every((name, at) => {
    const above = vscode.Uri.joinPath(folder.uri, ...names.slice(0, at)).toString();
    return !skipped.has(name) && !(known.has(above) && skippedInJournal.has(name));
  });
}

export async function isJournal(folder: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, journalFilePath));
    return (type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
