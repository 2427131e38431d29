import * as vscode from 'vscode';
import { isDone } from '../../core/records/status';
import { looksOf, roleIn, waitingIn } from '../../core/actions/waiting';
import { ContextKey } from '../services/contextKey';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';

/** `draft`: an entry by someone else that is not completed. */
type State = '' | 'unknown' | 'draft' | 'waiting' | 'seen' | 'signed-off';

/** Sets a context key for menus: what a reviewer can do with the entry in the active editor. */
export function register({ journals, authors }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const key = new ContextKey<string>('reflectiveJournal.review');
  let latest = 0;
  const draw = async (): Promise<void> => {
    const mine = ++latest;
    const active = journals.activeEntry;
    const me = active && (await authors.known(active.open));
    // Another editor may have become active in the meantime.
    if (mine === latest) key.set(active ? stateOf(active, me) : '');
  };
  disposables.add(journals.onDidChange(() => void draw()));
  disposables.add(authors.onDidChange(() => void draw()));
  disposables.add(vscode.window.onDidChangeActiveTextEditor(() => void draw()));
  void draw();
  return disposables;
}

function stateOf({ open: { journal }, entry }: EntryIn, me: string | undefined): State {
  if (!isDone(entry.status))
    return me !== undefined && me !== journal.setup?.file.owner ? 'draft' : '';
  if (me === undefined) return 'unknown';
  if (roleIn(journal, me) !== 'reviewer') return '';
  const looks = looksOf(journal.reviewingOf(entry), me);
  if (waitingIn(journal, entry, me)) return 'waiting';
  return looks.some(({ kind }) => kind === 'signed-off') ? 'signed-off' : 'seen';
}
