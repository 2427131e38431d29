import * as vscode from 'vscode';
import { backlinksTo } from '../../core/authoring/backlinks';
import { lineAt } from '../../core/base/problem';
import type { EntryText } from '../../core/entries/entryText';
import type { Parts } from '../services/parts';
import { unsavedTexts } from '../services/unsavedTexts';

/** Provides Find All References on an entry's id or title: links to it in other entries. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(
    { language: 'markdown' },
    {
      async provideReferences(document, position, _, token) {
        const found = journals.entryAt(document.uri);
        if (!found || !namesEntry(documents.textOf(document), document, position.line)) return [];
        const { open, entry } = found;
        const links = await backlinksTo(
          open.journal,
          entry.path,
          unsavedTexts(open),
          () => token.isCancellationRequested,
        );
        return links.map(
          ({ path, line, column, length }) =>
            new vscode.Location(
              open.uriOf(path),
              new vscode.Range(line, column, line, column + length),
            ),
        );
      },
    },
  );
}

/** Whether the line identifies the entry: its id, its title or its first heading. */
function namesEntry(
  { text, frontMatter, sections }: EntryText,
  document: vscode.TextDocument,
  line: number,
): boolean {
  const words = document.lineAt(line).text;
  if (frontMatter && document.offsetAt(new vscode.Position(line, 0)) < frontMatter.to)
    return /^(?:id|title)[ \t]*:/.test(words);
  const { from, to } = sections[0]!;
  const heading = /^ {0,3}#[ \t]/m.exec(text.slice(from, to));
  return heading !== null && lineAt(text, from + heading.index + 1) === line + 1;
}
