import * as vscode from 'vscode';
import type { Parts } from '../services/parts';

const viewType = 'reflectiveJournal.teamOverview';

/** The overview comes back with the window; its code is loaded when there is one to show. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
      const { restoreTeam } = await import('../pages/teamPanel');
      restoreTeam(parts, panel);
    },
  });
}
