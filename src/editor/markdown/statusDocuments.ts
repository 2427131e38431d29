import * as vscode from 'vscode';
import { explanationLines, explanationOf } from '../../core/actions/explanation';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';

const scheme = 'reflective-journal-status';

interface Shown {
  readonly journal: string;
  readonly entry: string;
}

export function statusUri({ open, entry }: EntryIn, name: string): vscode.Uri {
  const shown: Shown = { journal: open.key, entry: entry.path };
  const path = `/${name.replace(/[/\\]/g, ' ')}.txt`;
  return vscode.Uri.from({ scheme, path, query: JSON.stringify(shown) });
}

/** Why entries have their status, as documents that cannot be edited and follow every change. */
export function register({ journals }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<vscode.Uri>());
  disposables.add(
    journals.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === scheme) changed.fire(uri);
    }),
  );
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const shown = JSON.parse(uri.query) as Shown;
        const open = await journals.opened(shown.journal);
        const entry = open?.journal.entries.get(shown.entry);
        if (!entry) return '';
        const lines = explanationLines(await explanationOf(open!.journal, entry));
        return `${lines.join('\n')}\n`;
      },
    }),
  );
  return disposables;
}
