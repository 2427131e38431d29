import * as vscode from 'vscode';
import type { Parts } from '../services/parts';

const viewType = 'reflectiveJournal.ledger';

/** Restores the ledger with the window; loads its code on demand. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
      const { restoreLedger } = await import('./ledgerPanel');
      restoreLedger(parts, panel);
    },
  });
}
