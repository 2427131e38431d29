import * as vscode from 'vscode';
import { attachmentsFor } from '../../core/authoring/attachments';
import {
  asksForFiles,
  suggestionsAt,
  type Suggestion,
  type Writing,
} from '../../core/assist/suggest';
import type { Parts } from '../services/parts';
import { hasYamlServer, yamlAt, yamlSelector, type YamlPlace } from './yamlAt';

const kinds: Record<Suggestion['kind'], vscode.CompletionItemKind> = {
  field: vscode.CompletionItemKind.Field,
  value: vscode.CompletionItemKind.Value,
};

/** Completes keys and values in front matter and in the YAML files of a journal. */
export function register(parts: Parts): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const place = yamlAt(parts, document, position);
      const found = place && suggestionsAt(place.text, place.offset, await writingAt(place));
      if (!found) return undefined;
      const range = new vscode.Range(
        document.positionAt(place.base + found.from),
        document.positionAt(place.base + found.to),
      );
      const quote = /^["']?/.exec(place.text.slice(found.from, found.to))![0];
      return found.items
        .filter(({ kind }) => kind === 'value' || !hasYamlServer(document))
        .map((one, index) => itemOf(one, range, quote, index));
    },
  };
  return vscode.languages.registerCompletionItemProvider(
    yamlSelector,
    provider,
    ...[' ', '[', ',', '"', "'", '/'],
  );
}

/** Adds the files to choose from if the value is a path. */
async function writingAt({ text, offset, writing, journal }: YamlPlace): Promise<Writing> {
  if (!asksForFiles(text, offset, writing.kind)) return writing;
  return { ...writing, files: await attachmentsFor(journal.files, writing.path) };
}

function itemOf(
  { kind, label, detail, text }: Suggestion,
  range: vscode.Range,
  quote: string,
  index: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.detail = detail;
  item.insertText = text;
  item.range = range;
  // The editor compares with the written text, including its quotation mark.
  item.filterText = quote + label;
  item.sortText = String(index).padStart(6, '0');
  if (kind === 'field') item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
