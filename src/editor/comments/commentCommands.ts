/** Commands of the buttons of comments. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mustBeWritable } from '../../core/actions/addRecords';
import { systemErrorWords } from '../../core/base/systemError';
import { editComment, reopen, resolve, withdrawComment } from '../../core/comments/writeComments';
import { Disposables } from '../services/disposables';
import { showWarningMessage } from '../services/messages';
import type { OpenThreads } from './openThreads';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import type { ShownComment } from './shownComment';

type Execute = (argument: never) => Promise<unknown> | undefined;

export function commentCommands(open: OpenThreads, { unread, journals }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const add = (name: string, execute: Execute): void => {
    disposables.add(
      vscode.commands.registerCommand(`reflectiveJournal.${name}`, (argument) =>
        showError(() => execute(argument as never)),
      ),
    );
  };
  const submit = async ({ thread, text }: vscode.CommentReply): Promise<void> => {
    const threads = open.of(thread.uri);
    const known = threads?.threadOf(thread);
    const isDone = await keepingWords(text, async () => {
      const journal = journals.of(thread.uri)?.journal;
      if (journal) mustBeWritable(journal);
      return (await threads?.submit(thread, text)) ?? false;
    });
    if (isDone && known) await unread.markRead(known.comments.map(({ key }) => key));
    if (!isDone && !known) thread.dispose();
  };
  add('addComment', submit);
  add('replyToComment', submit);
  const settling =
    (act: typeof resolve): Execute =>
    (made: vscode.CommentThread) => {
      const threads = open.of(made.uri);
      const thread = threads?.threadOf(made);
      return thread && threads!.change((writer) => act(writer, thread));
    };
  add('resolveComments', settling(resolve));
  add('reopenComments', settling(reopen));
  add('markCommentsRead', (made: vscode.CommentThread) => {
    const thread = open.of(made.uri)?.threadOf(made);
    return thread && unread.markRead(thread.comments.map(({ key }) => key));
  });
  add('editComment', async (shown: ShownComment) => open.with(shown)?.startEditing(shown));
  add('cancelEditComment', async (shown: ShownComment) => open.with(shown)?.stopEditing(shown));
  add('saveComment', async (shown: ShownComment) => {
    const words = typeof shown.body === 'string' ? shown.body : shown.body.value;
    const threads = open.with(shown);
    const run = (): Promise<boolean> | undefined =>
      threads?.change((writer) => editComment(writer, shown.comment, words));
    await keepingWords(words, async () => (await run()) ?? false);
    threads?.stopEditing(shown);
  });
  add('withdrawComment', async (shown: ShownComment) => {
    const withdraw = l10n.t('Withdraw');
    const answer = await showWarningMessage(
      l10n.t('Withdraw this comment?'),
      {
        modal: true,
        detail: l10n.t(
          'It will no longer be shown. Its text stays in your record file, and in what was already shared.',
        ),
      },
      withdraw,
    );
    if (answer !== withdraw) return;
    await open.with(shown)?.change((writer) => withdrawComment(writer, shown.comment));
  });
  return disposables;
}

/** Offers the text of a comment that was not recorded, since the editor has already cleared its input. */
async function keepingWords(words: string, record: () => Promise<boolean>): Promise<boolean> {
  let message = l10n.t('The comment was not recorded.');
  try {
    if (await record()) return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    message = `${message} ${systemErrorWords(error) ?? reason}`;
  }
  const copy = l10n.t('Copy Its Text');
  void showWarningMessage(message, copy).then((answer) => {
    if (answer === copy) void vscode.env.clipboard.writeText(words);
  });
  return false;
}
