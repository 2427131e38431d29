import * as vscode from 'vscode';
import { EntryThreads } from './entryThreads';
import type { Parts } from '../services/parts';
import type { ShownComment } from './shownComment';

/** The threads of all entries that are open in the editor. */
export class OpenThreads implements vscode.Disposable {
  readonly #entries = new Map<vscode.TextDocument, EntryThreads>();

  constructor(
    readonly controller: vscode.CommentController,
    readonly parts: Parts,
  ) {}

  /** Updates all threads to the open documents, the journals and the texts. */
  update(): void {
    for (const [document, threads] of this.#entries) {
      if (!document.isClosed) continue;
      this.#entries.delete(document);
      threads.dispose();
    }
    for (const document of vscode.workspace.textDocuments) {
      if (document.languageId !== 'markdown') continue;
      this.#of(document)
        ?.update()
        .catch((error: unknown) => {
          this.parts.log.warn(`Comments could not be read: ${String(error)}`);
        });
    }
  }

  /** Moves threads with their words through an edit, until the next update. */
  follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    this.#entries.get(document)?.follow(contentChanges);
  }

  of(uri: vscode.Uri): EntryThreads | undefined {
    const document = vscode.workspace.textDocuments.find(
      (one) => one.uri.toString() === uri.toString(),
    );
    return document && this.#of(document);
  }

  /** The threads of the entry that shows the comment. */
  with({ comment }: ShownComment): EntryThreads | undefined {
    return [...this.#entries.values()].find(({ all }) =>
      all.some(({ comments }) => comments.some(({ key }) => key === comment.key)),
    );
  }

  /** Also kept for a document that is no longer an entry, to remove its threads. */
  #of(document: vscode.TextDocument): EntryThreads | undefined {
    const known = this.#entries.get(document);
    if (known || !this.parts.journals.entryAt(document.uri)) return known;
    const threads = new EntryThreads(document, this.controller, this.parts);
    this.#entries.set(document, threads);
    return threads;
  }

  dispose(): void {
    for (const threads of this.#entries.values()) threads.dispose();
  }
}
