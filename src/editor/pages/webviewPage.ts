import * as vscode from 'vscode';
import { escapeHtml } from '../../core/preview/escapeHtml';

export interface PageParts {
  readonly title: string;
  readonly styles: readonly vscode.Uri[];
  readonly script?: vscode.Uri;
  /** HTML in which the caller has escaped all content. */
  readonly body: string;
}

/** The page of a webview, without external resources, with scripts by nonce only. */
export function webviewPage(
  webview: vscode.Webview,
  { title, styles, script, body }: PageParts,
): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    ...(script ? [`script-src 'nonce-${nonce}'`] : []),
  ].join('; ');
  const address = (uri: vscode.Uri): string => escapeHtml(webview.asWebviewUri(uri).toString());
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((style) => `<link rel="stylesheet" href="${address(style)}">`).join('\n')}
</head>
<body>
${body}
${script ? `<script nonce="${nonce}" src="${address(script)}"></script>` : ''}
</body>
</html>`;
}
