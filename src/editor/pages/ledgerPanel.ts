import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { followKey } from '../../core/ledger/followKey';
import type { Followed, Ledger } from '../../core/ledger/ledger';
import { ledgerList } from '../../core/ledger/ledgerList';
import { ledgerPage } from '../../core/ledger/ledgerPage';
import type { MatrixRequest } from '../../core/ledger/topicMatrix';
import { isolateBidi } from '../../core/base/isolateBidi';
import { fromLedger, type Choosable, type FromLedger, type ToLedger } from '../../protocol/ledger';
import { Debounced, Disposables } from '../services/disposables';
import { followedBy, followedIn, ledgerFor } from '../services/ledgers';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import { shownDay } from '../services/shownDate';
import { closeKeptTab } from './keptTab';
import { webviewPage } from './webviewPage';
import { webviewTexts } from './webviewTexts';

const viewType = 'reflectiveJournal.ledger';
const drawAfter = 60;
const choiceKey = 'reflectiveJournal.ledger';

/** The ledger shown in this window, restored next time. */
interface Choice {
  readonly journal?: string;
  readonly framework?: string;
  /** First day of the cycle; the newest if absent. */
  readonly from?: string;
}

/** The only panel of the window. */
let shown: LedgerPanel | undefined;

/** Shows the ledger of a journal. */
export async function showLedger(
  parts: Parts,
  open: OpenJournal,
  framework?: string,
): Promise<void> {
  const column = shown ? undefined : await closeKeptTab(viewType);
  shown ??= new LedgerPanel(
    parts,
    vscode.window.createWebviewPanel(
      viewType,
      l10n.t('Ledger'),
      column ?? vscode.ViewColumn.Active,
    ),
  );
  shown.choose({ journal: open.key, ...(framework === undefined ? {} : { framework }) });
  shown.reveal();
}

/** Restores the ledger in a page kept by the editor. */
export function restoreLedger(parts: Parts, panel: vscode.WebviewPanel): void {
  if (shown) panel.dispose();
  else shown = new LedgerPanel(parts, panel);
}

class LedgerPanel {
  readonly #parts: Parts;
  readonly #panel: vscode.WebviewPanel;
  readonly #draw: Debounced;
  #choice: Choice;
  /** Number of columns that fit; absent until the page is ready. */
  #matrix: MatrixRequest | undefined;
  #sent = '';

