import * as vscode from 'vscode';
import type { Parts } from '../services/parts';

/** Folds each prompt with its answer, including headings in the answer. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { language: 'markdown' },
    {
      provideFoldingRanges(document) {
        if (!journals.entryAt(document.uri)) return [];
        const { sections } = documents.textOf(document);
        return sections.slice(1).map(({ line }, index) => {
          const next = sections[index + 2];
          return new vscode.FoldingRange(line - 1, (next ? next.line - 1 : document.lineCount) - 1);
        });
      },
    },
  );
}
