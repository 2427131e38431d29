/** Shows comments next to the sentences that they refer to. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commentCommands } from './commentCommands';
import { watchReading } from './commentReading';
import { Debounced, Disposables } from '../services/disposables';
import * as goToComment from './goToComment';
import { OpenThreads } from './openThreads';
import type { Parts } from '../services/parts';

const controllerId = 'reflectiveJournal.comments';
const drawAfter = 50;

export function register(parts: Parts): vscode.Disposable {
  const { journals, documents } = parts;
  const disposables = new Disposables();
  const controller = disposables.add(
    vscode.comments.createCommentController(controllerId, l10n.t('Journal Comments')),
  );
  controller.options = {
    prompt: l10n.t('Reply…'),
    placeHolder: l10n.t('Everyone who shares this journal can read it. Markdown works.'),
  };
  /** The last answer to the editor for each document. */
  const told = new WeakMap<vscode.TextDocument, boolean>();
  const provide = (): void => {
    controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => {
        const ranges = commentable(document, parts);
        told.set(document, ranges.length > 0);
        return ranges;
      },
    };
  };
  provide();
  /** Replaces the provider if an answer changed: this rebuilds all threads, even one being typed in. */
  const offer = (): void => {
    const changed = vscode.workspace.textDocuments.filter(
      (document) => told.has(document) && told.get(document) !== isCommentable(document, parts),
    );
    for (const document of changed) told.delete(document);
    if (changed.length > 0) provide();
  };
  const open = disposables.add(new OpenThreads(controller, parts));
  const draw = disposables.add(
    new Debounced(drawAfter, () => {
      offer();
      open.update();
    }),
  );
  disposables.add(vscode.workspace.onDidChangeTextDocument((event) => open.follow(event)));
  disposables.add(journals.onDidChange(() => draw.call()));
  disposables.add(documents.onDidChange(() => draw.call()));
  disposables.add(parts.unread.onDidChange(() => draw.call()));
  disposables.add(vscode.workspace.onDidOpenTextDocument(() => draw.call()));
  disposables.add(vscode.workspace.onDidCloseTextDocument(() => draw.call()));
  disposables.add(commentCommands(open, parts));
  disposables.add(watchReading(open, parts));
  disposables.add(goToComment.register(open, parts));
  return disposables;
}

const isCommentable = (document: vscode.TextDocument, parts: Parts): boolean =>
  commentable(document, parts).length > 0;

/** The range of the body. */
function commentable(
  document: vscode.TextDocument,
  { journals, documents }: Parts,
): vscode.Range[] {
  const found = journals.entryAt(document.uri);
  if (!found?.open.journal.entryById(found.entry.id ?? '')) return [];
  if (found.open.journal.setup?.readOnly) return [];
  const { line } = documents.textOf(document).sections[0]!;
  return line > document.lineCount
    ? []
    : [new vscode.Range(line - 1, 0, document.lineCount - 1, 0)];
}
