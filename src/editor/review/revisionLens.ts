import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import { newPrompts, revisionOf } from '../../core/entries/revision';
import { isolateBidi } from '../../core/base/isolateBidi';
import { isDone } from '../../core/records/status';
import { Disposables } from '../services/disposables';
import { inertText } from '../services/messages';
import type { Parts } from '../services/parts';

/** Shows above an entry that its template has a newer version, and offers its new questions. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(journals.onDidChange(() => changed.fire()));
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const found = journals.entryAt(document.uri);
      const revision = found && revisionOf(found.open.journal.collections, found.entry);
      if (!revision) return [];
      const { sections } = documents.textOf(document);
      const line = sections[0]!.line - 1;
      const lens = (command: string, title: string, tooltip: string): vscode.CodeLens =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: inertText(title),
          tooltip,
          command,
          arguments: [document.uri],
        });
      const shown = lens(
        'reflectiveJournal.showRevision',
        l10n.t('{0} was revised', isolateBidi(labelOf(revision.newer))),
        l10n.t('Show what was revised'),
      );
      // Completed entries get no new questions.
      if (isDone(found.entry.status)) return [shown];
      const added = newPrompts(
        revision,
        sections.map(({ prompt }) => prompt),
      ).length;
      const title =
        added === 0
          ? l10n.t('use the newer version')
          : added === 1
            ? l10n.t('add 1 new question')
            : l10n.t('add {0} new questions', added);
      return [
        shown,
        lens('reflectiveJournal.addNewQuestions', title, l10n.t('Your answers stay as they are')),
      ];
    },
  };
  disposables.add(vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider));
  return disposables;
}
