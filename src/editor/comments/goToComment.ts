/** Commands that go to comments: to the next unread one, or to one chosen from a list. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { placeOfThread } from '../../core/comments/commentPlace';
import { firstLineOf, othersThreadsOf, type OthersThread } from '../../core/comments/othersThreads';
import { isolateBidi } from '../../core/base/isolateBidi';
import { activeUri } from '../services/activeUri';
import { ContextKey } from '../services/contextKey';
import { Disposables } from '../services/disposables';
import { setStatusBarMessage, showQuickPick } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { OpenThreads } from './openThreads';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import { nameOf } from '../../core/journal/setup/people';

/** Kept above a comment's line, where the editor's sticky headings are. */
const linesAbove = 2;
const settlingTime = 3000;

interface ThreadIn extends OthersThread {
  readonly open: OpenJournal;
}

export function register(threads: OpenThreads, parts: Parts): vscode.Disposable {
  const { unread } = parts;
  const disposables = new Disposables();
  const hasUnread = new ContextKey<boolean>('reflectiveJournal.hasUnread');
  const tell = (): void => hasUnread.set(unread.comments > 0);
  disposables.add(unread.onDidChange(tell));
  tell();
  const command = (name: string, run: (only: OpenJournal | undefined) => Promise<void>): void => {
    disposables.add(
      vscode.commands.registerCommand(`reflectiveJournal.${name}`, (argument?: unknown) =>
        showError(() => run((argument as { open?: OpenJournal } | undefined)?.open)),
      ),
    );
  };
  /** The last comment shown, which counts as read when the user moves on. */
  let last: ThreadIn | undefined;
  const goOn = (): Promise<void> => unread.markRead(last?.unread ?? []);
  const goTo = async (one: ThreadIn): Promise<void> => {
    await goOn();
    last = one;
    await show(one, threads, parts);
  };
  command('nextUnreadComment', async (only) => {
    await goOn();
    const next = await nextUnread(only, parts);
    if (next) return goTo(next);
    setStatusBarMessage(l10n.t('There are no unread comments.'));
  });
  command('goToComment', async (only) => {
    const picked = await showQuickPick(itemsOf(only, parts), {
      title: l10n.t('Go to Comment'),
      placeHolder: l10n.t('Unread ones, and those that are not resolved'),
      matchOnDescription: true,
    });
    if (picked?.one) await goTo(picked.one);
  });
  return disposables;
}

/** Sorts the active entry first, then its journal, then the others. */
function inReach(only: OpenJournal | undefined, { journals }: Parts): readonly OpenJournal[] {
  if (only) return [only];
  const active = journals.of(activeUri());
  return active ? [active, ...journals.all.filter((open) => open !== active)] : journals.all;
}

async function nextUnread(
  only: OpenJournal | undefined,
  parts: Parts,
): Promise<ThreadIn | undefined> {
  const here = activeUri()?.toString();
  for (const open of inReach(only, parts)) {
    const paths = [...parts.unread.commentsIn(open).keys()].sort(
      (a, b) =>
        Number(open.uriOf(b).toString() === here) - Number(open.uriOf(a).toString() === here),
    );
    for (const path of paths)
      for (const one of await threadsAt(open, path, parts)) if (one.unread.length > 0) return one;
  }
  return undefined;
}

async function threadsAt(open: OpenJournal, path: string, parts: Parts): Promise<ThreadIn[]> {
  const entry = open.journal.entries.get(path);
  if (!entry) return [];
  const reader = await parts.authors.known(open);
  const found = await othersThreadsOf(open.journal, entry, reader, (key) =>
    parts.unread.isUnread(key, reader),
  );
  return found.map((one) => ({ open, ...one }));
}

type Item = vscode.QuickPickItem & { readonly one?: ThreadIn };

async function itemsOf(only: OpenJournal | undefined, parts: Parts): Promise<Item[]> {
  const found: ThreadIn[] = [];
  for (const open of inReach(only, parts))
    for (const { entry } of open.journal.commented())
      found.push(...(await threadsAt(open, entry.path, parts)));
  const group = (label: string, icon: string, isIn: (one: ThreadIn) => boolean): Item[] => {
    const ones = found.filter(isIn);
    if (ones.length === 0) return [];
    return [
      { label, kind: vscode.QuickPickItemKind.Separator },
      ...ones.map((one) => ({
        label: isolateBidi(firstLineOf(one.last)),
        iconPath: new vscode.ThemeIcon(icon),
        description: [authorOf(one), one.entry.title].map(isolateBidi).join(' · '),
        one,
      })),
    ];
  };
  const items = [
    ...group(l10n.t('Unread'), 'comment-unresolved', isNew),
    ...group(l10n.t('Not Resolved'), 'comment', (one) => !isNew(one) && !one.isOwn),
    ...group(l10n.t('Your Own, Not Resolved'), 'comment', (one) => !isNew(one) && one.isOwn),
  ];
  return items.length > 0 ? items : [{ label: l10n.t('There are no such comments.') }];
}

const isNew = ({ unread }: ThreadIn): boolean => unread.length > 0;

const authorOf = ({ open, last }: ThreadIn): string => nameOf(open.journal, last.person);

async function show(
  { open, entry, thread }: ThreadIn,
  threads: OpenThreads,
  { documents, journals }: Parts,
): Promise<void> {
  const uri = open.uriOf(entry.path);
  const document = await vscode.workspace.openTextDocument(uri);
  const place = placeOfThread(documents.textOf(document), thread, journals.world.hash);
  const at = document.positionAt(place.from);
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(at, at),
  });
  const range = await threads.of(uri)?.unfold(thread.key);
  if (range) editor.selection = new vscode.Selection(range.start, range.start);
  keepAtTop(editor);
}

/**
 * Keeps a comment's line at the top for a moment: the thread is below it, and the list of comments, which the editor
 * opens by itself, would cover it.
 */
function keepAtTop(editor: vscode.TextEditor): void {
  const { line } = editor.selection.active;
  const first = Math.max(0, line - linesAbove);
  const reveal = (): void =>
    editor.revealRange(new vscode.Range(first, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  let height = linesIn(editor.visibleRanges);
  const disposables = new Disposables();
  disposables.add(
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      // Scrolling keeps the number of lines; a panel that opens does not.
      if (textEditor !== editor || linesIn(visibleRanges) === height) return;
      height = linesIn(visibleRanges);
      if (editor.selection.active.line === line) reveal();
    }),
  );
  setTimeout(() => disposables.dispose(), settlingTime);
  reveal();
}

const linesIn = (ranges: readonly vscode.Range[]): number =>
  ranges.reduce((sum, { start, end }) => sum + end.line - start.line, 0);
