/** Tells the owner of a shared journal once what others can read in it. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { authorIn } from '../../core/comments/comments';
import type { Journal } from '../../core/journal/journal';
import { isPrivate } from '../../core/base/paths';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import { showInformationMessage } from '../services/messages';
import type { Parts } from '../services/parts';

const toldKey = 'toldWhatOthersRead';

/** Shown with an open entry only, not while a journal is being set up. */
export function register({ context, journals, authors }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const look = async ({ open, entry }: EntryIn): Promise<void> => {
    const owner = open.journal.setup?.file.owner;
    if (owner === undefined || isPrivate(entry.path) || !isShared(open.journal, owner)) return;
    const told = (): readonly string[] => context.globalState.get<string[]>(toldKey, []);
    if (told().includes(owner) || (await authors.known(open)) !== owner) return;
    // Checked again, since two events may have waited.
    if (told().includes(owner)) return;
    await context.globalState.update(toldKey, [...told(), owner]);
    void showInformationMessage(
      l10n.t(
        'Others who share this journal can read the comments, the times and the early looks at a discussion that are noted in it; private entries stay with you.',
      ),
    );
  };
  const lookAtActive = (): void => {
    const { activeEntry } = journals;
    if (activeEntry) void look(activeEntry);
  };
  disposables.add(vscode.window.onDidChangeActiveTextEditor(lookAtActive));
  disposables.add(journals.onDidChange(lookAtActive));
  return disposables;
}

function isShared(journal: Journal, owner: string): boolean {
  if (journal.setup!.file.reviewers.some((person) => person !== owner)) return true;
  for (const { comments } of journal.commented())
    if (comments.some((key) => authorIn(key) !== owner)) return true;
  return false;
}
