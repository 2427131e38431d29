import * as vscode from 'vscode';

/** The active document; while a comment is written, the document with the comment. */
export function activeUri(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  // The input of a comment is an editor too.
  if (uri?.scheme !== 'comment') return uri;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
