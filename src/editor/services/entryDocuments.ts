import * as vscode from 'vscode';
import { readEntryText, type EntryText } from '../../core/entries/entryText';
import { Disposables } from './disposables';
import type { Journals } from './journals';

const typingPause = 150;

/** Reads the texts of open documents once per version, and applies unsaved ones to their journals. */
export class EntryDocuments implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #read = new WeakMap<vscode.TextDocument, { version: number; text: EntryText }>();
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());

  /** Fires when the text of an open entry changed. */
  readonly onDidChange = this.#changed.event;

  constructor(readonly journals: Journals) {
    const { workspace } = vscode;
    this.#disposables.add(
      workspace.onDidChangeTextDocument(({ document }) => this.#syncLater(document)),
    );
    this.#disposables.add(
      workspace.onDidOpenTextDocument((document) => {
        // A renamed unsaved entry is opened again under its new name.
        if (document.isDirty) this.#syncLater(document);
      }),
    );
    this.#disposables.add(workspace.onDidSaveTextDocument((document) => void this.sync(document)));
    this.#disposables.add(
      workspace.onDidCloseTextDocument((document) => void this.#closed(document)),
    );
  }

  textOf(document: vscode.TextDocument): EntryText {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.text;
    const text = readEntryText(document.getText());
    this.#read.set(document, { version: document.version, text });
    return text;
  }

  #syncLater(document: vscode.TextDocument): void {
    if (document.languageId !== 'markdown' || !this.journals.of(document.uri)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => void this.sync(document), typingPause),
    );
  }

  /** Updates the journal from the document. */
  async sync(document: vscode.TextDocument): Promise<void> {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    const open = this.journals.of(document.uri);
    const path = open?.pathOf(document.uri);
    if (!open || path === undefined) return;
    // An unloaded journal does not know its entries.
    await open.loaded.catch(() => undefined);
    if (document.isDirty && !document.isClosed)
      await open.journal.apply([{ kind: 'open', path, text: this.textOf(document) }]);
    else await open.journal.apply([{ kind: 'closed', path }]);
    this.#changed.fire();
  }

  async #closed(document: vscode.TextDocument): Promise<void> {
    if (document.languageId === 'markdown') await this.sync(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#disposables.dispose();
  }
}
