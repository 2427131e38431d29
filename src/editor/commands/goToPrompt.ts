import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Section } from '../../core/scanBody';
import type { Parts } from '../parts';
import type { Command } from './index';

export const nextUnanswered: Command = {
  id: 'reflectiveJournal.nextUnanswered',
  execute: (parts) =>
    go(parts, (open, line) => open.find((section) => section.line > line) ?? open[0]),
};

export const previousUnanswered: Command = {
  id: 'reflectiveJournal.previousUnanswered',
  execute: (parts) =>
    go(
      parts,
      (open, line) => open.filter((section) => answerLine(section) < line).at(-1) ?? open.at(-1),
    ),
};

/** Below the heading, one blank line left between. */
const answerLine = ({ line }: Section): number => line + 2;

/** Moves the cursor to an unanswered prompt of the active entry; past the last one it begins anew. */
function go(
  { journals, documents }: Parts,
  choose: (open: readonly Section[], line: number) => Section | undefined,
): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !journals.entryAt(editor.document.uri)) return;
  const { document } = editor;
  const open = documents
    .textOf(document)
    .sections.filter(({ prompt, words }) => prompt !== undefined && words === 0);
  const section = choose(open, editor.selection.active.line + 1);
  if (!section) {
    vscode.window.setStatusBarMessage(l10n.t('Every question has an answer'), 3000);
    return;
  }
  const last = document.positionAt(section.to).line;
  const line = Math.min(
    answerLine(section) - 1,
    Math.max(section.line, last - 1),
    document.lineCount - 1,
  );
  const position = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
