/** A page shows what others wrote, so what it asks for is taken for no more than what it says. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { register as registerProgress } from '../../src/editor/pages/progressPanel';
import type { Parts } from '../../src/editor/services/parts';
import { answering } from './answering';
import { closeEditors, journalYaml, ourExtension, TestJournal } from './testJournal';

const entry = 'entries/2026/one.md';
const files = { 'notes.md': 'x', [entry]: '# One\n' };

/** One page that listens, without a window of its own. */
class FakePage {
  readonly #disposed = new vscode.EventEmitter<void>();
  /** What it hands to the extension; resolves when that is done with. */
  post: (message: unknown) => unknown = () => assert.fail('nothing listens');
  readonly visible = true;
  readonly onDidDispose = this.#disposed.event;
  readonly onDidChangeViewState = new vscode.EventEmitter<void>().event;
  readonly onDidChangeVisibility = this.onDidChangeViewState;
  readonly webview = {
    cspSource: '',
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: async () => true,
    onDidReceiveMessage: (listener: (message: unknown) => unknown) => {
      this.post = listener;
      return { dispose: () => {} };
    },
  };
  reveal(): void {}
  dispose(): void {
    this.#disposed.fire();
  }
}

/** The page that the work opens. */
async function pageOf(work: () => unknown): Promise<FakePage> {
  const page = new FakePage();
  // The extension and its tests are given one and the same object by the editor.
  const window = vscode.window as unknown as Record<string, unknown>;
  const own = window['createWebviewPanel'];
  window['createWebviewPanel'] = () => page;
  try {
    await work();
    return page;
  } finally {
    window['createWebviewPanel'] = own;
  }
}

