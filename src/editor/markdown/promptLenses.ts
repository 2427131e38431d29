import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { lacksAnswer } from '../../core/entries/answered';
import { discussionOf } from '../../core/actions/discussion';
import type { Section } from '../../core/text/scanBody';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';

/** Shows above each prompt whether it is answered, and the number of words. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(documents.onDidChange(() => changed.fire()));
  disposables.add(journals.onDidChange(() => changed.fire()));
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const found = journals.entryAt(document.uri);
      if (!found) return [];
      const { sections } = documents.textOf(document);
      const prompts = sections.slice(1);
      return [
        ...prompts.map(promptLens),
        ...prompts
          .filter((section) => prompts.some((other) => other !== section && lacksAnswer(other)))
          .map(nextLens),
        ...discussionLens(found, sections),
      ];
    },
  };
  disposables.add(vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider));
  return disposables;
}

function promptLens({ line, words }: Section): vscode.CodeLens {
  const title =
    words === 0
      ? l10n.t('not answered yet')
      : words === 1
        ? l10n.t('1 word')
        : l10n.t('{0} words', words);
  return new vscode.CodeLens(lineRange(line), {
    title,
    command: 'reflectiveJournal.openActivity',
    tooltip: l10n.t('Show the activity and its guidance'),
  });
}

const nextLens = ({ line }: Section): vscode.CodeLens =>
  new vscode.CodeLens(lineRange(line), {
    title: l10n.t('next unanswered'),
    command: 'reflectiveJournal.nextUnanswered',
    tooltip: l10n.t('Go to the next question without an answer'),
    arguments: [line - 1],
  });

/** Offers the discussion above the last prompt. */
function discussionLens({ open, entry }: EntryIn, sections: readonly Section[]): vscode.CodeLens[] {
  const discussion = discussionOf(open.journal, entry);
  const last = sections.at(-1);
  if (!discussion || last?.prompt === undefined) return [];
  const title = discussion.isOpen
    ? l10n.t('show discussion')
    : l10n.t('discussion after answering');
  const command = 'reflectiveJournal.showDiscussion';
  return [
    new vscode.CodeLens(lineRange(last.line), {
      title,
      command,
      arguments: [open.uriOf(entry.path)],
    }),
  ];
}

const lineRange = (line: number): vscode.Range => new vscode.Range(line - 1, 0, line - 1, 0);
