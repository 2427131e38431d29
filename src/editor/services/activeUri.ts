import * as vscode from 'vscode';

/** The document in front of the person; while a comment is written, the one beside which that is. */
export function activeUri(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  // The box in which a comment is written is an editor of its own.
  if (uri?.scheme !== 'comment') return uri;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