describe('a message of a page', () => {
  let made: TestJournal;
  let outside: string[];
  let page: FakePage | undefined;
  let other: TestJournal;

  before(async () => {
    other = await TestJournal.make(files);
    made = await TestJournal.make({
      ...files,
      '.journal/journal.yaml': journalYaml.replace(
        'frameworks: []',
        'frameworks: [{ id: sssc-cpl, cycleStart: 2026-06-01 }]',
      ),
    });
    const next = other.root.path.split('/').at(-1)!;
    outside = [
      ...['notes.md', `../${next}/${entry}`, `../${next}/notes.md`, '', '/', '..', '/etc/passwd'],
      ...['entries/2026/../../notes.md', '.journal/journal.yaml', '__proto__', 'entries/2026'],
      ...[
        `./${entry}`,
        `${entry}/`,
        `entries\\2026\\one.md`,
        `${entry}\0`,
        made.uri(entry).toString(),
      ],
    ];
  });
  afterEach(async () => {
    page?.dispose();
    page = undefined;
    await closeEditors();
  });
  after(async () => {
    await made.dispose();
    await other.dispose();
  });

  const pages: Readonly<Record<string, () => Promise<FakePage>>> = {
    'the progress panel': async () => {
      const view = new FakePage();
      const window = vscode.window as unknown as Record<string, unknown>;
      const own = window['registerWebviewViewProvider'];
      let provider: { resolveWebviewView(view: unknown): void } | undefined;
      window['registerWebviewViewProvider'] = (_: string, given: typeof provider) => {
        provider = given;
        return { dispose: () => {} };
      };
      const { journals } = made.api;
      const context = { extensionUri: ourExtension().extensionUri };
      const log = { warn: () => {} };
      const authors = {
        onDidChange: new vscode.EventEmitter<void>().event,
        known: async () => undefined,
      };
      registerProgress({ context, journals, log, authors } as unknown as Parts);
      window['registerWebviewViewProvider'] = own;
      provider!.resolveWebviewView(view);
      made.api.journals.choose(made.open.key);
      return view;
    },
    'the ledger': () =>
      pageOf(() =>
        vscode.commands.executeCommand('reflectiveJournal.openLedger', made.root.toString()),
      ),
    'the team': () =>
      pageOf(() => vscode.commands.executeCommand('reflectiveJournal.openTeamOverview')),
  };

  /** All that names an entry, a file or a journal. */
  const naming = (path: string): readonly object[] => [
    ...['continue', 'complete'].map((kind) => ({ type: 'next', step: { kind, entry: path } })),
    { type: 'next', step: { kind: 'start', template: path } },
    { type: 'openActivity', template: path },
    { type: 'showDiscussion', entry: path },
    { type: 'openEntry', path },
    { type: 'openWeek', week: path },
    ...[made, other].map(({ root }) => ({ type: 'openWaiting', journal: root.toString(), path })),
    { type: 'openWaiting', journal: path, path: entry },
    { type: 'openLearner', key: path },
    { type: 'chooseCycle', from: path },
    { type: 'listEntries', of: { kind: 'topic', ref: path, month: path }, offset: 0 },
    { type: 'export', journals: [path] },
  ];

  const deep = (depth: number): unknown => (depth === 0 ? [] : [deep(depth - 1)]);
  const malformed = (): readonly unknown[] => {
    const values = [undefined, null, true, 0, -1, NaN, 'x'.repeat(100_000), 1n];
    const objects = [[], {}, new Map(), new Uint8Array(3), [[]], deep(500), new Date(NaN)];
    const kinds = ['ready', 'toString', '__proto__', 'constructor', 'executeCommand', 'READY', ''];
    const types = naming(entry).map((one) => (one as { type: string }).type);
    return [
      ...[...values, ...objects, ...kinds],
      ...[...values, ...objects, ...kinds].map((type) => ({ type })),
      ...[...types, 'chooseFramework', 'chooseJournal', 'showColumns'].map((type) => ({ type })),
      ...[...values, ...objects].flatMap((value) => [
        ...types.map((type) => ({
          ...{ type, entry: value, path: value, template: value, week: value, from: value },
          ...{ key: value, journal: value, journals: value, of: value, matrix: value, offset: -1 },
          step: { kind: 'continue', entry: value },
        })),
        { type: 'next', step: value },
        { type: 'ready', matrix: { page: value, size: value } },
      ]),
      { type: 'next', step: { kind: 'toString', entry } },
      { type: 'openEntry', path: 'x'.repeat(1001) },
      { type: 'openEntry', path: [entry] },
      { type: 'openWaiting', journal: { toString: 'x' }, path: entry },
    ];
  };

  const shownFiles = (): string[] =>
    vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString());

  for (const [name, open] of Object.entries(pages)) {
    it(`opens nothing but entries of a journal: ${name}`, async () => {
      page = await open();
      const { post } = page;
      for (const path of outside)
        for (const message of naming(path)) {
          await answering({}, async () => post(message));
          assert.deepEqual(shownFiles(), [], JSON.stringify(message));
        }
    });

    it(`does nothing at all where it is malformed: ${name}`, async () => {
      page = await open();
      const { post } = page;
      const before = await made.list();
      const { shown } = await answering({}, async () => {
        for (const message of malformed()) await post(message);
      });
      assert.deepEqual(shown, []);
      assert.deepEqual(shownFiles(), []);
      assert.deepEqual(await made.list(), before);
    });
  }

  it('opens an entry of its journal', async () => {
    const messages: Readonly<Record<string, object>> = {
      'the progress panel': { type: 'next', step: { kind: 'continue', entry } },
      'the ledger': { type: 'openEntry', path: entry },
      'the team': { type: 'openWaiting', journal: made.root.toString(), path: entry },
    };
    for (const [name, message] of Object.entries(messages)) {
      const one = await pages[name]!();
      await one.post(message);
      const uri = vscode.window.activeTextEditor?.document.uri;
      assert.equal(uri?.toString(), made.uri(entry).toString(), name);
      one.dispose();
      await closeEditors();
    }
  });
});
