import * as vscode from 'vscode';

/** Translated texts of a page, by their English. */
export const webviewTexts = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(vscode.l10n.bundle ?? {}).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : (text as { message: string }).message,
    ]),
  );
