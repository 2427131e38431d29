import * as vscode from 'vscode';
import { untrustedMarkdown } from '../services/messages';
import type { Parts } from '../services/parts';

/** Shows the guidance of a prompt on its heading. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'markdown' },
    {
      provideHover(document, position) {
        const found = journals.entryAt(document.uri);
        const template = found?.open.journal.templateOf(found.entry);
        if (!template) return undefined;
        const section = documents
          .textOf(document)
          .sections.find(({ prompt, line }) => prompt !== undefined && line === position.line + 1);
        const guidance = template.prompts.find(({ id }) => id === section?.prompt)?.guidance;
        if (!guidance) return undefined;
        return new vscode.Hover(untrustedMarkdown(guidance));
      },
    },
  );
}
