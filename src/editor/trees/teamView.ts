import * as vscode from 'vscode';
import type { Parts } from '../services/parts';

const viewType = 'reflectiveJournal.teamOverview';

/** Restores the overview with the window; loads its code on demand. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
      const { restoreTeam } = await import('../pages/teamPanel');
      restoreTeam(parts, panel);
    },
  });
}
