import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { journalPlugin } from '../../core/preview/journalPlugin';
import { entryPage, type Page } from '../../core/preview/page';
import { Debounced, Disposables } from '../services/disposables';
import type { Parts } from '../services/parts';
import { shownDay } from '../services/shownDate';

const drawAfter = 300;
const maxShown = 20;

/** Renders entries in the editor's Markdown preview; leaves other documents as they are. */
export class MarkdownPreview implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #parts: Parts;
  /** State last rendered for each document, to detect when the preview must refresh. */
  readonly #shown = new Map<string, string>();

  /** Called by the editor before it first renders Markdown. */
  readonly extend: (markdown: MarkdownIt) => MarkdownIt;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.extend = journalPlugin((env) => {
      const uri = env?.['currentDocument'];
      if (!(uri instanceof vscode.Uri)) return undefined;
      const page = this.#pageOf(uri);
      this.#remember(uri.toString(), pictureOf(page));
      return page;
    });
    const draw = this.#disposables.add(new Debounced(drawAfter, () => this.#draw()));
    this.#disposables.add(parts.journals.onDidChange(() => draw.call()));
  }

  #pageOf(uri: vscode.Uri): Page | undefined {
    const { journals, documents } = this.#parts;
    const found = journals.entryAt(uri);
    const document =
      found && vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (!found || !document) return undefined;
    const { journal } = found.open;
    const template = journal.templateOf(found.entry);
    const course = template?.ref.slice(0, template.ref.indexOf('/'));
    return entryPage(
      found.entry,
      documents.textOf(document),
      template,
      course === undefined ? undefined : journal.collections.courses.get(course),
      (day) => shownDay(day, 'medium'),
    );
  }

  #remember(key: string, picture: string): void {
    this.#shown.delete(key);
    this.#shown.set(key, picture);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > maxShown) this.#shown.delete(oldest!);
  }

  /** Refreshes the preview when a status or a template changes; the editor does so only for text. */
  #draw(): void {
    const isStale = [...this.#shown].some(
      ([key, picture]) => picture !== pictureOf(this.#pageOf(vscode.Uri.parse(key))),
    );
    if (!isStale) return;
    // Visible documents are added again as they are rendered.
    this.#shown.clear();
    void vscode.commands.executeCommand('markdown.preview.refresh');
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** Everything rendered except the text and the marks of its prompts, which the editor refreshes. */
const pictureOf = (page: Page | undefined): string =>
  page ? JSON.stringify([page, [...page.prompts.values()].map(({ guidance }) => guidance)]) : '';
