/** Previews a report next to the editor, without scripts and external resources. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { escapeHtml } from '../../core/preview/escapeHtml';
import { isolateBidi } from '../../core/base/isolateBidi';
import { webviewPage } from './webviewPage';

let panel: vscode.WebviewPanel | undefined;

/** @param content an HTML report, or any text */
export function showReportPreview(
  title: string,
  content: { html: string } | { text: string },
  extension: vscode.Uri,
): void {
  panel ??= createPanel(extension);
  const { webview } = panel;
  panel.title = l10n.t('Preview: {0}', isolateBidi(title));
  webview.html =
    'html' in content
      ? content.html
      : webviewPage(webview, {
          title,
          styles: [vscode.Uri.joinPath(resources(extension), 'report.css')],
          body: `<main><pre tabindex="0">${escapeHtml(content.text)}</pre></main>`,
        });
  panel.reveal(undefined, true);
}

export function closeReportPreview(): void {
  panel?.dispose();
}

const resources = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist');

function createPanel(extension: vscode.Uri): vscode.WebviewPanel {
  const made = vscode.window.createWebviewPanel(
    'reflectiveJournal.report',
    '',
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: false, localResourceRoots: [resources(extension)], enableFindWidget: true },
  );
  made.onDidDispose(() => (panel = undefined));
  return made;
}
