import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { learnerPage } from '../../core/team/learnerPage';
import { overviewOf, unreadableOverview, type JournalOverview } from '../../core/team/teamOverview';
import { waitingIn } from '../../core/actions/waiting';
import { fromTeam, type FromTeam, type Member, type ToTeam } from '../../protocol/team';
import { Debounced, Disposables } from '../services/disposables';
import { notSharedIn, notSharedText } from '../services/notShared';
import { exportTeam } from './exportTeam';
import { shownPath, type OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { PerJournal } from '../services/perJournal';
import { showError } from '../services/showError';
import { closeKeptTab } from './keptTab';
import { webviewPage } from './webviewPage';
import { webviewTexts } from './webviewTexts';

const viewType = 'reflectiveJournal.teamOverview';

/** Delay in milliseconds that combines successive changes of repositories. */
const showAfter = 200;

/** The only panel of the window. */
let shown: TeamPanel | undefined;

export async function showTeam(parts: Parts): Promise<void> {
  const column = shown ? undefined : await closeKeptTab(viewType);
  shown ??= new TeamPanel(
    parts,
    vscode.window.createWebviewPanel(viewType, l10n.t('Team'), column ?? vscode.ViewColumn.Active),
  );
  shown.reveal();
}

/** Restores the overview in a page kept by the editor. */
export function restoreTeam(parts: Parts, panel: vscode.WebviewPanel): void {
  if (shown) panel.dispose();
  else shown = new TeamPanel(parts, panel);
}

class TeamPanel {
  readonly #parts: Parts;
  readonly #panel: vscode.WebviewPanel;
  readonly #overviews: PerJournal<JournalOverview>;
  #isReady = false;
  /** Key of the journal whose page is shown. */
  #learner = '';
  /** Last messages by type, to send only changes. */
  readonly #sent = new Map<string, string>();

  constructor(parts: Parts, panel: vscode.WebviewPanel) {
    const { context } = parts;
    this.#parts = parts;
    this.#panel = panel;
    const disposables = new Disposables();
    this.#overviews = disposables.add(
      new PerJournal(parts, (open, me, unread) =>
        overviewOf(open.journal, shownPath(open), me, unread),
      ),
    );
    panel.onDidDispose(() => {
      shown = undefined;
      disposables.dispose();
    });
    disposables.add(panel.webview.onDidReceiveMessage((raw: unknown) => this.#receive(raw)));
    disposables.add(panel.onDidChangeViewState(() => void this.#show()));
    disposables.add(this.#overviews.onDidChange(() => void this.#show()));
    const showSoon = disposables.add(new Debounced(showAfter, () => void this.#show()));
    disposables.add(parts.repositories.onDidChange(() => showSoon.call()));
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(context.extensionUri, 'media', 'icons', `team-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = webviewPage(panel.webview, {
      title: l10n.t('Team'),
      styles: [],
      script: vscode.Uri.joinPath(dist, 'team.js'),
      body: '<rj-team></rj-team>',
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  async #receive(raw: unknown): Promise<void> {
    const request = v.safeParse(fromTeam, raw);
    if (!request.success)
      return this.#parts.log.warn(
        'The team’s page sent a message of an unknown form; it was ignored.',
      );
    if (request.output.type !== 'ready') return showError(() => this.#handle(request.output));
    this.#isReady = true;
    this.#sent.clear();
    await this.#panel.webview.postMessage({ type: 'texts', bundle: webviewTexts() });
    // Journals may not be found yet in a restored window.
    if (this.#parts.journals.all.length === 0) await this.#parts.journals.discover();
    await this.#show();
  }

  async #show(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) return;
    const { all } = this.#parts.journals;
    const members = all
      .map((open) => this.#memberOf(open))
      .filter((member) => member !== undefined);
    await this.#send({ type: 'team', members, reading: all.length - members.length });
    const open = this.#openOf(this.#learner);
    if (!open?.isLoaded) return;
    const page = await learnerPage(open.journal, this.#overviews.readerOf(open));
    if (open.key !== this.#learner) return;
    await this.#send({ type: 'learner', key: open.key, page });
  }

  #memberOf(open: OpenJournal): Member | undefined {
    const { key, failure } = open;
    if (failure !== undefined) return { key, ...unreadableOverview(shownPath(open), failure) };
    const overview = this.#overviews.of(open);
    const notShared = notSharedIn(this.#parts.repositories, open);
    return (
      overview && { key, ...overview, ...(notShared && { notShared: notSharedText(notShared) }) }
    );
  }

  async #send(message: ToTeam): Promise<void> {
    const text = JSON.stringify(message);
    if (text === this.#sent.get(message.type)) return;
    this.#sent.set(message.type, text);
    await this.#panel.webview.postMessage(message);
  }

  #openOf(key: string): OpenJournal | undefined {
    return this.#parts.journals.all.find((open) => open.key === key);
  }

  async #handle(request: FromTeam): Promise<void> {
    switch (request.type) {
      case 'openLearner':
        this.#learner = request.key;
        this.#sent.delete('learner');
        return this.#show();
      case 'openWaiting':
        return this.#openWaiting(request.journal, request.path);
      case 'openLedger':
        if (this.#openOf(request.journal))
          await vscode.commands.executeCommand(
            'reflectiveJournal.openLedger',
            request.journal,
            request.framework,
          );
        return;
      case 'export': {
        const members = request.journals
          .map((key) => this.#openOf(key))
          .map((open) => open && this.#memberOf(open))
          .filter((member) => member !== undefined);
        return exportTeam(this.#parts, members);
      }
    }
  }

  async #openWaiting(key: string, path: string): Promise<void> {
    const open = this.#openOf(key);
    const entry = open?.journal.entries.get(path);
    // Opens only entries of journals in this window, whatever the page requests.
    if (!open || !entry) return;
    const me = this.#overviews.readerOf(open);
    if (waitingIn(open.journal, entry, me)?.reason === 'changed')
      await vscode.commands.executeCommand(
        'reflectiveJournal.showChangesSinceReview',
        open.uriOf(path),
      );
    else await vscode.window.showTextDocument(open.uriOf(path));
  }
}
