import * as vscode from 'vscode';
import type { OpenJournal } from './openJournal';

/** Texts of the journal's unsaved open files, by path. */
export function unsavedTexts(open: OpenJournal): Map<string, string> {
  const texts = new Map<string, string>();
  for (const document of vscode.workspace.textDocuments) {
    const path = open.pathOf(document.uri);
    if (document.isDirty && path !== undefined) texts.set(path, document.getText());
  }
  return texts;
}
