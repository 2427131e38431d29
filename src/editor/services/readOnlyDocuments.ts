import * as vscode from 'vscode';
import { Disposables } from './disposables';
import type { EntryIn } from './journals';
import type { Parts } from './parts';

interface Options<Details> {
  readonly scheme: string;
  readonly extension: 'md' | 'txt';
  /** Whether the text can change with the journal; open documents are then rendered again. */
  readonly canChange: boolean;
  readonly render: (parts: Parts, target: EntryIn, details: Details) => Promise<string | undefined>;
}

/** Documents about entries that cannot be edited, under a URI scheme of their own. */
export class ReadOnlyDocuments<Details extends object> {
  constructor(readonly options: Options<Details>) {}

  /** @param name the tab's title */
  uri({ open, entry }: EntryIn, name: string, details: Details): vscode.Uri {
    const { scheme, extension } = this.options;
    const path = `/${name.replace(/[/\\]/g, ' ')}.${extension}`;
    const query = JSON.stringify({ ...details, journal: open.key, entry: entry.path });
    return vscode.Uri.from({ scheme, path, query });
  }

  register(parts: Parts): vscode.Disposable {
    const { scheme, canChange, render } = this.options;
    const { journals } = parts;
    const disposables = new Disposables();
    const changed = disposables.add(new vscode.EventEmitter<vscode.Uri>());
    if (canChange)
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
          const details = JSON.parse(uri.query) as Details & { journal: string; entry: string };
          const open = await journals.opened(details.journal);
          const entry = open?.journal.entries.get(details.entry);
          return (open && entry && (await render(parts, { open, entry }, details))) ?? '';
        },
      }),
    );
    return disposables;
  }
}
