import * as vscode from 'vscode';
import { Disposables } from '../services/disposables';
import type { OpenThreads } from './openThreads';
import type { Parts } from '../services/parts';

/** Marks visible comments and reviews as read when the user moves to another editor or window. */
export function watchReading(open: OpenThreads, { unread, journals }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const { window } = vscode;
  const seen = new Set<string>();
  const look = (): void => {
    const editor = window.activeTextEditor;
    if (!editor || !window.state.focused) return;
    const keys = open.of(editor.document.uri)?.unreadWithin(editor.visibleRanges) ?? [];
    for (const key of keys) seen.add(key);
    const shown = journals.entryAt(editor.document.uri);
    // They stand above the entry.
    for (const { key } of shown ? unread.reviewsOf(shown.open, shown.entry) : []) seen.add(key);
  };
  const leave = (): void => {
    void unread.markRead(seen);
    seen.clear();
  };
  let active = window.activeTextEditor?.document;
  disposables.add(
    window.onDidChangeActiveTextEditor((editor) => {
      const isVisible = window.visibleTextEditors.some(({ document }) => document === active);
      // The input of a comment does not count as another editor.
      const isElsewhere = editor && editor.document.uri.scheme !== 'comment';
      if (editor?.document === active || (isVisible && !isElsewhere)) return;
      leave();
      active = editor?.document;
      if (active) void open.of(active.uri)?.lookUpCommitters();
      look();
    }),
  );
  disposables.add(window.onDidChangeTextEditorVisibleRanges(look));
  disposables.add(window.onDidChangeTextEditorSelection(look));
  disposables.add(unread.onDidChange(look));
  disposables.add(
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) look();
      else leave();
    }),
  );
  return disposables;
}
