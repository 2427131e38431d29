import * as vscode from 'vscode';
import { revisionOf, revisionTexts } from '../../core/entries/revision';
import type { EntryIn } from '../services/journals';
import { Disposables } from '../services/disposables';
import type { Parts } from '../services/parts';

export const templateScheme = 'reflective-journal-template';

/** Which text a document of ours shows: of the template of an entry, before or after it was revised. */
interface Shown {
  readonly journal: string;
  readonly entry: string;
  readonly side: 'older' | 'newer';
}

export function templateUri(
  { open, entry }: EntryIn,
  side: Shown['side'],
  name: string,
): vscode.Uri {
  const shown: Shown = { journal: open.key, entry: entry.path, side };
  return vscode.Uri.from({
    scheme: templateScheme,
    path: `/${name.replace(/[/\\]/g, ' ')}.md`,
    query: JSON.stringify(shown),
  });
}

/** Texts of templates as documents that cannot be edited. What the entry has not revealed is not in them. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<vscode.Uri>());
  disposables.add(
    journals.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === templateScheme) changed.fire(uri);
    }),
  );
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(templateScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const shown = JSON.parse(uri.query) as Shown;
        const open = await journals.opened(shown.journal);
        const entry = open?.journal.entries.get(shown.entry);
        const revision = entry && revisionOf(open!.journal.collections, entry);
        if (!revision) return '';
        const document = await vscode.workspace.openTextDocument(open!.uriOf(entry.path));
        return revisionTexts(revision, documents.textOf(document), entry.revealed)[shown.side];
      },
    }),
  );
  return disposables;
}
