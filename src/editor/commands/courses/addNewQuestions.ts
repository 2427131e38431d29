import * as vscode from 'vscode';
import { applyRevision } from '../../../core/entries/revision';
import type { Command } from '../../services/command';
import { mustBeRevised } from './showRevision';
import { entryOf, writable } from '../../ask/targets';

/** Adds the new questions of a newer template version to an entry, as one edit. */
export const addNewQuestions: Command = {
  id: 'reflectiveJournal.addNewQuestions',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open, entry } = target;
    await writable(open);
    const revision = mustBeRevised(target);
    const editor = await vscode.window.showTextDocument(open.uriOf(entry.path));
    const { document } = editor;
    const splices = applyRevision(revision, parts.documents.textOf(document));
    const edit = new vscode.WorkspaceEdit();
    for (const { from, to, text } of splices)
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(from), document.positionAt(to)),
        text,
      );
    const first = splices.find(({ from, to }) => from === to);
    const line = first && document.positionAt(first.from).line;
    if (!(await vscode.workspace.applyEdit(edit)) || line === undefined) return;
    // Moves the cursor to the answer of the first new question.
    const heading = parts.documents
      .textOf(document)
      .sections.find((section) => section.prompt !== undefined && section.line > line);
    const position = new vscode.Position((heading?.line ?? line) + 1, 0);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(
      new vscode.Range(position, position),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  },
};
