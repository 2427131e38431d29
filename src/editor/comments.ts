/** Comments beside the sentences that they are about, for everyone who shares the journal. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commentCommands } from './commentCommands';
import { watchReading } from './commentReading';
import { Debounced, Disposables } from './disposables';
import * as goToComment from './goToComment';
import { OpenThreads } from './openThreads';
import type { Parts } from './parts';

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
  let offered = '';
  const offer = (): void => {
    const uris = vscode.workspace.textDocuments
      .filter((document) => commentable(document, parts).length > 0)
      .map(({ uri }) => uri.toString());
    if (uris.join('\n') === offered) return;
    offered = uris.join('\n');
    // Set anew, the editor asks again: it asked before the journal was read.
    controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => commentable(document, parts),
    };
  };
  const open = disposables.add(new OpenThreads(controller, parts));
  const draw = disposables.add(
    new Debounced(drawAfter, () => {
      offer();
      open.update();
    }),
  );
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

/** From the body's first line to the last. */
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
