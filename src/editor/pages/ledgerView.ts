import * as vscode from 'vscode';
import type { Parts } from '../services/parts';

const viewType = 'reflectiveJournal.ledger';

/** The page of the ledger comes back with the window; its code is loaded when there is one to show. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
      const { restoreLedger } = await import('./ledgerPanel');
      restoreLedger(parts, panel);
    },
  });
}
