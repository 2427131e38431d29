import * as vscode from 'vscode';
import { Disposables } from '../services/disposables';
import type { Parts } from '../services/parts';

/** Restores previews with the window; loads their code on demand. */
export function register(parts: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const { registerWebviewPanelSerializer } = vscode.window;
  disposables.add(
    registerWebviewPanelSerializer('reflectiveJournal.activity', {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
        const { restoreActivityPage } = await import('./activityPage');
        await restoreActivityPage(parts, panel);
      },
    }),
  );
  disposables.add(
    registerWebviewPanelSerializer('reflectiveJournal.report', {
      // A report is not restored; without this, its empty group would stay open.
      async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
        panel.dispose();
      },
    }),
  );
  return disposables;
}
