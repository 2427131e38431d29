import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { learnerPage } from '../../core/team/learnerPage';
import { overviewOf, unreadableOverview, type JournalOverview } from '../../core/team/teamOverview';
import { waitingIn } from '../../core/actions/waiting';
import { fromTeam, type FromTeam, type Member, type ToTeam } from '../../protocol/team';
import { Disposables } from '../services/disposables';
import { exportTeam } from './exportTeam';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { PerJournal } from '../services/perJournal';
import { showError } from '../services/showError';
import { webviewPage } from './webviewPage';
import { webviewTexts } from './webviewTexts';

const viewType = 'reflectiveJournal.teamOverview';

/** There is one in a window. */
let shown: TeamPanel | undefined;

export function showTeam(parts: Parts): void {
  shown ??= new TeamPanel(
    parts,
    vscode.window.createWebviewPanel(viewType, l10n.t('Team'), vscode.ViewColumn.Active),
  );
  shown.reveal();
}

/** Puts the overview into a page that the editor has kept from the last time. */
export function restoreTeam(parts: Parts, panel: vscode.WebviewPanel): void {
  if (shown) panel.dispose();
  else shown = new TeamPanel(parts, panel);
}

class TeamPanel {
  readonly #parts: Parts;
  readonly #panel: vscode.WebviewPanel;
  readonly #overviews: PerJournal<JournalOverview>;
  #isReady = false;
  /** Key of the journal whose page is open. */
  #learner = '';
  /** By type of message, so that nothing is told twice. */
  readonly #sent = new Map<string, string>();

  constructor(parts: Parts, panel: vscode.WebviewPanel) {
    const { context } = parts;
    this.#parts = parts;
    this.#panel = panel;
    const disposables = new Disposables();
    this.#overviews = disposables.add(
      new PerJournal(parts, (open, me, unread) =>
        overviewOf(open.journal, pathOf(open), me, unread),
      ),
    );
    panel.onDidDispose(() => {
      shown = undefined;
      disposables.dispose();
    });
    disposables.add(panel.webview.onDidReceiveMessage((raw: unknown) => this.#hear(raw)));
    disposables.add(panel.onDidChangeViewState(() => void this.#show()));
    disposables.add(this.#overviews.onDidChange(() => void this.#show()));
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

  async #hear(raw: unknown): Promise<void> {
    const wish = v.safeParse(fromTeam, raw);
    if (!wish.success)
      return this.#parts.log.warn(
        'The team’s page sent a message of an unknown form; it was ignored.',
      );
    if (wish.output.type !== 'ready') return showError(() => this.#fulfil(wish.output));
    this.#isReady = true;
    this.#sent.clear();
    await this.#panel.webview.postMessage({ type: 'texts', bundle: webviewTexts() });
    // In a window that has just come back, journals may not be known yet.
    if (this.#parts.journals.all.length === 0) await this.#parts.journals.discover();
    await this.#show();
  }

  async #show(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) return;
    const { all } = this.#parts.journals;
    const members = all
      .map((open) => this.#memberOf(open))
      .filter((member) => member !== undefined);
    await this.#tell({ type: 'team', members, reading: all.length - members.length });
    const open = this.#openOf(this.#learner);
    if (!open?.isLoaded) return;
    const page = learnerPage(open.journal, this.#overviews.readerOf(open));
    await this.#tell({ type: 'learner', key: open.key, page });
  }

  #memberOf(open: OpenJournal): Member | undefined {
    const { key, failure } = open;
    if (failure !== undefined) return { key, ...unreadableOverview(pathOf(open), failure) };
    const overview = this.#overviews.of(open);
    return overview && { key, ...overview };
  }

  async #tell(message: ToTeam): Promise<void> {
    const text = JSON.stringify(message);
    if (text === this.#sent.get(message.type)) return;
    this.#sent.set(message.type, text);
    await this.#panel.webview.postMessage(message);
  }

  #openOf(key: string): OpenJournal | undefined {
    return this.#parts.journals.all.find((open) => open.key === key);
  }

  async #fulfil(wish: FromTeam): Promise<void> {
    switch (wish.type) {
      case 'openLearner':
        this.#learner = wish.key;
        this.#sent.delete('learner');
        return this.#show();
      case 'openWaiting':
        return this.#openWaiting(wish.journal, wish.path);
      case 'openLedger':
        if (this.#openOf(wish.journal))
          await vscode.commands.executeCommand(
            'reflectiveJournal.openLedger',
            wish.journal,
            wish.framework,
          );
        return;
      case 'export': {
        const members = wish.journals
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
    // Only what is an entry of a journal in this window, whatever the page asks for.
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

/** As the Explorer shows it. */
function pathOf({ root, name }: OpenJournal): string {
  const folder = vscode.workspace.getWorkspaceFolder(root);
  return folder?.uri.toString() === root.toString() ? name : vscode.workspace.asRelativePath(root);
}
