import * as vscode from 'vscode';
import { today } from '../../core/base/dates';
import { fileKindOf } from '../../core/journal/fileKinds';
import type { Journal } from '../../core/journal/journal';
import { splitFrontMatter } from '../../core/text/frontMatter';
import type { Writing } from '../../core/assist/suggest';
import type { Parts } from '../services/parts';
import { compare } from '../../core/base/compare';

/** The YAML around a position: a file of a journal, or the front matter of one. */
export interface YamlPlace {
  readonly text: string;
  /** Offset of the position in the text. */
  readonly offset: number;
  /** Offset of the text in the document. */
  readonly base: number;
  readonly writing: Writing;
  readonly journal: Journal;
}

/** Documents with YAML that the extension knows. */
export const yamlSelector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'yaml' },
];

/** @returns `undefined` outside a journal's YAML, without reading the document */
export function yamlAt(
  { journals, documents }: Parts,
  document: vscode.TextDocument,
  position: vscode.Position,
): YamlPlace | undefined {
  const open = journals.of(document.uri);
  const path = open?.pathOf(document.uri);
  if (!open || path === undefined) return undefined;
  const { journal } = open;
  const kind = fileKindOf(path, (one) => journal.setup?.isEntry(one) ?? false);
  const isMarkdown = document.languageId === 'markdown';
  if (!kind || isMarkdown !== (kind === 'entry' || kind === 'template')) return undefined;
  const range = isMarkdown ? frontMatterAround(document, position) : wholeOf(document);
  if (!range) return undefined;
  const base = document.offsetAt(range.start);
  return {
    text: document.getText(range),
    offset: document.offsetAt(position) - base,
    base,
    journal,
    writing: {
      kind,
      path,
      collections: journal.collections,
      people: journal.people,
      frameworks: journal.setup?.file.frameworks.map(({ id }) => id) ?? [],
      tags: () => tagsIn(journal),
      get prompts() {
        return documents.textOf(document).sections.flatMap(({ prompt }) => prompt ?? []);
      },
      today: today(journal.world.clock),
      files: [],
    },
  };
}

const wholeOf = (document: vscode.TextDocument): vscode.Range =>
  new vscode.Range(0, 0, document.lineCount, 0);

/** The front matter, if the position is in it. */
function frontMatterAround(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Range | undefined {
  const split = splitFrontMatter(document.getText());
  if (typeof split === 'string') return undefined;
  const range = new vscode.Range(document.positionAt(split.from), document.positionAt(split.to));
  return range.start.line <= position.line && position.line < range.end.line ? range : undefined;
}

/** The most used first. */
function tagsIn({ entries }: Journal): string[] {
  const uses = new Map<string, number>();
  for (const { tags } of entries.values())
    for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([tag]) => tag);
}

/** Whether a YAML language server completes the keys: it uses our schemas. */
export const hasYamlServer = (document: vscode.TextDocument): boolean =>
  document.languageId === 'yaml' &&
  (vscode.extensions.getExtension('redhat.vscode-yaml')?.isActive ?? false);
