import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { mondayOf } from '../../core/base/dates';
import { progressOf } from '../../core/progress/progress';
import { isolateBidi } from '../../core/base/isolateBidi';
import { fromPanel, type FromPanel, type ToPanel } from '../../protocol/panel';
import { Debounced, Disposables } from '../services/disposables';
import { isOfAnother } from '../../core/actions/waiting';
import { nameOf } from '../../core/journal/setup/people';
import type { Authors } from '../services/author';
import type { Journals } from '../services/journals';
import type { OpenJournal } from '../services/openJournal';
import { showQuickPick } from '../services/messages';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import { shownDay } from '../services/shownDate';
import { webviewPage } from './webviewPage';
import { webviewTexts } from './webviewTexts';
import { newestFirst } from '../../core/entries/entry';

const viewId = 'reflectiveJournal.progress';
const drawAfter = 60;
/** Delay for the ledger, which counts all entries: not while the user is typing. */
const countAfter = 300;

export function register(parts: Parts): vscode.Disposable {
  const panel = new ProgressPanel(parts);
  return vscode.window.registerWebviewViewProvider(viewId, panel);
}

class ProgressPanel implements vscode.WebviewViewProvider {
  constructor(readonly parts: Parts) {}

  get journals(): Journals {
    return this.parts.journals;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    const extension = this.parts.context.extensionUri;
    const disposables = new Disposables();
    view.onDidDispose(() => disposables.dispose());
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
    };
    webview.html = webviewPage(webview, {
      title: l10n.t('Progress'),
      styles: [],
      script: vscode.Uri.joinPath(extension, 'dist', 'panel.js'),
      body: '<rj-progress></rj-progress>',
    });
    let isReady = false;
    let sent = '';
    const show = async (): Promise<void> => {
      const message = await this.#message();
      const text = JSON.stringify(message);
      if (!isReady || !message || text === sent) return;
      sent = text;
      await webview.postMessage(message);
    };
    let sentCards = '';
    const showCards = async (): Promise<void> => {
      const message = await this.#cards();
      const text = JSON.stringify(message);
      if (!isReady || !message || text === sentCards) return;
      sentCards = text;
      await webview.postMessage(message);
    };
    const count = disposables.add(new Debounced(countAfter, () => void showCards()));
    const draw = disposables.add(
      new Debounced(drawAfter, () => {
        void show();
        count.call();
      }),
    );
    disposables.add(this.journals.onDidChange(() => draw.call()));
    disposables.add(this.parts.authors.onDidChange(() => draw.call()));
    disposables.add(vscode.window.onDidChangeActiveTextEditor(() => draw.call()));
    disposables.add(view.onDidChangeVisibility(() => view.visible && draw.call()));
    disposables.add(
      webview.onDidReceiveMessage(async (raw: unknown) => {
        const read = v.safeParse(fromPanel, raw);
        if (!read.success)
          return this.parts.log.warn(
            'The panel sent a message of an unknown form; it was ignored.',
          );
        const request = read.output;
        if (request.type !== 'ready') return showError(() => this.#handle(request));
        isReady = true;
        sent = sentCards = '';
        const texts: ToPanel = { type: 'texts', bundle: webviewTexts() };
        await webview.postMessage(texts);
        await show();
        await showCards();
      }),
    );
  }

  async #message(): Promise<ToPanel | undefined> {
    const open = this.journals.current;
    if (!open) return undefined;
    const remembered = open.isLoaded ? undefined : await open.snapshot();
    if (!open.isLoaded && !remembered) return undefined;
    return {
      type: 'progress',
      progress: remembered ?? progressOf(open.journal),
      journals: this.journals.all.map(({ key, name }) => ({ key, name })),
      current: open.key,
      verified: open.isLoaded,
      owner: open.isLoaded ? await ownerForOther(this.parts.authors, open) : '',
    };
  }

  /** A card for each readable framework that is followed. */
  async #cards(): Promise<ToPanel | undefined> {
    const open = this.journals.current;
    if (!open?.isLoaded) return undefined;
    const { journal, key } = open;
    const followed = (journal.setup?.file.frameworks ?? []).filter(
      ({ until }) => until === undefined,
    );
    if (followed.length === 0) return { type: 'ledgers', journal: key, cards: [] };
    // Loaded only if a framework is followed.
    const [{ ledgerFor }, { ledgerCard }] = await Promise.all([
      import('../services/ledgers'),
      import('../../core/ledger/ledgerCard'),
    ]);
    const ledgers = followed.map((one) => ledgerFor(journal, one));
    return {
      type: 'ledgers',
      journal: key,
      cards: ledgers.filter((one) => one !== undefined).map(ledgerCard),
    };
  }

  async #handle(request: Exclude<FromPanel, { type: 'ready' }>): Promise<void> {
    const open = this.journals.current;
    switch (request.type) {
      case 'next':
        await vscode.commands.executeCommand('reflectiveJournal.continue', open?.key, request.step);
        return;
      case 'openActivity':
        await vscode.commands.executeCommand('reflectiveJournal.goToActivity', request.template);
        return;
      case 'showDiscussion':
        // Opens only entries of this journal, whatever the page requests.
        if (open?.journal.entries.has(request.entry))
          await vscode.commands.executeCommand(
            'reflectiveJournal.showDiscussion',
            open.uriOf(request.entry),
          );
        return;
      case 'openWeek':
        if (open) await pickEntryOfWeek(open, request.week);
        return;
      case 'openLedger':
        await vscode.commands.executeCommand(
          'reflectiveJournal.openLedger',
          open?.key,
          request.framework,
        );
        return;
      case 'showProblems':
        await vscode.commands.executeCommand('workbench.actions.view.problems');
        return;
      case 'chooseJournal':
        this.journals.choose(request.key);
    }
  }
}

/** The owner's name if the reader is known and another person; else empty. */
async function ownerForOther(authors: Authors, open: OpenJournal): Promise<string> {
  const { journal } = open;
  return isOfAnother(journal, await authors.known(open))
    ? nameOf(journal, journal.setup!.file.owner)
    : '';
}

async function pickEntryOfWeek(
  open: NonNullable<Journals['current']>,
  week: string,
): Promise<void> {
  const monday = mondayOf(week);
  const items = [...open.journal.entries.values()]
    .filter((entry) => entry.active.some((active) => active.monday === monday))
    .sort(newestFirst)
    .map(({ title, date, path }) => ({
      label: isolateBidi(title),
      description: date ? shownDay(date, 'medium') : '',
      path,
    }));
  if (items.length === 0) return;
  const picked = await showQuickPick(items, {
    title: l10n.t('Week of {0}', shownDay(week, 'medium')),
    placeHolder: l10n.t('Open an entry'),
  });
  if (picked) await vscode.window.showTextDocument(open.uriOf(picked.path));
}
