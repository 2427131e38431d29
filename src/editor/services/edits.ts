import * as vscode from 'vscode';
import type { Splice } from '../../core/text/splice';

/** Adds exact replacements in a document to an edit. */
export function addSplices(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  splices: readonly Splice[],
  metadata?: vscode.WorkspaceEditEntryMetadata,
): void {
  for (const { from, to, text } of splices) {
    const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
    edit.replace(document.uri, range, text, metadata);
  }
}
