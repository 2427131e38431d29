import * as vscode from 'vscode';
import { promptMarks } from '../../core/text/promptMarks';
import { Debounced, Disposables } from '../services/disposables';
import type { Parts } from '../services/parts';

const drawAfter = 50;
const template = /^\.journal\/(?:courses|models)\//;

/** Dims the marks of prompts in entries and templates, except where a theme has high contrast. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const { window } = vscode;
  const dimmed = disposables.add(window.createTextEditorDecorationType({ opacity: '0.6' }));
  const hasMarks = ({ uri, languageId }: vscode.TextDocument): boolean => {
    if (languageId !== 'markdown') return false;
    const path = journals.of(uri)?.pathOf(uri);
    return (path !== undefined && template.test(path)) || journals.entryAt(uri) !== undefined;
  };
  const rangesIn = (document: vscode.TextDocument): vscode.Range[] => {
    const { text, sections } = documents.textOf(document);
    return promptMarks(text, sections).map(
      ({ from, to }) => new vscode.Range(document.positionAt(from), document.positionAt(to)),
    );
  };
  const shown = new WeakMap<vscode.TextEditor, string>();
  const draw = (): void => {
    const { HighContrast, HighContrastLight } = vscode.ColorThemeKind;
    const isPlain = ![HighContrast, HighContrastLight].includes(window.activeColorTheme.kind);
    for (const editor of window.visibleTextEditors) {
      const ranges = isPlain && hasMarks(editor.document) ? rangesIn(editor.document) : [];
      const look = JSON.stringify(ranges);
      if ((shown.get(editor) ?? '[]') === look) continue;
      shown.set(editor, look);
      editor.setDecorations(dimmed, ranges);
    }
  };
  const later = disposables.add(new Debounced(drawAfter, draw));
  for (const event of [
    window.onDidChangeVisibleTextEditors,
    window.onDidChangeActiveColorTheme,
    journals.onDidChange,
    documents.onDidChange,
  ] as readonly vscode.Event<unknown>[])
    disposables.add(event(() => later.call()));
  later.call();
  return disposables;
}
