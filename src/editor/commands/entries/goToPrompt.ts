import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { lacksAnswer } from '../../../core/entries/answered';
import { answerPlace } from '../../../core/text/answerPlace';
import { setStatusBarMessage } from '../../services/messages';
import type { Parts } from '../../services/parts';
import type { Command } from '../../services/command';

/** An unanswered prompt: the lines of its heading and of its answer. */
interface Place {
  readonly heading: number;
  readonly answer: vscode.Position;
}

export const nextUnanswered: Command = {
  id: 'reflectiveJournal.nextUnanswered',
  execute: (parts, from) =>
    go(parts, from, (open, line) => open.find(({ heading }) => heading > line) ?? open[0]),
};

export const previousUnanswered: Command = {
  id: 'reflectiveJournal.previousUnanswered',
  execute: (parts, from) =>
    go(
      parts,
      from,
      (open, line) => open.filter(({ answer }) => answer.line < line).at(-1) ?? open.at(-1),
    ),
};

/**
 * Moves the cursor to an unanswered prompt of the active entry; after the last one, to the first.
 * @param from the line to start from, zero-based; the cursor's line if absent
 */
function go(
  { journals, documents }: Parts,
  from: unknown,
  choose: (open: readonly Place[], line: number) => Place | undefined,
): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !journals.entryAt(editor.document.uri)) return;
  const { document } = editor;
  const { text, sections } = documents.textOf(document);
  const open = sections.filter(lacksAnswer).map((section) => ({
    heading: section.line - 1,
    answer: document.positionAt(answerPlace(text, section)),
  }));
  const place = choose(open, typeof from === 'number' ? from : editor.selection.active.line);
  if (!place) {
    setStatusBarMessage(l10n.t('Every question has an answer'));
    return;
  }
  editor.selection = new vscode.Selection(place.answer, place.answer);
  editor.revealRange(
    new vscode.Range(place.answer, place.answer),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