  constructor(parts: Parts, panel: vscode.WebviewPanel) {
    const { context, journals } = parts;
    this.#parts = parts;
    this.#panel = panel;
    // The editor forgets the window's state when its folder is moved.
    const last = context.globalState.get<Choice>(choiceKey, {});
    this.#choice = context.workspaceState.get<Choice>(choiceKey, last);
    const disposables = new Disposables();
    this.#draw = disposables.add(new Debounced(drawAfter, () => void this.#show()));
    panel.onDidDispose(() => {
      shown = undefined;
      disposables.dispose();
    });
    disposables.add(panel.webview.onDidReceiveMessage((raw: unknown) => this.#receive(raw)));
    disposables.add(panel.onDidChangeViewState(() => panel.visible && this.#draw.call()));
    disposables.add(journals.onDidChange(() => this.#draw.call()));
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(context.extensionUri, 'media', 'icons', `ledger-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = webviewPage(panel.webview, {
      title: l10n.t('Ledger'),
      styles: [],
      script: vscode.Uri.joinPath(dist, 'ledger.js'),
      body: '<rj-ledger></rj-ledger>',
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Selects another journal or framework with its newest cycle. */
  choose(choice: Choice): void {
    const { journal, framework } = { ...this.#choice, ...choice };
    const isSame = journal === this.#choice.journal && framework === this.#choice.framework;
    const from = choice.from ?? (isSame ? this.#choice.from : undefined);
    this.#choice = {
      ...(journal === undefined ? {} : { journal }),
      ...(framework === undefined ? {} : { framework }),
      ...(from === undefined ? {} : { from }),
    };
    const { workspaceState, globalState } = this.#parts.context;
    for (const state of [workspaceState, globalState]) void state.update(choiceKey, this.#choice);
    this.#draw.call();
  }

  async #receive(raw: unknown): Promise<void> {
    const request = v.safeParse(fromLedger, raw);
    if (!request.success)
      return this.#parts.log.warn('The ledger sent a message of an unknown form; it was ignored.');
    if (request.output.type !== 'ready')
      return showError(() => this.#handle(request.output as Request));
    this.#matrix = request.output.matrix;
    this.#sent = '';
    await this.#post({ type: 'texts', bundle: webviewTexts() });
    // Journals may not be found yet in a restored window.
    if (this.#parts.journals.all.length === 0) await this.#parts.journals.discover();
    await this.#show();
  }

  async #show(): Promise<void> {
    const open = this.#open;
    if (open && !open.isLoaded) {
      open.loaded.then(
        () => this.#draw.call(),
        // The error is shown where the journal is opened.
        () => undefined,
      );
      return;
    }
    if (!this.#matrix || !this.#panel.visible) return;
    const message = this.#message(open, this.#matrix);
    const text = JSON.stringify(message);
    if (text === this.#sent) return;
    this.#sent = text;
    await this.#post(message);
  }

  #message(open: OpenJournal | undefined, matrix: MatrixRequest): ToLedger {
    const { all } = this.#parts.journals;
    const followed = this.#followed;
    const ledger = this.#ledger;
    return {
      type: 'ledger',
      ...(ledger
        ? { page: ledgerPage(ledger, matrix) }
        : { missing: !open ? 'noJournal' : followed ? 'unreadable' : 'nothingFollowed' }),
      frameworks: open ? followedIn(open.journal).map((one) => choosable(open, one)) : [],
      framework: followed ? followKey(followed) : '',
      journals: all.map(({ key, name }) => ({ key, name })),
      journal: open?.key ?? '',
    };
  }

  get #open(): OpenJournal | undefined {
    const { all, current } = this.#parts.journals;
    return all.find(({ key }) => key === this.#choice.journal) ?? current;
  }

  get #followed(): Followed | undefined {
    const open = this.#open;
    return open && followedBy(open.journal, this.#choice.framework);
  }

  get #ledger(): Ledger | undefined {
    const open = this.#open;
    const followed = this.#followed;
    return open && followed && ledgerFor(open.journal, followed, this.#choice.from);
  }

  async #handle(request: Request): Promise<void> {
    const open = this.#open;
    switch (request.type) {
      case 'showColumns':
        this.#matrix = request.matrix;
        return this.#show();
      case 'chooseJournal':
        return this.choose({ journal: request.key });
      case 'chooseFramework':
        return this.choose({ framework: request.key });
      case 'chooseCycle':
        return this.choose({ from: request.from });
      case 'listEntries': {
        const ledger = this.#ledger;
        if (ledger)
          await this.#post({
            type: 'entries',
            list: ledgerList(ledger, request.of, request.offset),
          });
        return;
      }
      case 'openEntry':
        // Opens only entries of this journal, whatever the page requests.
        if (open?.journal.entries.has(request.path))
          await vscode.window.showTextDocument(open.uriOf(request.path));
        return;
      case 'follow':
        await vscode.commands.executeCommand('reflectiveJournal.followFramework');
        return;
      case 'showProblems':
        await vscode.commands.executeCommand('workbench.actions.view.problems');
    }
  }

  async #post(message: ToLedger): Promise<void> {
    await this.#panel.webview.postMessage(message);
  }
}

type Request = Exclude<FromLedger, { type: 'ready' }>;

function choosable({ journal }: OpenJournal, followed: Followed): Choosable {
  const title = journal.collections.frameworks.get(followed.id)?.title ?? followed.id;
  const { until } = followed;
  return {
    key: followKey(followed),
    name:
      until === undefined
        ? title
        : l10n.t('{0}, until {1}', isolateBidi(title), shownDay(until, 'medium')),
  };
}
