import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposables } from './disposables';
import type { Parts } from './parts';

/** Over each prompt: whether it is answered, and with how many words. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(documents.onDidChange(() => changed.fire()));
  disposables.add(journals.onDidChange(() => changed.fire()));
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (!journals.entryAt(document.uri)) return [];
      return documents
        .textOf(document)
        .sections.slice(1)
        .map(({ line, words }) => {
          const title =
            words === 0
              ? l10n.t('not answered yet')
              : words === 1
                ? l10n.t('1 word')
                : l10n.t('{0} words', words);
          const range = new vscode.Range(line - 1, 0, line - 1, 0);
          return new vscode.CodeLens(range, {
            title,
            command: 'reflectiveJournal.openActivity',
            tooltip: l10n.t('Show the activity and its guidance'),
          });
        });
    },
  };
  disposables.add(vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider));
  return disposables;
}
